"""The exercises we know by name: physiotherapy, rehabilitation and everyday fitness."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from assistant.understanding import (
    exercise_going,
    exercise_gym,
    exercise_heard,
    exercise_lasting,
    exercise_table,
)


def _read(table: str) -> Mapping[str, tuple[str, ...]]:
    lines = (line.partition(":") for line in re.sub(r"\n +", " ", table.strip()).splitlines())
    return MappingProxyType(
        {name: tuple(v.strip() for v in said.split(",") if v.strip()) for name, _, said in lines}
    )


COUNTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {**_read(exercise_table.COUNTED), **_read(exercise_gym.GYM)}
)
"""Done a number of times ("ten heel slides")."""

LASTING = _read(exercise_lasting.LASTING)
"""Held for a while ("thirty second plank"); may be counted too."""

GOING = _read(exercise_going.GOING)
"""Done for a time or a distance; a bare number before one of these is not a count ("at seven walked ...")."""

EXERCISES: Mapping[str, tuple[str, ...]] = MappingProxyType({**COUNTED, **LASTING, **GOING})
"""Each canonical name, with what else is said for it, or heard by a recogniser when it is said."""


def _by_what_is_heard(table: str) -> Mapping[str, str]:
    return MappingProxyType({heard: name for name, every in _read(table).items() for heard in every})


HEARD = _by_what_is_heard(exercise_heard.HEARD)
"""What is heard for an exercise, with its canonical name, where nothing but an exercise is expected."""

IN_CONTEXT = _by_what_is_heard(exercise_heard.IN_CONTEXT)
"""What is an exercise, with its canonical name, if the sentence says so."""

THINGS = frozenset(re.split(r",\s*|\n", exercise_heard.THINGS.strip()))
"""What is like the name of an exercise, and is none."""


def exercise_names() -> tuple[str, ...]:
    """Every canonical name once, for a recogniser's prompt or grammar: the commonest twenty first."""
    return tuple(EXERCISES)


def _plural(said: str) -> str:
    if re.search("[^aeiou]y$", said):
        return said[:-1] + "ies"
    return said + ("es" if said.endswith(("ch", "sh", "ss", "x")) else "s")


def _singular(name: str) -> str:
    return re.sub(r"(?<=ch|sh|ss)es$|(?<=x)es$|s$", "", name)


def _by_what_is_said() -> dict[str, str]:
    """One word alone is not made singular: "march" is a month."""
    names = {said: name for name, variants in EXERCISES.items() for said in (name, *variants)}
    counted = (*COUNTED.items(), *LASTING.items())
    plurals = {_plural(said): name for name, variants in counted for said in variants}
    return plurals | {_singular(name): name for name, _ in counted if " " in name} | names


SAID: Mapping[str, str] = MappingProxyType(_by_what_is_said())
"""Everything that is said for an exercise, as in a `spoken` text, with the canonical name it stands for."""


def spoken_for(names: Sequence[str]) -> str:
    """A pattern matching whatever is said for any of `names` in a `spoken` text, the longest first."""
    wanted = set(names)
    return _shared([said for said, name in SAID.items() if name in wanted])


def _shared(said: Iterable[str]) -> str:
    """Any of the wordings, the longest. Beginnings are written once: a thousand are as fast as ten."""
    rests: dict[str, list[str]] = {}
    for words in said:
        rests.setdefault(words[:1], []).append(words[1:])
    ends = rests.pop("", None) is not None
    choices = [re.escape(first) + _shared(rest) for first, rest in sorted(rests.items())]
    if not choices:
        return ""
    if len(choices) == 1 and not ends:
        return choices[0]
    return f"(?:{'|'.join(choices)}){'?' * ends}"


def canonical(said: str) -> str:
    """The one name of what is said for an exercise ("Sit-to-stand"). Raises KeyError for anything else."""
    return SAID.get(said) or SAID[said.lower().replace("-", " ")]
