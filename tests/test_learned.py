"""What a person corrected shifts what is like it, here only, within bounds, until forgotten."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from assistant.core.dialogue import Dialogue
from assistant.core.model import Correction, Entry, Kind, Utterance
from assistant.journal import Journal
from assistant.skills import carry_out, understand
from assistant.understanding.encoder import CLASSES
from assistant.understanding.learned import STRENGTH, shift
from assistant.understanding.reading import chances, read
from assistant.understanding.spoken import spoken

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
QUIET = "I had a quiet one with the curtains shut."


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal(tmp_path / "journal.duckdb")
    yield journal
    journal.close()


def told(journal: Journal, words: str, kind: Kind | None, at: datetime = NOW) -> UUID:
    said = Utterance(uuid4(), words, at, at)
    journal.keep(said)
    journal.file(Entry(said.id, kind, words, at, at.date()))
    return said.id


def test_a_correction_pulls_what_is_like_it() -> None:
    corrections = [Correction(QUIET, Kind.STEP, Kind.STUMBLE)]
    near, far = "Had another quiet one, curtains shut.", "My brother has bought a red car."
    hard = CLASSES.index(Kind.STUMBLE)
    assert chances(near, corrections)[hard] > chances(near)[hard] + 0.02
    assert chances(far, corrections) == pytest.approx(chances(far), abs=0.02)


def test_many_pull_no_further_than_one() -> None:
    here = spoken(QUIET).split()
    once = shift(here, [Correction(QUIET, Kind.STEP, Kind.STUMBLE)])
    often = shift(here, [Correction(QUIET, Kind.STEP, Kind.STUMBLE)] * 20)
    assert often == pytest.approx(once)
    assert max(map(abs, often)) <= STRENGTH


def test_twenty_that_contradict_each_other_change_nothing() -> None:
    contradictory = [
        Correction(QUIET, was, now)
        for was, now in ((Kind.STEP, Kind.STUMBLE), (Kind.STUMBLE, Kind.STEP))
        for _ in range(10)
    ]
    assert shift(spoken(QUIET).split(), contradictory) == pytest.approx([0, 0, 0, 0])
    clear = "I skipped my exercises again."
    assert read(clear, contradictory) == read(clear)


def test_nonsense_does_not_turn_what_is_clear_and_different() -> None:
    """Twenty slips called celebrations: another clear stumble, about something else, stays one."""
    nonsense = [
        Correction(f"I drank {n} glasses on my own.", Kind.STUMBLE, Kind.CELEBRATION) for n in range(20)
    ]
    for text in (
        "I skipped physio again.",
        "The knee is swollen and I can't bend it.",
        "I yelled at the kids again.",
    ):
        assert read(text, nonsense).kind is Kind.STUMBLE


def test_relabelling_teaches_and_forgetting_unlearns(journal: Journal) -> None:
    entry = told(journal, QUIET, Kind.STEP)
    journal.settle()
    assert not journal.known.corrections
    journal.relabel(entry, Kind.STUMBLE, NOW)
    journal.settle()
    assert journal.known.corrections == (Correction(QUIET, Kind.STEP, Kind.STUMBLE),)
    again = Journal(journal.path)
    assert again.known.corrections == journal.known.corrections, "it is the journal's, not the program's"
    again.close()
    journal.forget({entry: journal.person})
    assert not journal.known.corrections
    assert journal.known.words == ()


def test_what_was_taken_back_teaches_nothing(journal: Journal) -> None:
    entry = told(journal, QUIET, Kind.STEP)
    journal.relabel(entry, Kind.STUMBLE, NOW)
    journal.settle()
    journal.undo(NOW + timedelta(minutes=1))
    assert not journal.known.corrections
    journal.redo(NOW + timedelta(minutes=2))
    assert len(journal.known.corrections) == 1


def test_one_learns_from_oneself_only(journal: Journal) -> None:
    journal.relabel(told(journal, QUIET, Kind.STEP), Kind.STUMBLE, NOW)
    journal.settle()
    other = Journal(journal.path, person="somebody else")
    assert other.known.corrections == ()
    other.close()


def test_saying_so_is_enough(journal: Journal) -> None:
    """From the very next sentence on, also where nobody else files."""
    told(journal, QUIET, Kind.STEP)
    said = Utterance(
        uuid4(), "no, that was a stumble", NOW + timedelta(minutes=1), NOW + timedelta(minutes=1)
    )
    carry_out(said, understand(said, Dialogue(), journal.known), Dialogue(), journal)
    assert journal.known.corrections == (Correction(QUIET, Kind.STEP, Kind.STUMBLE),)
