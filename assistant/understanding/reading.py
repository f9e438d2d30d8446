"""Was it a step, a stumble, a celebration, or no check-in at all? Read from cue words, and says which.

Every clause is searched for cues; each cue has a weight, and what frames the clause decides how much it
counts: plans, questions, news of others and what used to be count nothing, what stands before "but" or after
"although" counts less, what comes last counts most. Grief is no check-in, whatever was done beside it.
Calling a stumble a celebration is the worst mistake there is, so a celebration needs a clear margin, no
stumble beside or after it, and nobody who hates it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.core.model import Kind, Reading, Sure
from assistant.understanding.cues import CUES, FAMILY, HELP, SLIP, VICE
from assistant.understanding.spoken import spoken


@dataclass(frozen=True, slots=True)
class _Clause:
    words: str
    joined_by: str
    frame: str
    """The words that take its weight away; empty when it tells what the person did."""


@dataclass(frozen=True, slots=True)
class _Find:
    """A cue that was found, with what it counts in its place."""

    kind: Kind
    words: str
    clause: int
    weight: float


_JOIN = re.compile(
    r"\b(but|and|then|because|although|even though|though|except|so(?= i\b))\b"
    r"|(?<!but )(?<!and )(?<!then )(?=\b(?:today|now|this morning) (?:i|it|it's|we)\b)"
)
_PERSON = (
    r"(?:mother|father|mom|mum|dad|brother|sister|son|daughter|wife|husband|partner|boyfriend|girlfriend"
    r"|friend|boss|neighbou?r|doctor|surgeon|nurse|physio|therapist|counsell?or|sponsor|kids?|children|baby"
    r"|dog|cat|uncle|aunt|cousin|colleague|roommate|grandmother|grandfather|grandma|grandpa|coach|teacher"
    r"|man|woman|guy|team|ex|dealer)s?"
)
_I = re.compile(r"\b(?:i|i'm|i've|i'd|myself|we|we're|we've)\b")
_DONE_TO_ME = re.compile(
    rf"^(?:(?:and|but|today|so) )*(?:my|our|the) (?:\w+ )?{_PERSON}"
    r" (?:made|told|asked|had|wants?|wanted|pushed|let|got) (?:me|us)\b(?! (?:that )?i'm)"
)
"""What a helper did is the helper's doing, even where the person stands in it."""
_SOMEBODY_ELSE = re.compile(
    r"^(?:(?:today|yesterday|last night|sorry|well) )*"
    r"(?:he|she|they|you|his|her|their|he's|she's|they're|people|everyone|everybody|someone|somebody|nobody"
    rf"|mom|mum|dad|(?:my|our|the|a) (?:\w+ )?{_PERSON})\b"
)
_YOU = "(?:i|you|we|they|he|she|it|this|that|there)"
_QUESTION = re.compile(
    r"^(?:(?:and|so|hey|hello|well|please) )*(?:how|why|where|who|which"
    r"|what(?:'s)?(?! a\b| is wrong with me| wrong with me)|when (?:is|are|do|does|did|will|can|should)"
    rf"|(?:is|are|am|was|were|can|could|would|will|do|does|should) (?:{_YOU}|my|the)"
    rf"|(?:did|have|has|had) {_YOU})\b"
)
_PLAN = re.compile(
    rf"\b(?:i'll|we'll|will|gonna|(?<!never )(?<!instead of )going to (?!(?:\w+ )?(?:{HELP}|bed)\b)"
    r"|tomorrow|next (?:week|month|time|year)|want (?:\w+ )?to|wants|would(?: like|n't| have)?"
    r"|i'd (?:like|love)|hope|hoping|(?<!the )plan|planning|might|let's|should|need to|have to|wish"
    r"|thinking (?:of|about)|supposed to|if|looking forward|remind me|don't know (?:what|how|if|whether|why)"
    r"|(?:scared|afraid|frightened|terrified) (?:of|to)|worried about|dread(?:ing)?)\b"
)
_GONE = rf"(?:him|her|(?:my|our) (?:\w+ )?{FAMILY}(?!'))"
_GRIEF = re.compile(
    r"\b(?:(?<!battery )(?<!phone )(?<!laptop )(?<!car )(?<!\bi )(?<!nearly )(?<!almost )died|passed away"
    r"|funerals?|(?:his|her|their|the) (?:grave|ashes|death)|graveside|cemetery|widow(?:er|ed)?|mourning"
    r"|grieving|anniversary of (?:his|her|their|the) \w+|miscarr\w+|stillborn|empty (?:chair|bed)"
    rf"|(?:chair|bed|room|side) (?:is|was) empty|(?:buried|cremated|lost) {_GONE}"
    rf"|(?:he|she|{FAMILY})(?:'s| is| was| has been)? (?:dead|gone)"
    rf"|(?:first|another) (?:\w+ ){{0,4}}without {_GONE}"
    rf"|(?:christmas|birthday|(?:day|week|month|year)s?) (?:\w+ )?without {_GONE})(?![\w'])"
)
_JOYLESS = re.compile(
    r"\b(?:hate (?:it|this|every\w*|being|that)|(?:feel|felt|feeling) (?:\w+ )?(?:nothing|empty|numb|awful"
    r"|terrible|guilty|dead|worse|alone|lonely|hollow)|(?:i'm|am|all|live) (?:\w+ )?(?:alone|lonely"
    r"|empty|numb)|miserable|don't (?:even )?care|who cares|no point|what's the point|what for)\b"
)
_HABIT = re.compile(r"\b(?:dream(?:t|ed)|used to (?!it\b)|last year|(?:years?|months) ago)\b")
_NO = re.compile(
    r"(?:\b(?:not|no|never|nothing|hardly|nobody|almost|nearly|without|cannot)|n't)(?: \w+){0,2} $"
)
_RESISTED = re.compile(
    rf"\b(?:wanted|craving|craved|urge|tempted|nearly|almost)\b.*\b(?:{VICE}|{SLIP})\b"
    r".* (?:but|and) (?:i )?didn't$"
)
_INSTEAD = re.compile(
    rf"\b(\d{{1,3}}|one|a) (?:{VICE}|coffees?|glass(?:es)?) (?:\w+ )?instead of (\d{{1,3}}|one|a)\b"
)
_THEN = re.compile(r"\b(?:yesterday|last (?:night|week|month)|on \w+day)\b")
_NOW = re.compile(r"^(?:today|now|this morning)\b")


def read(text: str) -> Reading:
    """What `text` was taken for, as either recogniser writes it, and the `spoken` words that decided it.

    Total and deterministic. `confidence` grows with the margin over the next kind, and `sure` says it in
    words: `no` means that asking is better than guessing.
    """
    words = spoken(text)
    clauses = _clauses(words)
    if grief := _GRIEF.search(words):
        return Reading(None, grief[0], 0.9, Sure.YES)
    finds = [find for place in range(len(clauses)) for find in _finds(clauses, place)]
    finds += _resisted(words, len(clauses))
    if joyless := _JOYLESS.search(words):
        finds = [find for find in finds if find.kind is not Kind.CELEBRATION]
    if not finds:
        return Reading(None, joyless[0], 0.6, Sure.FAIRLY) if joyless else _no_check_in(clauses)
    kind, margin = _decided(finds)
    because = max(
        (find for find in finds if find.kind is kind), key=lambda find: find.weight, default=finds[0]
    )
    confidence = 1 - 2**-margin
    return Reading(kind, because.words, round(confidence, 3), _sure(confidence))


def _resisted(words: str, place: int) -> Iterator[_Find]:
    """What was wanted and left alone, and what was had less of than usual ("two beers instead of six")."""
    if resisted := _RESISTED.search(words):
        yield _Find(Kind.STEP, resisted[0], place, 6.0)
    for less in _INSTEAD.finditer(words):
        had, usual = (1 if n in ("one", "a") else int(n) for n in less.groups())
        yield _Find(Kind.STEP if had < usual else Kind.STUMBLE, less[0], place, 6.0)


def _no_check_in(clauses: Sequence[_Clause]) -> Reading:
    """Sure when a question, a plan or somebody else said so; else there was only nothing to go by."""
    frame = next((clause.frame for clause in clauses if clause.frame), "")
    confidence = 0.9 if frame else 0.6
    return Reading(None, frame, confidence, _sure(confidence))


def _sure(confidence: float) -> Sure:
    if confidence >= 0.8:
        return Sure.YES
    return Sure.FAIRLY if confidence >= 0.55 else Sure.NO


def _clauses(words: str) -> list[_Clause]:
    """The clauses of one utterance; one that names nobody goes on about whoever the one before was about."""
    if question := _QUESTION.match(words):
        return [_Clause(words, "", question[0])]
    first, *rest = _JOIN.split(words)
    clauses: list[_Clause] = []
    for joined_by, said in [("", first), *zip(rest[::2], rest[1::2], strict=True)]:
        frame = _frame(said.strip())
        if not frame and clauses and joined_by in ("and", "then") and not _I.search(said):
            frame = clauses[-1].frame
        clauses.append(_Clause(said.strip(), joined_by or "", frame))
    return [clause for clause in clauses if clause.words]


def _frame(clause: str) -> str:
    other = _SOMEBODY_ELSE.match(clause)
    if other and not _I.search(clause):
        return other[0]
    if done_to_me := _DONE_TO_ME.match(clause):
        return done_to_me[0]
    found = _PLAN.search(clause) or _HABIT.search(clause)
    return found[0] if found else ""


def _finds(clauses: Sequence[_Clause], place: int) -> list[_Find]:
    """The strongest cue of each kind in one clause, weighed by where the clause stands."""
    clause = clauses[place]
    if clause.frame:
        return []
    found = [
        _Find(kind, words, place, best * _weight(clauses, place))
        for kind, best, words in _found(clause.words)
    ]
    then = any(_HABIT.search(earlier.words) for earlier in clauses[:place])
    if then and _NOW.match(clause.words) and {find.kind for find in found} == {Kind.STEP}:
        found.append(_Find(Kind.CELEBRATION, clause.words, place, 4.0))
    return found


def _found(words: str) -> Iterator[tuple[Kind, float, str]]:
    for kind in Kind:
        hits = [
            (cue.weight, match[0])
            for cue in CUES
            if cue.kind is kind
            if (match := cue.pattern.search(words)) and not _NO.search(words[: match.start()])
        ]
        if hits:
            yield kind, *max(hits)


def _weight(clauses: Sequence[_Clause], place: int) -> float:
    """Before "but", after "although" or "because": the lesser half. The last clause decides."""
    over = _THEN.search(clauses[place].words)
    if any(later.joined_by == "but" or (over and _NOW.match(later.words)) for later in clauses[place + 1 :]):
        return 0.4
    if clauses[place].joined_by in ("although", "though", "even though", "because"):
        return 0.4
    return 1.25 if place == len(clauses) - 1 else 1.0


def _decided(finds: Sequence[_Find]) -> tuple[Kind, float]:
    """The heaviest kind and its margin; never a celebration where a stumble stands beside it or after it."""
    total = {kind: sum(find.weight for find in finds if find.kind is kind) for kind in Kind}
    joy = max((find.clause for find in finds if find.kind is Kind.CELEBRATION), default=-1)
    sorrow = max((find.clause for find in finds if find.kind is Kind.STUMBLE), default=-2)
    doubt = max(total[Kind.STUMBLE] + 1, total[Kind.STEP] + 0.75)
    if sorrow >= joy or total[Kind.CELEBRATION] < doubt:
        total[Kind.CELEBRATION] = 0.0
    second, first = sorted(Kind, key=lambda kind: total[kind])[-2:]
    return first, total[first] - total[second]
