"""Exercises found in a text: by name, and where a count makes one likely, by what sounds and looks like one.

Each becomes one word, its mark ("heel_slides_c"), that no `spoken` text holds: so the patterns that read the
numbers stay short. The last letter tells counted, lasting and going exercises apart.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from assistant.understanding.exercises import COUNTED, GOING, HEARD, LASTING, SAID, THINGS, spoken_for
from assistant.understanding.quantities import ANY_UNIT, SOME, N
from assistant.understanding.sounds import alike, letters, sound

EXERCISE = r"[a-z_]+_[clg]\b"
REPEATED = r"[a-z_]+_[cl]\b"
"""Marks of what can be counted."""
HELD = r"[a-z_]+_l\b"

_LIKE = 0.8
_LIKE_FROM_ANOTHER_SOUND = 0.85
"""Words that begin with another consonant ("night shifts", "weight shifts") are mostly other words."""
_LIKE_IN_A_SURE_PLACE = 0.7
_AHEAD = 0.05
"""A second exercise as near as this makes the first a guess ("eternal rotations")."""
# On tests/misheard.py, of 279 misheard exercises and of 151 things that are like one, .75, .8 and .85 take
# 249, 240 and 207 of the former and 10, 6 and 2 of the latter.

_MARKS = {
    name: re.sub(r"[^a-z ]", "", name).replace(" ", "_") + ending
    for names, ending in ((COUNTED, "_c"), (LASTING, "_l"), (GOING, "_g"))
    for name in names
}
_NAMES = {mark: name for name, mark in _MARKS.items()}
_EXACT = re.compile(
    rf"\b(?<!')(?<!how )(?!(?:(?<=\d )|(?<=of )|(?<=more ))stairs)(?:{spoken_for(tuple(_MARKS))})\b(?!')"
)
"""Stairs that are counted are what was climbed; "how many squats" asks."""
_ORDINARY = re.compile(
    r"\b(?:in a row|at a stretch|(?:on|in) the (?:long )?run|(?:on|to) the run|run (?:out|down)|runs? in the"
    r"|marching (?:bands?|orders)|hopping mad"
    r"|ran (?:out|late|into|away|off)|running (?:out|late|behind|away)|walk(?:ed|s|ing)? (?:out on|away"
    r" from|in on)"
    r"|bike (?:lane|shop)s?|golf clubs?|(?:rows?|planks?|dips?) of (?!\d)|bridges? (?:over|between|across)"
    r"|a steep climb|climbing frame|breathing (?:space|room)|standing (?:order|ovation)s?"
    r"|in good standing|clam chowders?|bridges? (?:burned|to cross|to burn)|(?:marches|lounges) (?:for"
    r"|to) (?!\d))\b"
)
"""What has an exercise's name in it and speaks of something else."""

_ON_ONE_LEG = re.compile(
    r"\b(?:stood|stand|standing|balanced|balance|balancing) on (?:the |my )?(left|right) (?:leg|foot)\b"
)
_STRETCHED = re.compile(
    r"\bstretch(?:ed|ing)? (?:out )?(?:my|the) (?:left |right )?(hamstring|calf|calve|quad"
    r"|hip flexor|shoulder|groin|glute|back)s?\b"
)

_WORD = r"[a-z']+(?![\w'])"
_NO_NAME = (
    r"(?:and|then|but|so|with|on|at|in|for|to|from|pain|plus|today|yesterday|this|each|per|every|was|is|it|i"
    r"|a|an|by|x|times|of|or|out|now|after|before|because|am|pm|o'clock|percent|left|right|both|more"
    r"|less|point|my|the|extra|ago|late|early|old|who|which|that|when|where|until|till|than|as|about|felt"
    r"|feel"
    r"|feels|done|again|hurt|hurts|tonight|first|next|no|not)\b"
)
_AFTER_A_COUNT = re.compile(
    rf"(?P<place>\b(?:(?P<sure>{N} (?:sets?|reps?|repetitions?) of (?:{N} )?|{N} x {N} )|{N} ))"
    rf"(?!{SOME}(?:{_EXACT.pattern})|{ANY_UNIT}|(?!(?:the|my|left|right|more|extra)\b){_NO_NAME})"
    rf"(?=(?P<some>{SOME}))(?P<words>{_WORD}(?: (?!{_NO_NAME}){_WORD}){{0,5}})"
)
_BEFORE_A_COUNT = re.compile(
    rf"(?P<words>{_WORD}(?: (?!{_NO_NAME}){_WORD}){{0,3}})(?= {N} (?:sets?|x|by|reps?|times)\b)"
)


def exercise(mark: str) -> str:
    """The canonical name of a mark."""
    return _NAMES[mark]


@lru_cache(maxsize=64)
def named(words: str) -> str:
    """`words`, a `spoken` text, with a mark for every exercise that is surely meant."""
    plain = _AFTER_A_COUNT.sub(_first_words, _ORDINARY.sub("something", _by_its_name(words)))
    known = _EXACT.sub(lambda found: _MARKS[SAID[found[0]]], plain)
    return _BEFORE_A_COUNT.sub(_last_words, known)


def names_in(words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Each exercise among the `spoken` words that has its usual name, and the words it begins and ends at."""
    text = " ".join(words)
    for found in _EXACT.finditer(text):
        begin = text.count(" ", 0, found.start())
        yield SAID[found[0]], begin, begin + len(found[0].split())


def _by_its_name(words: str) -> str:
    return _STRETCHED.sub(r"\1 stretch", _ON_ONE_LEG.sub(r"single leg stand on the \1 leg", words))


def _first_words(found: re.Match[str]) -> str:
    words = found["words"].split()
    skipped = len(found["some"].split())
    ends = range(1, len(words) + 1)
    windows = [
        (start, end) for start in {0, skipped} for end in ends if _may_end(end - start, end == len(words))
    ]
    name, start, end = _best(words, windows, bool(found["sure"])) if windows else ("", 0, 0)
    return found["place"] + " ".join([*words[:start], _MARKS[name], *words[end:]]) if name else found[0]


def _may_end(length: int, at_the_end: bool) -> bool:
    """A name has four words at most; one word with a noun behind it belongs to that ("squad members")."""
    return 1 < length <= 4 or (length == 1 and at_the_end)


def _last_words(found: re.Match[str]) -> str:
    words = found["words"].split()
    name, start, _ = _best(words, [(start, len(words)) for start in range(len(words))], sure=False)
    return " ".join([*words[:start], _MARKS[name]]) if name else found[0]


def _best(words: Sequence[str], windows: Iterable[tuple[int, int]], sure: bool) -> tuple[str, int, int]:
    """The exercise that one of the windows sounds like, and where it begins and ends; "" if none does."""
    found = [(*likeness(" ".join(words[start:end]), sure), start, end) for start, end in windows]
    name, _, start, end = max(found, key=lambda one: one[1])
    return name, start, end


_NOTHING = ("", -1.0)


@lru_cache(maxsize=1024)
def likeness(heard: str, sure: bool) -> tuple[str, float]:
    """The one exercise that `heard` may be, where one is expected, and how much liker than it must be.

    ("", -1) if there is none, or more than one.
    In a `sure` place ("three sets of ten ...") nothing but an exercise is said, so less likeness will do.
    """
    if heard in HEARD:
        return HEARD[heard], 0.02 * len(heard.split())
    if heard in THINGS or heard + "s" in THINGS:
        return _NOTHING
    if (name := _BY_LETTERS.get(letters(heard))) and len(letters(heard)) > 4:
        return name, 0.2
    scores: dict[str, float] = {}
    for said in _near_in_letters(heard) if " " in heard else ():
        scores[SAID[said]] = max(scores.get(SAID[said], -1.0), _score(heard, said, sure))
    (name, score), (_, second) = sorted([*scores.items(), _NOTHING, _NOTHING], key=lambda one: -one[1])[:2]
    return (name, score) if score >= max(0, second + _AHEAD) else _NOTHING


def _score(heard: str, said: str, sure: bool) -> float:
    """How like they are, less what is wanted: below 0 it is not enough."""
    usual = _LIKE if sound(heard)[:1] == sound(said)[:1] else _LIKE_FROM_ANOTHER_SOUND
    return alike(heard, said) - (_LIKE_IN_A_SURE_PLACE if sure else usual)


_COMPARED = {said: name for said, name in SAID.items() if name not in GOING}
_BY_LETTERS = {letters(said): name for said, name in _COMPARED.items()}
"""One word alone is compared by its letters only: too many short words are nearly "rows"."""


def _letter_set(words: str) -> int:
    return sum(1 << (ord(letter) & 31) for letter in set(letters(words)))


_LETTER_SETS = [(said, _letter_set(said), len(said)) for said in _COMPARED if " " in said]


def _near_in_letters(heard: str) -> list[str]:
    """What is worth comparing: about as long, and at most five letters that only one of the two has."""
    its, length = _letter_set(heard), len(heard)
    return [
        said
        for said, letter_set, said_length in _LETTER_SETS
        if abs(said_length - length) <= 3 and (letter_set ^ its).bit_count() <= 5
    ]
