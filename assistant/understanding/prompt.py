"""What a recogniser is told to expect follows what the person talks about, so that a sponsor stays one.

A family of words gets room in proportion to how many recent entries touch it. All words here are ours: of an
entry only its families are taken, never its words, but for the names of exercises.
"""

import re
from collections.abc import Sequence
from types import MappingProxyType

from assistant.understanding.exercises import exercise_names, spoken_for
from assistant.understanding.spoken import spoken

_RECENT = 40
"""Entries that are looked at: a few weeks of somebody who talks every day."""
_BEFORE = 4.0
"""How many entries the shares without any history count for."""
_ROOM = 46
"""Words for all families together; with what is always in, about seventy-five."""
_OWN = 8
"""The person's own exercises that come in, the latest."""

_COMMANDS = "How was my week? Take that back. Goodbye. Help. Stop"
_WEIGHTY = "I drank last night. I skipped my exercises again. My knee was pain-free"
"""Of words that sound alike the weightier: "drank" and "ran", "pain-free" and "pain three"."""
_SETS = "Three sets of ten, pain four. Walked to the shop, pain three"
"""A sentence steers further than words do; it stands last while exercise is what is talked about most."""


def _read(table: str, separator: str) -> dict[str, tuple[str, ...]]:
    families: dict[str, tuple[str, ...]] = {}
    for line in table.strip().splitlines():
        family, _, words = line.partition(": ")
        families[family] = (*families.get(family, ()), *words.split(separator))
    return families


_PHRASES = _read(
    """
grief: hospice, mourning, widow, anniversary, cemetery, ashes, grieving, his grave, funeral, I miss her
study: shift, my boss, coursework, tutor, library, deadline, lecture, thesis, revision, homework, exam, essay
parenting: stepson, nap, newborn, nursery, school run, nappy, tantrum, bedtime, toddler, the kids
running: gym, splits, parkrun, marathon, jogged, tempo run, intervals, five k, treadmill, I ran
mood: spiralling, cried, meds, lonely, got out of bed, overwhelmed, depressed, anxious, therapist
mood: panic attack
recovery: serenity prayer, withdrawal, detox, triggered, overdose, dealer, betting, gambled, vaped, cigarette
recovery: weed, alcoholic, counsellor, home group, white chip, urges, cravings, relapsed, sober, clean
recovery: meeting, my sponsor
rehab: scapular squeezes, pendulums, pelvic tilts, chin tucks, bird dogs, dead bugs, lunges, step ups
rehab: band rows, short arc quads, hamstring curls, ankle pumps, calf raises, mini squats, glute bridges
rehab: wall squats, clamshells, straight leg raises, quad sets, heel slides
""",
    ", ",
)
"""Every family's phrases, the likeliest last."""
_TOUCHES = _read(
    r"""
grief: grie[fv]\w*|funeral|grave|cemetery|widow\w*|mourn\w*|ashes|died|passed away|miss(?:ed)? (?:him|her)
study: stud(?:y|ied|ying)|exams?|essays?|thesis|lectures?|homework|revis\w+|coursework|deadline|class
parenting: kids?|baby|toddler|son|daughter|bedtime|tantrums?|nappy|school run|children|nursery|parent\w*
running: ran|runs?|running|jog\w*|marathon|treadmill|parkrun|intervals|miles?|five k|gym
mood: anxi\w+|panic\w*|depress\w+|therap\w+|lonely|overwhelm\w*|cr(?:y|ied|ying)|low|sad|worr\w+
recovery: sober|sobriety|meetings?|sponsor|crav\w+|urges?|dr[iau]nk|drinking|relapsed?|clean|dealer|detox
recovery: gambl\w+|bet|betting|smok\w+|cigarettes?|vap\w+|weed|using|pills|beer|wine|withdrawal|chip|a slip
recovery: step work|recovery|booze|vodka|casino|triggered
rehab: sets?|reps|pain|knee|hip|ankle|shoulder|physio|crutch\w*|brace|exercises?|stretch\w*
""",
    "|",
)
_TOUCH = {family: re.compile(rf"\b(?:{'|'.join(words)})\b") for family, words in _TOUCHES.items()}
_EXERCISE = re.compile(rf"\b(?:{spoken_for(exercise_names())})\b")
_SHARES = MappingProxyType(
    {
        "grief": 0.05,
        "study": 0.05,
        "parenting": 0.05,
        "running": 0.05,
        "mood": 0.1,
        "recovery": 0.2,
        "rehab": 0.5,
    }
)
"""What somebody talks about of whom nothing is known yet."""


def prompt(said: Sequence[str], exercises: Sequence[str]) -> tuple[str, ...]:
    """About seventy-five words that are likely to be said, the likeliest last.

    `said`: the words of recent entries; `exercises`: the names in their measures. Both have the newest last,
    and both may be empty.
    """
    shares = _shares([spoken(text) for text in said[-_RECENT:]])
    own = tuple(dict.fromkeys(reversed(exercises)))[:_OWN][::-1]
    phrases = _PHRASES | {"rehab": _once((*_PHRASES["rehab"], *own))}
    by_share = sorted(shares, key=lambda family: shares[family])
    chosen = [phrase for family in by_share for phrase in _fitting(phrases[family], shares[family] * _ROOM)]
    if by_share[-1] == "rehab":
        return _once((_COMMANDS, *chosen, *own, _WEIGHTY, _SETS))
    return _once((_COMMANDS, _SETS, _WEIGHTY, *own, *chosen))


def _shares(said: Sequence[str]) -> dict[str, float]:
    """How much of what is said each family has; together 1."""
    touched = {family: sum(_touches(family, text) for text in said) for family in _SHARES}
    total = _BEFORE + sum(touched.values())
    return {family: (_BEFORE * share + touched[family]) / total for family, share in _SHARES.items()}


def _touches(family: str, text: str) -> bool:
    return bool(_TOUCH[family].search(text) or (family == "rehab" and _EXERCISE.search(text)))


def _fitting(phrases: Sequence[str], room: float) -> Sequence[str]:
    """The last of `phrases` that have together at most `room` words."""
    taken = 0
    for count, phrase in enumerate(reversed(phrases)):
        taken += len(phrase.split())
        if taken > room:
            return phrases[len(phrases) - count :]
    return phrases


def _once(phrases: Sequence[str]) -> tuple[str, ...]:
    """Each phrase where it stands last."""
    return tuple(dict.fromkeys(reversed(phrases)))[::-1]
