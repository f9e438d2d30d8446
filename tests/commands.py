"""The program as a person runs it: a command line in; an exit status, and what it printed, out."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.cli import main

ROOT = Path(__file__).parents[1]
Json = dict[str, Any]

MEANING = {
    "skill",
    "kind",
    "also",
    "because",
    "confidence",
    "sure",
    "measures",
    "pain",
    "pain_before",
    "pain_unclear",
    "care",
}
"""The JSON fields of what was understood."""
MEASURE = {
    "exercise", "side", "sets", "amount", "unit", "load_kg", "band", "hold_s", "angle_deg", "aid", "doubtful",
}  # fmt: skip
"""Those of one thing that was done."""


@dataclass(frozen=True, slots=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self) -> list[Json]:
        """What was printed with --json: an object a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    def events(self, name: str) -> list[Json]:
        return [line for line in self.json if line["event"] == name]


def babysteps(*arguments: str | Path, home: Path, stdin: str | bytes = "") -> Ran:
    """Run it in this process, through its own entry point; what it does not catch fails the test."""
    umask = os.umask(0o077)
    try:
        with CliRunner().isolation(stdin, environment(home)) as (out, err, _):
            with pytest.raises(SystemExit) as ended:
                main([str(argument) for argument in arguments])
            sys.stdout.flush()
            sys.stderr.flush()
            return Ran(int(ended.value.code or 0), out.getvalue().decode(), err.getvalue().decode())
    finally:
        os.umask(umask)


def process(*arguments: str | Path, home: Path, stdin: bytes = b"", program: Path = ROOT) -> Ran:
    """Run it as a process of its own; `program`: the folder that holds it."""
    ran = subprocess.run(
        command(*arguments), input=stdin, capture_output=True, cwd=program, env=os.environ | environment(home)
    )
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "assistant", *map(str, arguments)]


def environment(home: Path) -> dict[str, str]:
    """A person's folders, and no network to be tried."""
    return {"BABYSTEPS_HOME": str(home), "BABYSTEPS_OFFLINE": "1"}
