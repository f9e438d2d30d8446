"""The text that the reading is trained by: enough, as many ways as people talk, apart from the exam."""

import hashlib
import json
import re
from collections import Counter, defaultdict
from itertools import pairwise

from assistant.understanding.spoken import spoken
from assistant.understanding.tagging import TAGS
from scripts.measures_text import tagged_text
from scripts.reading_text import CLASSES, FOLDER, Row, heard, written

TRAIN = written("train")


def grams(text: str, size: int = 5) -> frozenset[tuple[str, ...]]:
    words = spoken(text).split()
    return frozenset(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)))


def test_there_is_enough_of_every_kind_and_in_contrast() -> None:
    assert len(TRAIN) >= 5000
    assert len(heard("train")) >= 0.98 * len(TRAIN), "as a recogniser hears them, at least double"
    counts = Counter(row.kind for row in TRAIN)
    assert all(counts[kind] / len(TRAIN) > 0.15 for kind in CLASSES)
    assert sum(bool(row.contrast) for row in TRAIN) >= 1500
    sets = defaultdict(set)
    for row in TRAIN:
        sets[row.contrast].add(row.kind)
    differing = [kinds for number, kinds in sets.items() if number and len(kinds) > 1]
    assert len(differing) / (len(sets) - 1) > 0.9, "a contrast changes the kind"


def test_hardly_two_are_alike() -> None:
    """95 % have no neighbour that shares over half of the runs of five words with them (Jaccard)."""
    rows = [grams(row.text) for row in TRAIN]
    having = defaultdict(list)
    for number, row in enumerate(rows):
        for gram in row:
            having[gram].append(number)
    alike = set()
    for number, row in enumerate(rows):
        shared = Counter(other for gram in row for other in having[gram] if other < number)
        near = [other for other, count in shared.items() if count / len(row | rows[other]) > 0.5]
        alike |= {number, *near} if near else set()
    assert len(alike) / len(rows) <= 0.05


FRAME = frozenset(
    """
    a about after again all almost already also always am an and another any anyway are aren't as at away
    back bad be because been before being best better bit both but by came can can't cause come could
    couldn't day days did didn't do does doesn't doing done don't down each either else even ever every
    felt finally first for from gave get getting give go going gone good got great had hadn't half hard
    hardly has hasn't have haven't he he's her here him his how i i'd if i'll i'm in instead into is isn't
    it it's i've just kept know last least less let like little long lot made make managed maybe me mind
    more most much my myself never new next no nobody none nope not nothing now of off oh ok okay on once
    one only or other our out over own past put quite rather really right said same say see she she's
    should since so some somehow something sort still such than that that's the their them then there they
    they're this though through till time to today tomorrow tonight too took tried two under until up us
    used very was wasn't way we week weeks well went were what when where which while who why will wish
    with without won't would wouldn't yeah year yes yesterday yet you your
    """.split()
)
"""What is left when names, numbers, nouns and what else carries the matter are masked."""


def skeleton(text: str) -> str:
    masked = " ".join(word if word in FRAME else "_" for word in re.sub(r"\d\S*", "_", spoken(text)).split())
    return re.sub(r"_(?: _)+", "_", masked)


def test_no_frame_is_a_template() -> None:
    counts = Counter(skeleton(row.text) for row in TRAIN if len(row.text.split()) > 3)
    frame, count = counts.most_common(1)[0]
    assert count / len(TRAIN) <= 0.005, frame


def test_they_are_as_long_as_people_talk() -> None:
    lengths = sorted(len(row.text.split()) for row in TRAIN)
    assert sum(3 <= length <= 45 for length in lengths) / len(lengths) > 0.97
    assert 10 <= sum(lengths) / len(lengths) <= 20


def test_every_row_is_in_order() -> None:
    for part in ("train", "dev", "test"):
        rows: list[Row] = written(part)
        assert len({row.id for row in rows}) == len(rows)
        assert len({row.text.lower() for row in rows}) == len(rows)
        assert {row.kind for row in rows} == set(CLASSES)
        assert all(one.id != two.id for one, two in pairwise(rows))


def test_every_word_of_the_sentences_with_measures_has_its_tag() -> None:
    examples = tagged_text("train")
    assert len(examples) >= 4500
    assert all(len(example.words) == len(example.tags) for example in examples)
    assert {tag for example in examples for tag in example.tags} == set(TAGS)
    assert len({example.words for example in examples}) == len(examples)


def test_no_sentence_with_measures_is_of_the_exam() -> None:
    lines = (FOLDER / "test" / "measures.jsonl").read_text(encoding="utf-8").splitlines()
    exam = set().union(*(grams(json.loads(line)["text"], 7) for line in lines))
    shared = [words for example in tagged_text("train") if grams(words := " ".join(example.words), 7) & exam]
    assert not [words for words in shared if len(words.split()) >= 7]


def test_the_exam_is_as_it_was_committed_and_no_part_of_the_training() -> None:
    card = (FOLDER / "README.md").read_text()
    for path in sorted((FOLDER / "test").iterdir()):
        if path.name not in ("heard.tsv", "diaries.tsv"):
            assert hashlib.sha256(path.read_bytes()).hexdigest() in card, path.name
    seen = set().union(*(grams(row.text, 7) for row in (*TRAIN, *written("dev"))))
    shared = [row.text for row in written("test") if len(row.text.split()) >= 7 and grams(row.text, 7) & seen]
    assert not shared
