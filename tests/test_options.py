"""How a command is stopped."""

import os
import signal
from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

import pytest

from assistant.options import stopping_on_signals, zones


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_an_interruption_also_when_a_library_makes_an_error_of_it(number: signal.Signals) -> None:
    def native_call() -> None:
        try:
            os.kill(os.getpid(), number)
        except KeyboardInterrupt:
            raise RuntimeError("Query interrupted") from None

    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt), stopping_on_signals():
        native_call()
    assert signal.getsignal(number) is before


def test_an_error_of_its_own_is_no_interruption() -> None:
    with pytest.raises(RuntimeError), stopping_on_signals():
        raise RuntimeError("Query failed")


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Moves this process to another zone, and home again."""
    yield lambda name: monkeypatch.setenv("TZ", name)
    monkeypatch.undo()
    zones(None)()


def test_the_zone_follows_the_computer_unless_it_was_named(travel: Callable[[str], None]) -> None:
    travel("Pacific/Auckland")
    named, here = zones("Europe/Lisbon"), zones(None)
    assert here() == ZoneInfo("Pacific/Auckland")
    travel("Pacific/Honolulu")
    assert here() == ZoneInfo("Pacific/Honolulu")
    travel("Nowhere/Land")
    assert here() == ZoneInfo("Pacific/Honolulu"), "rather where it was than nowhere"
    assert named() == ZoneInfo("Europe/Lisbon")
