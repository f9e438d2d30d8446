"""The whole program on sound cards, while other programs want the same journal."""

from pathlib import Path

import pytest

from assistant.core.phrases import trouble
from assistant.journal import describe
from tests.audio.listening import room
from tests.audio.virtual_cards import missing, virtual_cards
from tests.commands import process
from tests.test_journal_database import HOLD, another_process

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(bool(missing()), reason=missing()),
]

WAIT = trouble.WORDS_WAIT.answer().text


def test_others_look_while_we_listen_and_a_lock_is_told_of_once(tmp_path: Path) -> None:
    home = tmp_path / "home"
    journal = home / "journal.duckdb"
    with virtual_cards(hum=True) as cards, room(cards, home) as here:
        here.say("I walked to the mailbox and back.")
        here.program.wait_until(lambda: describe(journal).rows == 1)
        for arguments in (["entries"], ["week"], ["export", str(tmp_path / "out")], ["backup"]):
            looked = process(*arguments, home=home)
            assert (looked.status, looked.err) == (0, ""), arguments
        with another_process(HOLD, journal):
            here.say("I skipped my exercises again.")
            here.program.await_line(WAIT)
            here.answer(len(here.recorded))  # what is said into it would not count
            here.say("I did ten heel slides.")
        here.program.wait_until(lambda: describe(journal).rows == 3)
        assert sum(WAIT in line for line in here.program.printed) == 1
        assert not here.program.complaints
