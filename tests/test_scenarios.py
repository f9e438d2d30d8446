"""The conversations in tests/scenarios are the specification."""

from pathlib import Path

import pytest

from assistant.journal import Journal
from tests.talk import play

SCENARIOS = sorted((Path(__file__).parent / "scenarios").glob("*.talk"))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_conversation(path: Path, tmp_path: Path) -> None:
    play(path, Journal(tmp_path / "journal.duckdb"))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_every_conversation_names_what_must_not_happen(path: Path) -> None:
    nevers = [line for line in path.read_text().splitlines() if line.startswith(("never ", "says nothing"))]
    assert nevers, "state one thing that must not happen"
    assert path.read_text().rstrip().splitlines()[-1].startswith("never "), "and check it at the end"
