"""A diary in Markdown: a heading a day, and what was said on it. Everybody can read it, and print it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from assistant.core.model import Entry, Kind, Measure

_SAID = {Kind.STEP: "a step", Kind.STUMBLE: "a pause", Kind.CELEBRATION: "something to enjoy"}
"""What it was, kindly."""

_SIGNS = re.compile(r"[\\`*_\[\]<>&~|$@]|:(?=//)|(?<=www)\.")
"""Mean something to Markdown wherever they are (the last three make links)."""
_FIRST_SIGNS = re.compile(r"^(?=[#+=-])|^\d+(?=[.)])")
"""Mean something at the beginning of a line: a heading, a list."""


def pages(entries: Iterable[Entry]) -> Iterator[str]:
    """The diary, piece by piece; `entries` by the day that was meant, and within it as they were said."""
    yield "# Diary\n"
    for day, told in groupby(entries, key=lambda entry: entry.for_date):
        yield f"\n## {_day(day)}\n"
        for entry in told:
            yield (
                "\n" + "\n\n".join(filter(None, (_head(entry), _words(entry.words), _numbers(entry)))) + "\n"
            )


def _head(entry: Entry) -> str:
    """When, and what it was: "**00:30**, said on Tuesday, 3 March 2026, a pause"."""
    said_on = entry.said_at.date()
    parts = (
        f"**{entry.said_at:%H:%M}**",
        "" if said_on == entry.for_date else f"said on {_day(said_on)}",
        _SAID[entry.kind] if entry.kind else "",
    )
    return ", ".join(filter(None, parts))


def _day(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B} {day.year}"


def _words(words: str) -> str:
    """As they were, line by line, and no more than words: nothing in them makes a heading, a link or HTML."""
    lines = ("".join(map(_visible, line)).strip() for line in words.splitlines())
    return "\\\n".join(_plain(line) for line in lines if line)


def _visible(character: str) -> str:
    return " " if unicodedata.category(character) == "Cc" else character


def _plain(line: str) -> str:
    return _FIRST_SIGNS.sub(lambda found: f"{found[0]}\\", _SIGNS.sub(lambda sign: f"\\{sign[0]}", line))


def _numbers(entry: Entry) -> str:
    told = [_measure(measure) for measure in entry.measures]
    if entry.pain is not None:
        before = "" if entry.pain_before is None else f", before {entry.pain_before:g}"
        told.append(f"pain {entry.pain:g}{before}")
    return "\n".join(f"- {_words(line)}" for line in told if line)


def _measure(measure: Measure) -> str:
    """Everything that was said: "perhaps 3 x 10 reps, heel slide, left, 5 kg"."""
    unit = (measure.unit or "").removesuffix("s") if measure.amount == 1 else measure.unit or ""
    amount = "" if measure.amount is None else f"{measure.amount:g} {unit}".strip()
    sets = f"{measure.sets} x {amount}" if amount else f"{measure.sets} set{'s' * (measure.sets != 1)}"
    parts = (
        amount if measure.sets is None else sets,
        measure.exercise,
        measure.side,
        "" if measure.load_kg is None else f"{measure.load_kg:g} kg",
        measure.band and f"{measure.band} band",
        "" if measure.hold_s is None else f"hold {measure.hold_s:g} s",
        "" if measure.angle_deg is None else f"{measure.angle_deg:g}°",
        measure.aid and f"with {measure.aid}",
    )
    told = ", ".join(part for part in parts if part)
    return f"perhaps {told}" if told and measure.doubtful else told
