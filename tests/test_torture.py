"""The torture finds nothing in our journal, and finds out every one that is broken on purpose."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

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
