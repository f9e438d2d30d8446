"""Sentence templates: does a whole utterance say this, and what stands in its slots?

`move (my|the) check-in [to] {when}` is made of literal words, `[optional]` parts, `(one|of|these)` and
`{slots}` of one or more words. Only whole utterances match, so "help me" is never taken for "help";
politeness at either end ("please", "could you") does not count. After Home Assistant's hassil, without lists.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.understanding.spoken import spoken

_BEFORE = (
    r"(?: (?:please|hey|hi|ok|okay|oh|well|so|now|alright|thanks|thank you|(?:can|could|would|will) you))*"
)
_AFTER = r"(?: (?:please|ok|okay|now|then|thanks|thank you))*"
_TOKEN = re.compile(r"\s*(?:(?P<mark>[\[\]()|])|\{(?P<slot>[^\W\d]\w*)\}|(?P<words>[^\[\](){}|]+))")
_OPENS = {"[": "]", "(": ")"}


def match(template: str, text: str) -> dict[str, str] | None:
    """The slots of `template` in `text`, as `spoken` words; None unless it says the whole of `text`.

    Where several ways fit, earlier slots are shorter. Raises ValueError, naming the fault, for a template
    that is unbalanced, repeats a slot, has an empty part, or would match silence.
    """
    found = _compiled(template).fullmatch("".join(f" {word}" for word in spoken(text).split()))
    return {slot: words.strip() for slot, words in found.groupdict().items() if words} if found else None


@cache
def _compiled(template: str) -> re.Pattern[str]:
    tokens = _tokens(template)
    pattern = _sequence(tokens, template, until="")
    try:
        compiled = re.compile(f"{_BEFORE}(?:{pattern}){_AFTER}")
    except re.error as fault:
        raise ValueError(f"bad template {template!r}: {fault}") from fault
    if compiled.fullmatch(""):
        raise ValueError(f"bad template {template!r}: it would match silence")
    return compiled


def _tokens(template: str) -> Iterator[re.Match[str]]:
    at = 0
    while template[at:].strip():
        token = _TOKEN.match(template, at)
        if token is None:
            raise ValueError(f"bad template {template!r}: cannot read {template[at:]!r}")
        yield token
        at = token.end()


def _sequence(tokens: Iterator[re.Match[str]], template: str, until: str) -> str:
    """The pattern of everything up to the mark `until`; each word and slot brings the space before it."""
    pattern = ""
    for token in tokens:
        mark = token["mark"]
        if token["slot"]:
            pattern += rf"(?P<{token['slot']}>(?: \S+)+?)"
        elif token["words"]:
            pattern += "".join(f" {re.escape(word)}" for word in spoken(token["words"]).split())
        elif mark in _OPENS:
            inside = _sequence(tokens, template, until=_OPENS[mark])
            pattern += f"(?:{inside})" + ("?" if mark == "[" else "")
        elif mark == until and all(pattern.split("|")):
            return pattern
        elif mark == "|" and until:
            pattern += "|"
        else:
            raise ValueError(f"bad template {template!r}: nothing is before {mark!r}")
    if until:
        raise ValueError(f"bad template {template!r}: {until!r} is missing")
    return pattern
