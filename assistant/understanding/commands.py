"""What was asked for? Whole utterances only, as they are said, or as a recogniser misheard them in one place.

Politeness and fillers at either end do not count. A reflection is never taken for a command: what is in doubt
is none. A command that was missed is said again; words that were swallowed are gone.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, lru_cache
from operator import itemgetter

from assistant.understanding.sounds import alike, letters
from assistant.understanding.spoken import spoken
from assistant.understanding.templates import Slots, match, vocabulary

Asked = tuple[str, Slots]
"""The name of what was asked for, and its slots."""

_MISHEARD = {
    said: frozenset(heard.split("|"))
    for said, heard in {
        "that": "mat|bat|hat|dat|at|net|nat|act|neck|map|fat|vat|that's|earth",
        "it": "at|hit|its",
        "i": "eye",
        "one": "won|wan",
        "for": "4|four|fore",
        "to": "2|two|too",
        "as": "has|is|us",
        "do": "due|dew",
        "undo": "and do|on do|an do|end do|and due|undue|undoes|un do|unto|under",
        "redo": "re do|read do|rego|regal",
        "cancel": "council|counsel|consult|console|consul",
        "scratch": "crash",
        "week": "weak|wheat|wick|league",
        "sum": "some",
        "how": "haw|who|hows",
        "work": "word|wok|walk",
        "back": "bag|bak|beck|bach|mac|smack",
        "take": "shake",
        "bring": "ring",
        "good bye": "good buy|good by|god bye|got bye|good bi|could buy|god by|good bye",
        "bye bye": "bye buy|buy bye|buy buy|by by|bye by|by bye|bi bi",
        "bye for": "buy for|by for|bye 4|buy 4",
        "good night": "good knight|good nite|god night|got night",
        "end the": "and the",
        "see": "c|sea",
        "talk": "tock|tok|tall",
        "talking": "tolking|torque",
        "have to": "half to|have 2",
        "conversation": "conservation|conversion",
        "was": "what's|wars",
        "that was": "that's when|that's what|that one is|that what|that when|net was|at was|at one|net one",
        "a step": "a stab|a steph|a stem|a stamp|a steppe",
        "a win": "a when|a wind|a wen",
        "a setback": "a sit back|a set back|a seat back",
        "a milestone": "a mile stone|a mild stone",
        "a celebration": "a celebrations|a calibration|a cerebration",
        "neither": "nether|neether|either",
        "file": "vile|while|pile",
    }.items()
}
"""What recognisers write for the words that make a command, though they are less alike than `_ALIKE`."""
_ALIKE = 0.8
"""How alike (`sounds.alike`) the words in the one place that differs must be.

Tried with the lists in the tests, and with 21,000 frequent words for each word of a wording: what was
let through and could be a sentence of its own is in `_WEIGHTY` or `_OTHERS`.
"""
_ALIKE_IN_LENGTH = 2 * _ALIKE - 1
"""Below it, not even the same sound makes two words alike enough."""
_PLACE, _LONGEST = 3, 12
"""Words of a place that was misheard, and of a command, at most."""
_WEIGHTY = frozenset(
    "i i'm i've i'd i'll me myself my mine we we're we've us our he he's him his she she's her hers they them"
    " their you your yours who mum mom dad not no never isn't wasn't aren't don't didn't won't can't"
    " cannot".split()
)
"""Who it is about, and whether it is so: mishearing never adds one of these, nor takes one away."""
_OTHERS = frozenset(
    "weekend forgot forgotten took taken undid undone brought held hung had tumble step steep stop taking"
    " walking riding stalking shooting shouting cheating shot shoot shout by buy boy son".split()
)
"""Near to the words of a command, and words of a reflection."""

_HEAD = re.compile(
    r"^(?:please|kindly|ok|okay|alright|all right|oh|oi|cheers|hey|hi|hello|thanks|thank you|excuse me"
    r"|baby steps|(?:can|could|would|will) you"
    r"|(?P<loose>so|well|now|right|yeah|yes|yep|no|nope|actually|just|maybe|sorry|oops|whoops|wait|hang on"
    r"|hold on|never mind|listen|look|anyway|ah|you know|there|then|and|also|quickly"
    r"|computer|assistant|mate|buddy|dear"
    r"|do me a favou?r and|be so kind and|go ahead and|i'?d like you to|i would like you to"
    r"|i (?:want|need) you to|would you be so kind(?: as to| and)?|if you (?:don'?t|wouldn'?t) mind"
    r"|good (?:morning|evening|afternoon)"
    r"|that was (?:a mistake|wrong)|that came out wrong|i didn'?t mean (?:that|it)|i misspoke)) "
)
_TAIL = re.compile(
    r" (?:please|kindly|ok|okay|thanks|thank you"
    r"|(?P<loose>now|then|right now|right away|straight away|at once|quickly|thanks a lot|cheers|ta|alright"
    r"|all right|(?:thanks|thank you) (?:very|so) much|many thanks|if possible|if that'?s ok(?:ay)?"
    r"|(?:will|would|could|can|won'?t) you(?: please)?|mate|buddy|dear|pal|baby steps|computer|for me|for us"
    r"|actually|instead|yeah|if you (?:can|could|would|will|like|please|don'?t mind|wouldn'?t mind)))$"
)
_REQUEST = re.compile(
    r"(?!(?:that(?!'?s (?:all|it|everything)\b)|thats|this|it'?s?|i|what|there|my|enough|one|just"
    r"|hold|hang)\b)"
    r"\S+ \S"
)
"""A request may come with any filler. One word may not ("well enough", "so quiet", "no goodbye"), nor may a
statement ("well, that was a setback"): with it, that is a reflection rather than a command."""


class Commands:
    """What can be asked for: names and the templates of each, tried in this order.

    Raises ValueError as `match`, at the first question.
    """

    def __init__(self, templates: Iterable[tuple[str, Collection[str]]]) -> None:
        self._templates = [(name, template) for name, all_of in templates for template in all_of]

    def asked(self, text: str) -> Asked | None:
        """What the whole of `text`, as either recogniser writes it, asks for; None if that is in doubt."""
        said = [*_cores(spoken(text))][::-1]  # the barest first: politeness belongs to no slot
        for core in said:
            for name, template in self._templates:
                slots = match(template, core)
                if slots is not None:
                    return name, slots
        return next((near for core in said if (near := self._near(core))), None)

    def _near(self, core: str) -> Asked | None:
        """What was asked for if a place or two were misheard; None if two things are as likely."""
        found: dict[str, tuple[float, Asked]] = {}
        for likeness, asked in self._mended(core.split(), again=True):
            found[str(asked)] = max(found.get(str(asked), (0.0, asked)), (likeness, asked), key=itemgetter(0))
        best = sorted(found.values(), key=itemgetter(0))[-2:]
        return best[-1][1] if len(best) == 1 or (best and best[0][0] < best[1][0]) else None

    def _mended(self, words: list[str], again: bool) -> Iterator[tuple[float, Asked]]:
        """What is asked for with one place put right; a second one only if it holds a word of no command."""
        strange = [place for place, word in enumerate(words) if word not in self._words]
        if len(words) > _LONGEST or len(strange) > 2 * _PLACE:
            return
        for begin, end in _places(words, longest=_PLACE):
            rest = strange[-1] if strange and strange[-1] >= end else None
            if (strange and not begin <= strange[0] < end) or (rest and not again):
                continue
            for said, likeness in _like(" ".join(words[begin:end]), self._words):
                mended = [*words[:begin], *said.split(), *words[end:]]
                if rest:
                    yield from ((likeness * more, asked) for more, asked in self._mended(mended, again=False))
                elif asked := self._exactly(mended):
                    yield likeness, asked

    def _exactly(self, words: list[str]) -> Asked | None:
        """Only what has several words, and no open slot: one word alone must be heard exactly."""
        its, core = frozenset(words), " ".join(words)
        fitting = (each for each, known in self._known if its <= known and len(words) > 1)
        return next(
            ((name, slots) for name, template in fitting if (slots := match(template, core)) is not None),
            None,
        )

    @cached_property
    def _known(self) -> list[tuple[tuple[str, str], frozenset[str]]]:
        """Each template without an open slot, and its words."""
        return [(each, words) for each in self._templates if (words := vocabulary(each[1]))]

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset().union(*(words for _, words in self._known))


def _places(words: list[str], longest: int) -> Iterator[tuple[int, int]]:
    """Where every run of up to `longest` words begins and ends."""
    for begin in range(len(words)):
        for end in range(begin + 1, min(begin + longest, len(words)) + 1):
            yield begin, end


@lru_cache(maxsize=256)
def _like(heard: str, words: frozenset[str]) -> list[tuple[str, float]]:
    """What may have been said, of `words` and of the phrases that are often misheard, and how likely."""
    phrases = [said for said in _MISHEARD if " " in said]
    chances = ((said, _likeness(heard, said)) for said in (*words, *phrases))
    return [(said, likeness) for said, likeness in chances if likeness >= _ALIKE]


def _likeness(heard: str, said: str) -> float:
    if " " in said or heard in _MISHEARD.get(said, ()):
        return float(heard in _MISHEARD[said])
    words, meant = set(heard.split()), set(said.split())
    if (words ^ meant) & _WEIGHTY or words & _OTHERS or heard.startswith(said):
        return 0.0
    short, long = sorted((len(letters(heard)), len(letters(said))))
    return alike(heard, said) if short >= _ALIKE_IN_LENGTH * long else 0.0


def _cores(said: str) -> Iterator[str]:
    """The words (as `spoken`), and what is left of them without what is polite at either end."""
    for begun, is_loose in _cuts(said, _HEAD):
        for core, is_looser in _cuts(begun, _TAIL):
            if _REQUEST.match(core) or not (is_loose or is_looser):
                yield core


def _cuts(said: str, end: re.Pattern[str]) -> Iterator[tuple[str, bool]]:
    """`said` without none, one, two... of what matches at one end; and whether one of those was loose."""
    is_loose = False
    while said:
        yield said, is_loose
        found = end.search(said)
        if not found:
            return
        is_loose = is_loose or bool(found["loose"])
        said = said[: found.start()] + said[found.end() :]
