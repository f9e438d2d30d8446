"""Was it a step, a stumble, a celebration, or no check-in at all? Read from cue words, and says which.

Every clause is searched for cues; each cue has a weight, and what frames the clause decides how much it
counts: plans, questions, news of others and what used to be count nothing, what stands before "but" or after
"although" counts less, what comes last counts most. Calling a stumble a celebration is the worst mistake
there is, so a celebration needs a clear margin and no stumble beside or after it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.core.model import Kind, Reading, Sure
from assistant.understanding.exercises import EXERCISES, spoken_for
from assistant.understanding.spoken import spoken

_NOT = r"(?:didn't|did not|haven't|have not|hadn't|hasn't|never|not|don't|wasn't)"
_UNABLE = r"(?:couldn't|could not|can't|cannot|wasn't able to|unable to|not able to)"
_OFTEN = r"(?: (?:even|really|quite|ever|once|get|got|to|manage|have|had|any|a|my|the|touch|let|myself))*"
_VICE = r"(?:drinks?|drop|smokes?|cigarettes?|vape|beers?|wine|whiskey|vodka|joint|alcohol|hit)"
_SLIP = (
    r"(?:skip(?:ped)?|miss(?:ed)?|drink|drunk|drank|smoked?|used|relapsed?|slip(?:ped)?|quit|binged?|gambled?|bet"
    r"|cave|caved|give(?:n)? (?:up|in)|gave (?:up|in)|cancel|panic|snap|yell|scroll|fall|fell|flare|limp|buy)"
)
_HELP = r"(?:meeting|group|physio|therapy|class|clinic|counsell?or)"
_SPELL = r"(?:days?|weeks?|months?|years?)"

# Each line: a weight, and what is looked for in one clause of the spoken text.
_STEP = rf"""
3.5 {_NOT}{_OFTEN} {_SLIP}\b
3.5 {_NOT}{_OFTEN} {_VICE}\b
3 didn't (?:stop|hurt|need|let)\b
3 (?:no|without any|without a) (?:setbacks?|flare ups?|slips?|cravings?)\b
3 instead of (?:drinking|smoking|using|{_VICE})\b
3 (?:turned down|said no|poured .* (?:out|down|away)|walked away|resisted|deleted|blocked)\b
3 (?:threw (?:out|away|it))\b
3 (?:on purpose|rest day|let myself rest|rested|took it easy|like we agreed|cut .* short)\b
2.5 (?:asked|phoned|called|texted|emailed|messaged|told) (?:for|my|a|the|someone|somebody|him|her)\b
2.5 (?:going|went|go|been|got|made it) (?:back )?to (?:\w+ )?{_HELP}\b
2.5 (?:showed|turned) up\b
2 (?:anyway|back on|better than nothing|a little (?:further|longer|more)|instead)\b
2 (?:reached out|apologi[sz]ed|booked|scheduled|signed up|made an appointment|kept (?:my|the|it|going|at))\b
2 (?:got|getting) (?:up|out|dressed|through|on|in|my|some|to|started)\b
2 (?:worked on|sat with|let myself|left (?:the|early)|put|stood|danced|walked past|showered)\b
1.5 (?:did|done|do|walked|went|ran|climbed|swam|stretched|wrote|talked|spoke|cooked|ate|cleaned|washed)\b
1.5 tidied\b
1.5 (?:took|made|opened|read|studied|practi[sc]ed|meditated|prayed|journal?led|finished|completed|used)\b
1.5 (?:tried|drove|sent|rang|stuck to|sorted|revised|brushed|tied|hugged|gave|brought|kept|met|sang|swept)\b
1.5 (?:started|managed|visited|iced|bent|lifted|held|rode|biked|cycled|hiked|planted|paid|saved|rode)\b
1.5 drank water\b
1.5 (?:stopped when|listened to|stayed (?:sober|clean|calm|home on)|slept (?:well|through the night)|helped)\b
0.8 (?:i|we) (?!wanted|needed|cried|hated|wished|seemed|looked|loved|worried|hoped|lived|missed)\w+ed\b
1 (?:{spoken_for(tuple(EXERCISES))})\b
1 \d+(?:\.\d+)? (?:sets?|reps?|minutes|laps|lengths|steps|flights?|stairs|miles?|metres|blocks?|pages|words)\b
"""

_STUMBLE = rf"""
4 (?:nothing|not a single|none of (?:it|my)|didn't do any\w*|did nothing)\b
4 (?:relapsed?|relapsing|fell off the wagon|off the wagon|blew it|blew off|slipped up|slip up)\b
4 (?:skip(?:ped|ping)?|gave up|given up|giving up|gave in|caved|cracked|bailed|binged?|gambled)\b
4 chickened out\b
3.5 {_NOT}{_OFTEN} (?:do|go|make|made|finish|leave|call|walk|run|eat|sleep|study|write|read|start|try)\b
3.5 {_NOT}{_OFTEN} (?:exercise|stretch)\b
3.5 (?:i|but|and|it|so|too) (?:still )?(?:didn't|couldn't|can't)$
3 (?:didn't|couldn't|can't|haven't|never)$
3 {_UNABLE}(?! (?:believe|wait|complain|have done|stop smiling|thank|going to stop|again))\b
4 stopped taking my\b
3.5 (?:missed|forgot|forgotten|cancell?ed|avoid(?:ed|ing))\b(?! (?:him|her|you)\b)
3.5 (?:put (?:it|them|that|everything) off|procrastinated)\b
3 slipped\b
4 (?:drank|drunk|smoked|vaped|hungover|got high)\b(?! (?:water|tea|coffee|milk|juice))
3.5 (?:had|bought|have had|sneaked|lit|ordered|hid) (?:\w+ )?(?:{_VICE}|pack|bottle|pizza|one up|too much)\b
4 (?:used again|used last night|drinking (?:again|with)|drinking with|back to drinking|back to smoking)\b
4 (?:went back to (?:him|bed|drinking|smoking))\b
3 (?:ate (?:the|a) (?:whole|entire)|cheated on|bet|lost my temper|yelled|snapped|shouted|screamed)\b
4 (?:idiot|stupid|useless|worthless|pathetic|hopeless|loser|failure|lazy|weak|a mess|disgusting)\b
4 (?:ashamed|embarrassed)\b
4 (?:hate myself|hate my body|ruin(?:ed)?|let (?:\w+ )?(?:everybody|everyone|them|him|her|down))\b
4 (?:my (?:own )?fault|no willpower)\b
4 (?:wrong with me|never going to|broke my promise|square one|blew|messed up|screwed up|failed|failing)\b
3.5 (?:flared?|flare up|set ?back|overdid|pushed too hard|too much too soon|swollen|worse|killing me)\b
3.5 (?:threw|tweaked|pulled|strained|twisted|sprained) my\b
3.5 (?:paid for it|gave way|gave out|threw up|purged|picked a fight|let it (?:all )?slide)\b
3 (?:mess(?:ing|ed) (?:it|this|everything) up|keep failing|ended up|just sat there|lift a finger)\b
3 (?:turned (?:around|back)|drove home|walked out|back on the (?:drink|bottle|booze|pills|painkillers))\b
3.5 (?:at|in|to|on) the (?:casino|bookies|slot machines?|slots|betting shop)\b
3 (?:fell|fallen|collapsed|stumbled|tripped)\b(?! asleep)
3 (?:wasted|scrolled|stayed in bed|slept through (?:the|my) alarm|overslept)\b
3 (?:had to stop|stopped after|quit after|halfway|so bad|too (?:tired|lazy|sore|scared|hard|painful))\b
3 unbearable\b
3 (?:no|0) (?:exercises?|workout|stretches|walk|run|sleep|meeting|progress|pages|words|steps)\b
3 not (?:proud|good enough|better|improving)\b
"""

_CELEBRATION = rf"""
4 first (?:\w+ ){{0,4}}(?:without|since|in (?:{_SPELL}|ages|\d+))\b
4 (?:for the )?first time\b(?! in (?:a (?:week|while|few|couple)|days))
4 my (?:very )?first\b
3.5 (?:finally|at last|i did it|actually did it|nailed it)\b
3.5 (?:made it (?:to the top|all the way|through|home|up))\b
4 proud of (?:myself|me|this|that)\b
3.5 (?:proud|milestone|celebrat\w+|hooray|yay|woohoo|hallelujah)\b
4 (?:personal best|personal record|new record|(?:my|the) record|longest|furthest|fastest)\b
4 (?:best (?:\w+ )?(?:of|in|ever|since|yet))\b
4 (?:(?:\d+|one|a|an|whole) ){{1,2}}{_SPELL} (?:sober|clean|smoke free|alcohol free|without)\b
4 (?:\d+|one|a) (?:\w+ )?{_SPELL}(?: ago)? today\b
3.5 (?:it's|that's|hit|reached) (?:\d+|one|a) {_SPELL}\b
4 (?:passed (?:my|the)|graduated|got the (?:job|all clear)|all clear|fully healed|discharged)\b
4 (?:got my \w+ back|cast is off|no more appointments)\b
4 (?:never thought|can't believe|couldn't believe|can you believe)\b
4 (?:hit|reached|beat|smashed|met) (?:my|the|a) (?:goal|target|record|best|time)\b
3.5 (?:no(?: more)?|without (?:the|my|a)|threw away my) (?:crutch(?:es)?|cane|walker|brace|frame|stick)\b
3.5 (?:no|without (?:the|my|a)|out of (?:the|my)) wheelchair\b
3.5 (?:without stopping|without help|without pain|on my own|pain-free|all the way|back at work|no stopping)\b
2.5 by myself\b
3.5 back to work\b
3.5 (?:whole|entire|full) (?:mile|course|marathon|book|night|flight without)\b
3.5 (?:handed in my|pleased with (?:me|myself)|(?:year|month|week|day) chip|got an a|got a medal)\b
"""


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: Kind
    weight: float
    pattern: re.Pattern[str]


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


def _cues(kind: Kind, table: str) -> Iterator[_Cue]:
    for line in table.strip().splitlines():
        weight, _, pattern = line.partition(" ")
        yield _Cue(kind, float(weight), re.compile(rf"\b{pattern}"))


_CUES = (*_cues(Kind.STEP, _STEP), *_cues(Kind.STUMBLE, _STUMBLE), *_cues(Kind.CELEBRATION, _CELEBRATION))

_JOIN = re.compile(
    r"\b(but|and|then|because|although|even though|though|except)\b"
    r"|(?<!but )(?<!and )(?<!then )(?=\b(?:today|now|this morning) (?:i|it|it's|we)\b)"
)
_PERSON = (
    r"(?:mother|father|mom|mum|dad|brother|sister|son|daughter|wife|husband|partner|boyfriend|girlfriend"
    r"|friend|boss|neighbou?r|doctor|surgeon|nurse|physio|therapist|counsell?or|sponsor|kids?|children|baby"
    r"|dog|cat|uncle|aunt|cousin|colleague|roommate|grandmother|grandfather|grandma|grandpa|coach|teacher"
    r"|man|woman|guy|team)s?"
)
_I = re.compile(r"\b(?:i|i'm|i've|i'd|me|myself|we|we're|we've)\b")
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
    rf"\b(?:i'll|we'll|will|gonna|(?<!never )(?<!instead of )going to (?!(?:\w+ )?(?:{_HELP}|bed)\b)"
    r"|tomorrow|next (?:week|month|time|year)|want (?:\w+ )?to|wants|would(?: like|n't| have)?"
    r"|i'd (?:like|love)|hope|hoping|(?<!the )plan|planning|might|let's|should|need to|have to|wish"
    r"|thinking (?:of|about)|supposed to|if|looking forward)\b"
)
_HABIT = re.compile(r"\b(?:used to (?!it\b)|last year|(?:years?|months) ago)\b")
_NO = re.compile(r"(?:\b(?:not|no|never|nobody|almost|nearly|without|cannot)|n't)(?: \w+){0,2} $")
_RESISTED = re.compile(
    rf"\b(?:wanted|craving|craved|urge|tempted|nearly|almost)\b.*\b(?:{_VICE}|{_SLIP})\b"
    r".* (?:but|and) (?:i )?didn't$"
)
_THEN = re.compile(r"\b(?:yesterday|last (?:night|week|month)|on \w+day)\b")
_NOW = re.compile(r"^(?:today|now|this morning)\b")


def read(text: str) -> Reading:
    """What `text` was taken for, as either recogniser writes it, and the `spoken` words that decided it.

    Total and deterministic. `confidence` grows with the margin over the next kind, and `sure` says it in
    words: `no` means that asking is better than guessing.
    """
    clauses = _clauses(spoken(text))
    finds = [find for place in range(len(clauses)) for find in _finds(clauses, place)]
    if resisted := _RESISTED.search(spoken(text)):
        finds.append(_Find(Kind.STEP, resisted[0], len(clauses), 6.0))
    if not finds:
        return _no_check_in(clauses)
    kind, margin = _decided(finds)
    because = max(
        (find for find in finds if find.kind is kind), key=lambda find: find.weight, default=finds[0]
    )
    confidence = 1 - 2**-margin
    return Reading(kind, because.words, round(confidence, 3), _sure(confidence))


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
            for cue in _CUES
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
