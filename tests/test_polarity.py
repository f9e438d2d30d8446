"""A slip is stored only if it was told from its opposite: pure decisions, and voices through a real ear."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from assistant.core.model import Utterance, Word
from assistant.core.negation import places
from assistant.understanding.polarity import GRAVE, untold
from tests.polarity_audio import Told, hear, judge, tell
from tests.test_recognizers import PROMPT, whisper

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)


def heard(text: str, engine: str = "whisper", **doubtful: float) -> Utterance:
    """`text`, certain but for the words in `doubtful` (an apostrophe is a `_` there)."""
    sure = {word.replace("_", "'"): confidence for word, confidence in doubtful.items()}
    words = tuple(
        Word(word, at * 0.3, at * 0.3 + 0.3, sure.get(word.strip(".,"), 1.0))
        for at, word in enumerate(text.split())
    )
    return Utterance(uuid4(), text, AT, AT, engine, words)


@pytest.mark.parametrize(
    "said",
    [
        heard("I drank last night."),
        heard("I didn't drink last night.", didn_t=0.9),
        heard("I did fall on the stairs.", did=0.99),
        heard("I can walk past the pub.", can=0.97),
        heard("I have not used since May.", have=0.1),  # "haven't" would deny it, too
    ],
)
def test_what_is_sure_is_told(said: Utterance) -> None:
    assert not untold(said)


@pytest.mark.parametrize(
    "said",
    [
        heard("I did drink last night.", did=0.9),
        heard("I didn't drink last night.", didn_t=0.6),
        heard("I drank last night.", drank=0.9),
        heard("I can't walk past the pub.", can_t=0.9),
        heard("I have fallen again.", have=0.9),
        heard("She asked, and I never cut myself.", never=0.5),
    ],
)
def test_what_is_not_sure_is_untold(said: Utterance) -> None:
    assert untold(said)


@pytest.mark.parametrize(
    "text",
    [
        "I did it drink last night",  # didn't drink
        "I happened to smoke all day",  # haven't smoked
        "I called him to stay off the weed",  # couldn't stay
        "I can't fall last week",  # had a fall
    ],
)
def test_a_negation_that_became_other_words_leaves_a_trace(text: str) -> None:
    assert untold(heard(text))


@pytest.mark.parametrize(
    "text",
    [
        "I did the stairs",
        "I did my ten squats",
        "I drank a big glass of water",
        "I fell asleep",
        "I used my cane",
    ],
)
def test_only_grave_matters_are_doubted(text: str) -> None:
    assert not untold(heard(text, did=0.3, drank=0.3, fell=0.3, used=0.3))


def test_a_doubt_far_from_the_matter_is_none() -> None:
    far = "I did my squats and then after a long slow walk to the shop and back again we went to the pub"
    assert not untold(heard(far, did=0.5))
    assert untold(heard("I did go to the pub", did=0.5))


def test_the_matter_may_have_been_named_before() -> None:
    said = heard("I did have one after the match", did=0.9)
    assert not untold(said)
    assert untold(said, before=["I miss beer", "the match is tomorrow"])
    assert not untold(said, before=["my knee is stiff"])


def test_typed_words_are_always_told() -> None:
    typed = replace(heard("I did drink last night", engine="keyboard", did=0.1), words=())
    assert not untold(typed)


@pytest.mark.parametrize(
    "text", ["i slipped", "two beers", "i've been clean for a week", "i hurt myself", "a bet"]
)
def test_what_is_grave(text: str) -> None:
    assert GRAVE.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "pelvic floor lifts",
        "my knee hurts",
        "i cut my run short",
        "high knees",
        "i bet you",
        "joint pain",
        "shoulder blades",
    ],
)
def test_what_is_not_grave(text: str) -> None:
    assert not GRAVE.search(text)


def test_where_a_negation_may_stand() -> None:
    assert places("yes i did drink and my legs gave way".split()) == [2, 3]
    assert places("i have not used".split()) == [2]
    assert places("two sets of ten".split()) == []


def test_a_flipped_fact_is_told_wrong() -> None:
    drank, sober = "I drank last night", "I didn't drink last night"
    assert judge((sober, drank), heard("I drank last night.")) is Told.WRONG
    assert judge((sober, drank), heard("I didn't drink last night.")) is Told.RIGHT
    assert judge((sober, drank), heard("I did drink last night.", did=0.5)) is Told.UNTOLD
    assert judge((sober, drank), heard("I ran last night.")) is Told.UNHEARD


# --- through a real ear ----------------------------------------------------------------------------------

PAIRS = (
    ("I smoked a cigarette after dinner", "I didn't smoke a cigarette after dinner"),
    ("I did go into the casino", "I didn't go into the casino"),
    ("I had a beer at the party", "I never had a beer at the party"),
    ("I fell on the stairs this morning", "I didn't fall on the stairs this morning"),
    ("I did slip on the wet leaves", "I didn't slip on the wet leaves"),
    ("I could stay away from the weed", "I couldn't stay away from the weed"),
)


@pytest.mark.parametrize("noise_db", [None, 10], ids=["clean", "noise"])
def test_no_fact_is_turned_round_by_the_ear(noise_db: float | None) -> None:
    recognizer = whisper().recognizer
    recognizer.expect(PROMPT)
    told = [
        half
        for number, pair in enumerate(PAIRS)
        for half in tell(recognizer, pair, ("en-us", "en-us+f3")[number % 2], noise_db)
    ]
    recognizer.discard()
    assert Told.WRONG not in told
    assert told.count(Told.RIGHT) >= 4, "always in doubt is no answer, either"


HARD = (
    ("I didn't smoke a cigarette after dinner", "I smoked a cigarette after dinner", "en-gb-scotland+m3", 10),
    ("I smoked a cigarette after dinner", "I didn't smoke a cigarette after dinner", "en-gb-scotland+m3", 10),
    ("I didn't slip on the wet leaves", "I did slip on the wet leaves", "en-us+f3", None),
    ("I couldn't stay away from the weed", "I could stay away from the weed", "en-us+f3", None),
)


def test_what_was_misheard_is_doubted() -> None:
    """Whisper turns some of these round (which ones, depends on the processor): the words alone are wrong.

    That doubt catches every one of them is not so on every processor; how many it misses is measured
    (`python -m scripts.bench_understanding --polarity`).
    """
    recognizer = whisper().recognizer
    recognizer.expect(PROMPT)
    heard_so = [
        ((said, otherwise), hear(recognizer, said, voice, noise_db))
        for said, otherwise, voice, noise_db in HARD
    ]
    recognizer.discard()
    by_words = [judge(pair, replace(utterance, words=())) for pair, utterance in heard_so].count(Told.WRONG)
    assert [judge(pair, utterance) for pair, utterance in heard_so].count(Told.WRONG) < by_words
