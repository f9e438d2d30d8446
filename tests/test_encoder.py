"""The trained model, as it is in the checkout: its word pieces, its weights, its size."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.encoder import CLASSES, FOLDER, LONGEST, rarity, scales, weigh, word_pieces
from assistant.understanding.spoken import spoken
from scripts.reading_text import written


def test_word_pieces_are_those_of_bert() -> None:
    tokenizers = pytest.importorskip("tokenizers")
    bert = tokenizers.BertWordPieceTokenizer(str(FOLDER / "vocab.txt"), lowercase=True)
    for row in written("dev"):
        words = spoken(row.text)
        ours = [piece for word in words.split() for piece in word_pieces(word)]
        assert ours == bert.encode(words, add_special_tokens=False).ids


def test_what_the_words_give_is_what_the_sentence_gets() -> None:
    """One word at a time they are weighed beside the others, and still add up."""
    weighed = weigh("it hurt but i did the whole flight".split())
    assert len(weighed) == 8
    assert all(len(share) == len(CLASSES) for share in weighed)
    assert weighed[0] != weigh(["it"])[0]


def test_rare_words_tell_more() -> None:
    assert rarity("the") == rarity("i") == 0
    assert 0 < rarity("walked") < rarity("curtains") < 3


def test_a_long_story_is_read_to_its_end() -> None:
    story = ["walked"] * (3 * LONGEST)
    assert sum(map(sum, weigh(story)[: 2 * LONGEST])) == 0
    assert weigh(story)[-2] != weigh([*story[:-1], "fell"])[-2]


@given(st.text())
def test_any_word_has_pieces(word: str) -> None:
    assert all(isinstance(piece, int) for piece in word_pieces(word))


def test_the_scales_are_sensible() -> None:
    found = scales()
    assert 0.3 < found.temperature < found.heard < 3
    assert 0.25 < found.no_below < found.yes_from < 1


def test_the_files_keep_within_what_was_promised() -> None:
    names = ("reading.onnx", "vocab.txt", "scales.json")
    assert sum((FOLDER / name).stat().st_size for name in names) <= 30_000_000
    names_of_scales = {"temperature", "heard", "yes_from", "no_below", "also_from"}
    assert set(json.loads((FOLDER / "scales.json").read_text())) == names_of_scales


def test_nothing_is_left_of_a_sentence_without_words() -> None:
    assert weigh([]) == ()
    assert weigh([""]) == ((0, 0, 0, 0),)
