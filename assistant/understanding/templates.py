"""Sentence templates: do these words say this, the whole of it, and what stands in its slots?

`move (my|the) check-in [to] {when}` is made of literal words, `[optional]` parts, `(one|of|these)`, `{slots}`
of one or more words, and `{slots: that|hold one|of these}`. After Home Assistant's hassil.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.understanding.spoken import spoken

_TOKEN = re.compile(
    r"\s*(?:(?P<mark>[\[\]()|}])|\{(?P<slot>[^\W\d]\w*)(?P<then>[:}])|(?P<words>[^\[\](){}|]+))"
)
_CLOSES = {"[": "]", "(": ")", ":": "}"}

Slots = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Choice:
    """One of its branches; an open slot has none, and takes any words."""

    branches: tuple["_Parts", ...]
    slot: str = ""


_Parts = tuple[str | _Choice, ...]


def match(template: str, words: str) -> Slots | None:
    """The slots of `template` in `words` (as `spoken`); None unless it says the whole of them.

    Where several ways fit, earlier slots are shorter. Raises ValueError, naming the fault, for a template
    that is unbalanced, repeats a slot, has an empty part, or would match silence.
    """
    found = _compiled(template).fullmatch(f" {words}")
    return {slot: said.strip() for slot, said in found.groupdict().items() if said} if found else None


def vocabulary(template: str) -> frozenset[str]:
    """The words that `template` can say (as `spoken`); none if one of its slots is open.

    Raises ValueError as `match`.
    """
    _compiled(template)
    parts = _parsed(template)
    return frozenset() if _has_open_slot(parts) else frozenset(_words(parts))


def _has_open_slot(parts: _Parts) -> bool:
    choices = [part for part in parts if isinstance(part, _Choice)]
    return any(not choice.branches or any(map(_has_open_slot, choice.branches)) for choice in choices)


def _words(parts: _Parts) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield from part.split()
        else:
            for branch in part.branches:
                yield from _words(branch)


@cache
def _compiled(template: str) -> re.Pattern[str]:
    try:
        compiled = re.compile(_pattern(_parsed(template)))
    except re.error as fault:
        raise ValueError(f"bad template {template!r}: {fault}") from fault
    if compiled.fullmatch(""):
        raise ValueError(f"bad template {template!r}: it would match silence")
    return compiled


def _pattern(parts: _Parts) -> str:
    """Each word and each open slot brings the space before it; an apostrophe may be missing."""
    pattern = ""
    for part in parts:
        if isinstance(part, str):
            pattern += "".join(f" {re.escape(word)}" for word in part.split()).replace("'", "'?")
        else:
            inside = "|".join(_pattern(branch) for branch in part.branches) or r"(?: \S+)+?"
            pattern += f"(?P<{part.slot}>{inside})" if part.slot else f"(?:{inside})"
    return pattern


def _parsed(template: str) -> _Parts:
    return _branches(_tokens(template), template, until="")[0]


def _tokens(template: str) -> Iterator[re.Match[str]]:
    at = 0
    while template[at:].strip():
        token = _TOKEN.match(template, at)
        if token is None:
            raise ValueError(f"bad template {template!r}: cannot read {template[at:]!r}")
        yield token
        at = token.end()


def _branches(tokens: Iterator[re.Match[str]], template: str, until: str) -> tuple[_Parts, ...]:
    """Everything up to the mark `until`, parted at each `|`; no branch is empty."""
    branches: list[_Parts] = [()]
    for token in tokens:
        mark, slot = token["mark"] or token["then"], token["slot"] or ""
        if token["words"]:
            branches[-1] += (spoken(token["words"]),)
        elif slot and mark == "}":
            branches[-1] += (_Choice((), slot),)
        elif mark in _CLOSES:
            inside = _branches(tokens, template, until=_CLOSES[mark])
            branches[-1] += (_Choice((*inside, ()) if mark == "[" else inside, slot),)
        elif mark == until and branches[-1]:
            return tuple(branches)
        elif mark == "|" and until and branches[-1]:
            branches.append(())
        else:
            raise ValueError(f"bad template {template!r}: nothing is before {mark!r}")
    if until:
        raise ValueError(f"bad template {template!r}: {until!r} is missing")
    return tuple(branches)
