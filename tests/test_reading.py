"""The reading of a check-in, tried on tables of labelled sentences and on what was misread once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.core.model import Kind, Sure
from assistant.understanding.reading import read
from assistant.understanding.spoken import spoken
from tests.check_ins import LATER, MENDED, SEEN

FIGURES = {
    "10,000": "ten thousand", "200": "two hundred", "90": "ninety", "20": "twenty",
    "15": "fifteen", "10": "ten", "110": "one hundred and ten",
    "8": "eight", "6": "six", "1": "one", "5K": "five k", "5": "five", "4": "four", "3": "three", "2": "two",
}  # fmt: skip


def labelled(table: dict[str, str]) -> list[tuple[str, Kind | None]]:
    return [
        (sentence.strip(), None if kind == "none" else Kind(kind))
        for kind, sentences in table.items()
        for sentence in re.split(r" / |\n", sentences.strip())
    ]


def as_vosk_writes(text: str) -> str:
    for figure, words in FIGURES.items():
        text = re.sub(rf"\b{figure}\b", words, text)
    return re.sub(r"[^a-z' ]+", " ", text.lower()).strip()


def f1(table: dict[str, str], kind: Kind | None) -> float:
    pairs = [(label is kind, read(text).kind is kind) for text, label in labelled(table)]
    return 2 * pairs.count((True, True)) / sum(label + found for label, found in pairs)


def macro_f1(table: dict[str, str]) -> float:
    return sum(f1(table, kind) for kind in (*Kind, None)) / 4


def test_there_are_enough_sentences() -> None:
    assert len(labelled(SEEN)) > 200
    assert len(labelled(LATER)) > 100
    assert len(labelled(MENDED)) > 60


@pytest.mark.parametrize(("table", "floor"), [(SEEN, 0.95), (LATER, 0.8), (MENDED, 0.8)])
def test_macro_f1(table: dict[str, str], floor: float) -> None:
    assert macro_f1(table) >= floor


@pytest.mark.parametrize(("text", "label"), labelled(SEEN) + labelled(LATER) + labelled(MENDED))
def test_neither_stumble_nor_grief_is_a_celebration_and_both_recognisers_are_read_alike(
    text: str, label: Kind | None
) -> None:
    assert read(as_vosk_writes(text)) == read(text)
    assert label is Kind.CELEBRATION or label is Kind.STEP or read(text).kind is not Kind.CELEBRATION


@pytest.mark.parametrize(
    ("text", "kind", "because"),
    [
        ("I skipped my exercises again.", Kind.STUMBLE, "skipped"),
        ("I didn't skip my exercises.", Kind.STEP, "didn't skip"),
        ("It hurt, but I did the whole flight.", Kind.STEP, "did"),
        ("First day without the crutches!", Kind.CELEBRATION, "first day without"),
        ("I drank last night after nine months.", Kind.STUMBLE, "drank"),
        ("How was my week?", None, "how"),
        ("My brother ran a marathon.", None, "my brother"),
        ("His chair is empty today.", None, "chair is empty"),
        ("Her side of the bed is cold.", None, "her"),
        ("It's raining.", None, ""),
    ],
)
def test_it_says_which_words_decided(text: str, kind: Kind | None, because: str) -> None:
    assert (read(text).kind, read(text).because) == (kind, because)


GRIEF = """
First Christmas without my mom. / First day without my son. / A whole year without my husband.
My wife died last year and today I made her soup. / My mother passed away and I visited her grave.
The funeral was today and I got through it. / I lost my brother in May. / It's the anniversary of his death.
"""
MISREAD = {
    "step": """
I missed the bus, so I walked. / I skipped rope for 10 minutes. / I had 2 beers instead of 6.
No cigarettes today. / I quit smoking. / I gave up drinking. / I can bend my knee to 110 degrees now.
Pain is better, like a 5 instead of an 8. / I drank two glasses of water. / The pain is gone.
I didn't call my dealer. / I didn't go to the liquor store. / I walked past the liquor store.
My phone died, so I walked home. / My therapist asked me to write a letter and I wrote it.
I hate it but I did ten squats.
""",
    "stumble": """
I used heroin yesterday. / I used today. / I finished the whole bottle. / I called my dealer.
I texted my dealer.
I went to the liquor store. / I walked away from my kids. / Wow, what a success, I ate everything.
I cut myself last night. / I starved all day. / I punched the wall. / I kicked the dog. / I overdosed.
I fainted.
I had 2 beers instead of 1. / I lost my temper with my mother. / I missed my son's birthday.
I took 3 of my dad's pills. / My first drink in a year. / I had nothing but wine and I drank it.
My boss made me stay late and I skipped the gym.
""",
    "celebration": """
First week without cigarettes. / First night without pain. / I never thought I'd walk again.
I finally climbed the stairs. / One year without alcohol. / I slept the whole night.
""",
    "none": """
I am finally alone. / I'm two weeks clean and I hate it. / One year sober and I feel nothing.
My physio made me cry. / My therapist told me I did well. / I burned the dinner. / Nothing new.
I fell in love. / I missed my mother today. / I had a hard day today. / I can't believe he's gone.
I cried all the way home. / I was awake the whole night. / I'm on my own now. / I passed the pub.
For the record, I hate this. / I never thought I'd be alone. / It was the longest night of my life.
I have nothing to celebrate. / I dreamt that I was smoking. / I slept the whole day.
""",
}


@pytest.mark.parametrize(("text", "label"), labelled(MISREAD))
def test_what_was_misread_once(text: str, label: Kind | None) -> None:
    assert read(text).kind is label
    assert read(as_vosk_writes(text)) == read(text)


@pytest.mark.parametrize("text", [text for text, _ in labelled({"none": GRIEF})])
def test_grief_is_no_check_in_whatever_was_done(text: str) -> None:
    reading = read(text)
    assert (reading.kind, reading.sure) == (None, Sure.YES)
    assert reading.because in spoken(text)
    assert read(as_vosk_writes(text)) == reading


@pytest.mark.parametrize("text", ["Nothing hurt today.", "I drank my protein shake.", "I did it again."])
def test_what_sounds_like_a_slip_or_a_joy_may_be_neither(text: str) -> None:
    assert read(text).kind in (Kind.STEP, None)


@pytest.mark.parametrize(
    "text",
    [
        "First day without the crutches and I fell.",
        "For the first time in months I drank.",
        "I'm proud of nothing.",
        "I finally gave up.",
        "I was proud of a whole year sober and then I relapsed.",
        "It's the third time I've skipped the stairs one.",
        "I almost made it to the top, but I gave in.",
        "My longest walk ever made my knee worse.",
    ],
)
def test_joy_beside_a_stumble_is_no_celebration(text: str) -> None:
    assert read(text).kind is not Kind.CELEBRATION


def test_the_closing_clause_decides() -> None:
    assert read("I skipped yesterday, but today I did all of it.").kind is Kind.STEP
    assert read("I did all of it yesterday, but today I skipped.").kind is Kind.STUMBLE


@pytest.mark.parametrize("text", ["", "   ", "?!", "um", "but", "and and and", "today i"])
def test_nothing_to_go_by(text: str) -> None:
    assert read(text).kind is None
    assert read(text).because == ""


@given(
    st.text()
    | st.lists(st.sampled_from("i but and today skipped proud not did never it".split())).map(" ".join)
)
def test_every_text_has_a_reading(text: str) -> None:
    reading = read(text)
    assert 0 <= reading.confidence <= 1
    assert reading == read(text)
    assert (reading.sure is Sure.YES) == (reading.confidence >= 0.8)
    assert (reading.sure is Sure.NO) == (reading.confidence < 0.55)
