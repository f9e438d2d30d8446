"""The torture finds nothing in our journal, and finds out every one that is broken on purpose."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.torture.deeds import Deed, explanation, replay

ROOT = Path(__file__).parent.parent


def torture(*arguments: str) -> tuple[int, dict[str, int]]:
    """Its exit status, and what it counted."""
    done = subprocess.run(
        [sys.executable, "-m", "scripts.torture_journal", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = re.findall(r"^ *(\d+)  (\w.*?)(?: \(must be 0\))?$", done.stdout, re.MULTILINE)
    return done.returncode, {what: int(many) for many, what in lines}


def test_what_happened_is_told_from_many_deeds_that_may_have() -> None:
    kept = Deed(1, "keep", "me", ("an id",), "a walk")
    maybe = [Deed(number, "relabel", "me", ("an id",), kind="step") for number in range(2, 62)]
    sure = [Deed(number, "amend", "me", ("an id",), f"a run {number}") for number in range(62, 68)]
    log, is_open = [kept, *maybe, *sure], range(2, 62)
    for happened in ([], maybe[7:8], maybe[7:9]):
        state = replay([kept, *happened, *sure])
        assert state is not None
        chosen = explanation(log, is_open, state.seen, {})
        assert chosen is not None
        assert len(chosen) == len(happened)
    assert explanation(log, is_open, ((None, "a walk", False), ("add",)), {}) is None
    assert explanation(log, is_open, None, {}) is None


@pytest.mark.parametrize("theme", ["one writer", "two to ten writers", "from version 1", "damaged WAL"])
def test_whatever_was_acknowledged_is_found(theme: str) -> None:
    status, counted = torture("--faults", "--kills", "6", "--only", theme)
    assert counted["found"] > 0
    assert (status, counted["lost"], counted["crashes"]) == (0, 0, 0)


@pytest.mark.parametrize(
    ("broken", "wrong"),
    [
        ("unwritten", "lost"),
        ("uncommitted", "lost"),
        ("doubling", "doubled"),
        ("unforgetting", "brought back"),
    ],
)
def test_a_broken_journal_is_found_out(broken: str, wrong: str) -> None:
    status, counted = torture("--broken", broken, "--kills", "100", "--only", "one writer")
    assert status == 1
    assert counted[wrong] > 0
