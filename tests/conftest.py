"""What every test run says at its end: whose ears were used, and what could not be."""

from pathlib import Path

import pytest

from assistant.ears.models import State, listing, models_root
from tests.audio.virtual_cards import missing

MODELS = models_root(Path("nowhere"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.section("ears", sep="-")
    for found in listing(MODELS):
        heard = "English was heard by it" if found.state is State.VERIFIED else "not measured"
        terminalreporter.write_line(f"{found.model.name}: {found.note}; {heard}")
    terminalreporter.write_line(missing() or "virtual sound cards: used")
