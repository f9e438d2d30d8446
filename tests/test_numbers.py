"""Numbers as they are told: what the rules know, what only the model knows, and what neither may make up."""

import json

import pytest

from assistant.core.model import Measure, Numbers, Unit
from assistant.understanding.numbers import numbers
from scripts.reading_text import FOLDER
from tests.measured import NOT_MEASURED, measured, short
from tests.styles import vosk_style


def test_what_the_rules_are_made_for_stays_as_it_is() -> None:
    wrong = [text for text, told in measured() if short(numbers(text)) != told]
    assert len(wrong) <= 0.04 * len(measured()), wrong


def test_no_number_is_made_a_measure_that_is_none() -> None:
    assert [text for text in NOT_MEASURED.strip().splitlines() if numbers(text) != Numbers()] == []


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (
            "Took the stick and did two laps of the ward, stopped once.",
            Measure(amount=2, unit=Unit.LAPS, aid="stick"),
        ),
        ("heel slides managed to get to seventeen today", Measure("heel slides", amount=17, unit=Unit.REPS)),
    ],
)
def test_the_model_reads_what_the_rules_do_not(text: str, measure: Measure) -> None:
    assert measure in numbers(text).measures


def test_both_recognisers_ways_of_writing_give_the_same_numbers() -> None:
    lines = (FOLDER / "dev" / "measures.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    assert len(texts) == 1020
    assert [text for text in texts if numbers(text) != numbers(vosk_style(text))] == []


def test_where_it_is_very_sure_the_model_is_believed_against_the_rules() -> None:
    curls = numbers("bicep curls five kilos ten on the left and six on the right").measures
    assert [(each.amount, each.load_kg) for each in curls] == [(10, 5), (6, 5)]


def test_what_the_rules_doubt_is_not_made_sure_by_the_model() -> None:
    assert numbers("Ten squats, pain-free.").pain_unclear


@pytest.mark.parametrize(
    ("text", "pain"),
    [
        ("I walked to the shop, pain 7.5", 7.5),
        ("did my squats, pain eight and a half", 8.5),
        ("pain free out of ten", 3),
        ("squats, pain-free out of 10", 3),
        ("nine out of ten pain after the stairs", 9),
    ],
)
def test_how_bad_the_pain_is_is_never_lost(text: str, pain: float) -> None:
    """Neither missed by the model where the rules hear it, nor taken for none."""
    assert numbers(text).pain == pain
