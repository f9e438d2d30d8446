"""Which day was meant? The person's day, and the days people name: "last night", "on Friday", "2 days ago".

A day turns when people sleep, at 04:00, and not at midnight: at 00:30 "today" is what the calendar calls
yesterday, "yesterday" the day before that, and "last night" the evening that has just gone.

Where several days are named, the last clause decides, and what was done goes before how it feels ("I drank
last night and today I feel awful": last night). A day that is only compared with, counted from, planned, or a
name is not the day of the deed: then that is today. So it is for what is vague ("the other day", "a few days
ago", "last week"), and for what is further back than `REACH`: that is a story.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise

from assistant.understanding.encoder import CLASSES
from assistant.understanding.quantities import BODY
from assistant.understanding.reading import chances
from assistant.understanding.spoken import spoken

REACH = timedelta(days=14)
"""A day further back is no day that is reported, but one that is told of."""
_DAY = timedelta(days=1)


def day_of(said_at: datetime, turns_at: time) -> date:
    """The person's day at that moment, by the wall clock where they are: until `turns_at` the one before."""
    return said_at.date() - _DAY if said_at.time() < turns_at else said_at.date()


def meant_day(text: str, said_at: datetime, turns_at: time) -> date:
    """The day that `text` tells of, as either recogniser writes it. Total.

    Never after the person's day, never more than `REACH` before it.
    """
    clock = _Clock(said_at, turns_at)
    day = _decided(list(_clauses(spoken(text), clock))) or clock.day
    return day if clock.day - REACH <= day <= clock.day else clock.day


# --- the days that are named ---------------------------------------------------------------------------

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PART = r"(?: (?:early |late )?(?:morning|afternoon|evening|night|lunchtime)\b)?"
_NAMED = re.compile(
    rf"\b(?:(?P<two_days>(?:the )?day before yesterday){_PART}"
    rf"|(?P<two_nights>(?:the )?night before last)"
    rf"|(?P<a_day>(?<!day before )yesterday){_PART}"
    rf"|(?P<a_night>last (?:night|evening))"
    rf"|(?P<ago>(?<!or )(?<![\d.])(?P<n>\d{{1,2}}|an?|one|(?:a )?couple(?: of)?)"
    rf" (?P<unit>hour|day|night|week|fortnight)s? ago(?: today)?)"
    rf"|(?P<weekly>(?P<week>last week )?(?P<how>on (?:the )?|last |this (?:past )?|(?:the )?past )?"
    rf"(?P<weekday>{'|'.join(_WEEKDAYS)}){_PART}(?P<of_week> (?:of )?last week)?)"
    rf"|(?P<today>(?:earlier )?(?:today's|today)|tonight|(?:earlier )?this (?:morning|afternoon|evening)"
    rf"|now\b(?= (?:i|we|it|my|the)\b)))(?![\w'])"
)
"""What names a day. `Yesterday's walk` and `Friday's exercises` may be made up for on any day."""
_ITS = re.compile(rf"\b(yesterday|{'|'.join(_WEEKDAYS)})'s (?=(?:\w+ ){{1,2}}(?:was|were|went|took|felt)\b)")
"""... but `Friday's walk was a mile` was on Friday."""

_BE = r"(?:was|were|did|had|felt|could|got|been|managed)"
_NO_DATE = re.compile(
    rf"\b(?:(?:than|as|like|unlike) "
    rf"(?:(?:(?:(?:the |my )?\w+ )?(?:it|i|we|they|that)|(?:the|my) \w+) (?:\w+ )?{_BE} )?"
    r"|since (?:(?:i|we|it|he|she|they) (?:\w+ ){1,2})?"
    r"|(?:until|till|from|for|after|before|not|except|compared (?:to|with)|(?:instead|because|spite) of"
    r"|despite|thanks to) )$"
)
"""Right before a day: it is what is compared with, counted from or left out."""
_PENDING = re.compile(r"\b(?:is|are|it's|be|due|starts?|an appointment|a slot) $")
"""Right before "on Friday": what is still to come."""
_A_FRIDAY = re.compile(
    r"\b(?:to|by|through|at|of|a|an|the|my|our|your|his|her|their|every|each|next|coming|most|any|some|one"
    r"|good|black|easter|ash|palm|fat|super|happy|son|daughter|dog|cat|friend|called|named|name|is|are|it's"
    r"|was|be|due|starts?) $"
)
"""Right before "Friday": a kind of day, a name, the end of a span."""
_ALONE = re.compile(
    r"$| (?:and|but|so|then|because|though|i|i'm|i've|we|we've|my|it|it's|the|with|at|in|on|after|before"
    r"|again|too|instead|alone|was|were|went|didn't|did|had|felt|pain|\d)\b"
    rf"| {BODY}"
)
_OPENING = re.compile(r"(?:^|\b(?:and|but|so|then|or|well|okay|ok|yeah|yes|no|sorry) )$")
_NEAR = 80
"""So many letters before a day are looked at."""


@dataclass(frozen=True, slots=True)
class _Clock:
    said_at: datetime
    turns_at: time

    @property
    def day(self) -> date:
        return day_of(self.said_at, self.turns_at)

    @property
    def evening(self) -> date:
        """The day whose evening was the last: by the calendar, whether one has slept since or not."""
        return self.said_at.date() - _DAY


@dataclass(frozen=True, slots=True)
class _Named:
    day: date
    past: bool
    """Surely gone by; "on Friday" may be yet to come."""


def _ago(found: re.Match[str], clock: _Clock) -> date:
    words, unit = found["n"], found["unit"]
    count = int(words) if words.isdigit() else 2 if "couple" in words else 1
    if unit == "hour":
        then = clock.said_at.astimezone(UTC) - timedelta(hours=count)
        return day_of(then.astimezone(clock.said_at.tzinfo), clock.turns_at)
    if unit == "night":
        return clock.evening - (count - 1) * _DAY
    return clock.day - count * {"day": 1, "week": 7, "fortnight": 14}[unit] * _DAY


def _weekly(found: re.Match[str], clock: _Clock) -> date:
    """The newest such day; after "on" and "last" not today, for nobody calls today so."""
    number = _WEEKDAYS.index(found["weekday"])
    if found["week"] or found["of_week"]:
        return clock.day + (number - clock.day.weekday() - 7) * _DAY
    may_be_today = not found["how"] or found["how"] == "this "
    newest = clock.day if may_be_today else clock.evening
    return newest - (newest.weekday() - number) % 7 * _DAY


_MEANS: dict[str, Callable[[re.Match[str], _Clock], date]] = {
    "today": lambda _, clock: clock.day,
    "a_day": lambda _, clock: clock.day - _DAY,
    "two_days": lambda _, clock: clock.day - 2 * _DAY,
    "a_night": lambda _, clock: clock.evening,
    "two_nights": lambda _, clock: clock.evening - _DAY,
    "ago": _ago,
    "weekly": _weekly,
}


def _named(found: re.Match[str], clock: _Clock) -> _Named | None:
    """The day that these words name; None where they are no date."""
    kind = found.lastgroup or ""
    before = found.string[max(0, found.start() - _NEAR) : found.start()]
    if _NO_DATE.search(before):
        return None
    if kind == "weekly" and not _is_date(found, before):
        return None
    gone = kind != "weekly" or bool(re.search(r"\b(?:last|past)\b", found[0]))
    return _Named(_MEANS[kind](found, clock), gone)


def _is_date(found: re.Match[str], before: str) -> bool:
    """Whether a weekday says when; without "on" or "last" it may be a name, as in "my Friday class"."""
    if found["how"] or found["week"]:
        return not _PENDING.search(before)
    alone = found[0] != found["weekday"] or _ALONE.match(found.string[found.end() : found.end() + _NEAR])
    return not _A_FRIDAY.search(before) and bool(alone or _OPENING.search(before))


# --- the clauses they stand in -------------------------------------------------------------------------

_PERSON = r"(?:i|we|he|she|they)(?:'\w+)?\b"
_SUBJECT = (
    rf"(?:{_PERSON}|(?:it|that)'s\b|(?:my|our|the|his|her|it|this|that|pain)(?: \w+){{0,2}}"
    r" (?:is|was|will|has|had|isn't|wasn't|hurts?|felt|feels|went|were|are)\b)"
)
_BREAK = re.compile(
    r"\b(but|because|although|even though|though|after(?= i\b)|before(?= i\b)"
    r"|and(?= (?:@|(?:will|see|have|need|am|going)\b))|then)\b"
    rf"|(?<!@ )\b(?={_SUBJECT})|(?=@ (?:{_SUBJECT}|(?:will|is|was|were|should|might)\b))"
)
_LESS = ("because", "although", "even though", "though", "after", "before")
_BACKGROUND = re.compile(
    r"\b(?:surgery|operation|operated|accident|injury|stroke|diagnos\w+|broke my (?!promise)|discharged"
    r"|born|died|used to (?!it\b))"
)
"""What was, so that one understands what is: it dates nothing that is told beside it."""

_DONE = (
    r"(?:over)?(?:did|slept|ate|spent)|went|ran|swam|drank|fell|made|took|gave|came|drove|rode|stood|woke"
    r"|wrote|sent|spoke|told|said|bought|brought|caught|thought|taught|fought|found|kept|lost|met|paid|sat"
    r"|saw|sang|sold|shook"
    rf"|stuck|swept|threw|wore|won|broke|blew|built|bent|lit|put|quit|hit|cut|bet|beat|held|hid|rang|rose"
    rf"|tore|withdrew|got|had|let|read|left(?! {BODY})|smoked|couldn't|didn't|haven't|hadn't|done|been"
    r"|(?!need|feed|bleed|speed|indeed|hundred|tired|scared|hatred|sacred|naked|embed)\w{2,}ed"
)
_VERB = re.compile(
    r"\b(?:(?P<plan>will|won't|\w+'ll|gonna|shall|might|must|let's|tomorrow|should(?! have)|if"
    r"|(?<!was )(?<!were )going to|(?:told|asked|want|wants|remind|need|needs|hope|hoping|plan|planning"
    r"|planned|have|has|supposed|like|love|due)(?: me| us)? to|see|sees|meet|starts?|booked"
    r"|arranged|rescheduled|scheduled|(?:got|made) an? (?:\w+ ){0,2}(?:appointment|slot|booking)"
    r"|(?:have|has)(?! (?:\w+ed|been|done|had|gone|never|not|just|\w+en)\b))"
    r"|(?P<can>can(?!')"
    r"|(?:i'm|we're|i am) (?!feeling|paying|going|dreading|seeing|having|getting|starting)\w+ing)"
    r"|(?P<now>i'm|am|is|are|\w+'re|(?:it|he|she|that)'s|feels?|hurts|aches|do|does|don't|doesn't|can't|keep"
    r"|keeps|think|want|wish|know)"
    rf"|(?P<was>was|were|wasn't|weren't|felt|hurt|ached)|(?P<did>{_DONE}))\b"
)
_PAST = ("was", "did")
_DEEDS = ("did", "can")


@dataclass(slots=True)
class _Clause:
    words: str
    joined_by: str
    named: list[_Named]
    verb: str = ""
    """What its first verb tells of: a plan, what one can, what is now or was, or what somebody did."""
    day: date | None = None


def _clauses(words: str, clock: _Clock) -> list[_Clause]:
    """The clauses of one utterance, each with its day; every day in the words becomes an @."""
    named: list[_Named] = []

    def mark(found: re.Match[str]) -> str:
        day = _named(found, clock)
        named.extend([day] if day else [])
        return "@" if day else found[0]

    first, *rest = _BREAK.split(_NAMED.sub(mark, _ITS.sub(r"\1 the ", words)))
    clauses: list[_Clause] = []
    waiting, joined_by = iter(named), ""
    for joint, said in [("", first), *zip(rest[::2], rest[1::2], strict=True)]:
        joined_by = joint or joined_by
        if said.strip():
            clauses.append(_Clause(said.strip(), joined_by, list(islice(waiting, said.count("@")))))
            joined_by = ""
    _attach(clauses)
    for place, clause in enumerate(clauses):
        clause.verb = _verb(clauses, place)
    for clause in clauses:
        clause.day = _day_told(clause, clock.day)
    return clauses


def _attach(clauses: Sequence[_Clause]) -> None:
    """In "I overdid it yesterday my knee is swollen" the day belongs to what was, and not to what is."""
    for before, clause in pairwise(clauses):
        begins = clause.words.startswith("@") and not clause.joined_by
        is_now = begins and _own_verb(clause.words) in ("now", "does")
        if is_now and not before.named and _own_verb(before.words) in _PAST:
            before.named.append(clause.named.pop(0))
            clause.words = clause.words[1:].strip()


def _verb(clauses: Sequence[_Clause], place: int) -> str:
    """A clause without a verb goes on with its neighbour's: "on Friday after lunch | I walked"."""
    clause = clauses[place]
    own = _own_verb(clause.words)
    opens = clause.words.startswith("@") or (place == 0 and clause.words.endswith("@"))
    if not own and opens and place + 1 < len(clauses):
        own = _own_verb(clauses[place + 1].words)
    return own or (clauses[place - 1].verb if place else "")


_NO_CHECK_IN = CLASSES.index(None)
_TIME_ALONE = re.compile(r"\W*(?:after|before|at|around|during) \S+$")
"""What the day leaves behind in "on Friday after lunch"."""


def _own_verb(words: str) -> str:
    """Without a verb that we know: what somebody does, or what was done where the words are a check-in."""
    if found := _VERB.search(words):
        return found.lastgroup or ""
    if re.search(rf"\b{_PERSON}", words):
        return "does"
    is_told = not _TIME_ALONE.match(words) and chances(words)[_NO_CHECK_IN] < 0.2
    return "did" if is_told else ""


def _day_told(clause: _Clause, today: date) -> date | None:
    """The last day named in the clause. What is planned has none; what may be to come needs a past verb."""
    days = [named.day for named in clause.named if named.past or clause.verb in _PAST]
    return next((day for day in reversed(days) if day != today or clause.verb != "plan"), None)


def _decided(clauses: Sequence[_Clause]) -> date | None:
    main = [clause for clause in clauses if not _is_aside(clause)]
    done = any(clause.verb in _DEEDS for clause in main)
    choices = (
        [clause.day for clause in main if clause.verb in (*_DEEDS, "")],
        [clause.day for clause in clauses if clause.verb in _DEEDS and not done],
        [clause.day for clause in main or clauses],
    )
    return next((day for days in choices for day in reversed(days) if day), None)


def _is_aside(clause: _Clause) -> bool:
    return clause.joined_by in _LESS or bool(_BACKGROUND.search(clause.words))
