"""One clause, read from left to right by a list of rules: each a pattern and the piece it stands for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.core.model import Measure, Side, Unit
from assistant.understanding.names import EXERCISE, HELD, REPEATED, exercise
from assistant.understanding.quantities import ANY_UNIT, BODY, COUNT_ENDS, LOADS, SOME, WAYS, N

_Means = Callable[[re.Match[str]], Measure]

_TIME = r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?)\b"
_SECONDS = {"s": 1, "m": 60, "h": 3600}
_COLOURS = "yellow|red|green|blue|black|silver|gold|orange|purple|pink|gray|grey|white|tan|light|medium|heavy"
_BAND = r"(?:resistance |elastic |therapy )?(?:thera)?(?:bands?|loop)\b"
_AIDS = (
    "crutches|crutch|walker|cane|frame|brace|walking stick|stick|rollator|boot|sling|handrail|railing|rail"
    "|banister|zimmer frame|zimmer|walking frame|sticks|walking sticks"
)
SAME_AID = {"crutch": "crutches"} | dict.fromkeys(("sticks", "walking stick", "walking sticks"), "stick")
SAME_AID |= dict.fromkeys(("zimmer", "zimmer frame", "walking frame"), "frame")
_MORE = r"(?: (?:more|extra|further|full|whole|entire|solid|good))?"
_ONCE = r"(?! (?:a|per|this|in|every|already|daily|before)\b)"
_EXERCISE = rf"(?P<exercise>{EXERCISE})"
_REPEATED = rf"(?P<exercise>{REPEATED})"
_SETS = r"(?:sets?|sits|sex|seats|sect|sects|sense|cents|sent|says|said)\b"
"""What is heard for "sets" between two numbers."""
_LONGEST_RUN = 999
"""More repetitions than this are two numbers run together ("1012")."""


def pieces(clause: str) -> Iterator[Measure]:
    """The pieces of measures in `clause` (a text of `named`), in the order in which they were said."""
    at = 0
    while at < len(clause):
        for pattern, means in _RULES:
            if match := pattern.match(clause, at):
                yield means(match)
                at = match.end()
                break
        else:
            at = (clause.find(" ", at) + 1) or len(clause)
        at += clause.startswith(" ", at)


def _nothing(_: re.Match[str]) -> Measure:
    return Measure()


def _reps(match: re.Match[str]) -> Measure:
    amount = _times(match["reps"], 1) if match["reps"] else None
    if amount is None or amount > _LONGEST_RUN:
        return Measure()
    return Measure(amount=amount, unit=Unit.REPS, doubtful=_run_together(match["reps"]))


def _run_together(figures: str) -> bool:
    """310 may be three of ten."""
    return bool(re.fullmatch(r"[2-6](?:[1-2][0-9]|30)", figures)) and figures not in (
        "200",
        "300",
        "400",
        "500",
    )


def _doubtful_reps(match: re.Match[str]) -> Measure:
    return replace(_reps(match), doubtful=True)


def _sets(match: re.Match[str]) -> Measure:
    return replace(_reps(match), sets=1 if match["sets"] == "a" else int(match["sets"]))


def _exercise(match: re.Match[str]) -> Measure:
    return replace(_reps(match), exercise=exercise(match["exercise"]))


def _counted(match: re.Match[str]) -> Measure:
    return replace(_exercise(match), sets=int(match["sets"]) if match["sets"] else None)


def _lasted(match: re.Match[str]) -> Measure:
    return Measure(amount=_times(match["n"], _SECONDS[match["unit"][0]]), unit=Unit.SECONDS)


def _lasted_both(match: re.Match[str]) -> Measure:
    """ "An hour and twenty minutes"."""
    unit = _SECONDS[match["unit"][0]]
    return Measure(amount=_times(match["n"], unit) + _times(match["less"], unit // 60), unit=Unit.SECONDS)


def _held(match: re.Match[str]) -> Measure:
    return Measure(hold_s=_times(match["n"], _SECONDS[(match["unit"] or "s")[0]]))


def _way(unit: Unit, factor: float) -> _Means:
    name = "stairs" if unit in (Unit.FLIGHTS, Unit.STAIRS) else None
    return lambda match: Measure(name, amount=_times(match["n"], factor), unit=unit)


def _load(factor: float) -> _Means:
    return lambda match: Measure(load_kg=_times(match["n"], factor))


def _angle(match: re.Match[str]) -> Measure:
    return Measure(angle_deg=float(match["n"])) if float(match["n"]) <= 180 else Measure()


def _aid(match: re.Match[str]) -> Measure:
    return Measure(aid=SAME_AID.get(match["aid"], match["aid"]))


def _times(said: str, factor: float) -> float:
    return round(factor if said in ("a", "an", "one") else float(said) * factor, 2)


def _band(match: re.Match[str]) -> Measure:
    return Measure(band=match["band"])


def _sided_reps(match: re.Match[str]) -> Measure:
    return _on_side(_reps(match), match)


def _sided_time(match: re.Match[str]) -> Measure:
    return _on_side(_lasted(match), match)


def _on_side(measure: Measure, match: re.Match[str]) -> Measure:
    return replace(measure, side=_side(match).side)


def _side(match: re.Match[str]) -> Measure:
    return Measure(side=Side(match["side"]) if match["side"] in ("left", "right") else Side.BOTH)


_NUMBERED = (
    r"(?:days?|week|page|phase|stage|number|aged?|chapter|instead of|room|ward|bus|platform|gate|floor"
    r"|level|step|line|bed|route|exit|bay|flat|house|apartment|unit|lane|channel|grade|year|set|round|by a)"
)
_NO_WAY_WALKED = (
    rf"the {N} steps\b|{N} step\b|{N} steps (?:forward|ahead)\b.*\bback\b|an? flight\b(?! of| up| down)"
    rf"|{N} flights? (?:to|home|was|were|got|booked|cancel\w+|delay\w+)\b|(?:on )?(?:1|one) foot\b"
    rf"|(?:my|on|own|left) 2 feet\b|2 left feet\b|{N} (?:foot|feet) {N}\b|{N} \w+ (?:per|an) hour\b|{N}"
    rf" mph\b|by a mile\b"
)
_GONE = (
    rf"(?:ago|late|early|later|earlier|left(?! (?:and )?\d| one\b| {BODY})|away|apart|tall|old|ahead"
    r"|behind|to go"
    rf"|short"
    r"|program|programme|from now|overdue|delayed|cancelled|sober|clean|straight)"
)
_NOT_WITH = "".join(
    f"(?<!{word} )" for word in "without no off the my a of than dog ditched lost zero need for".split()
)
_NO_SIDE = "of|track|path|road|day|days|time|foot|page|person|thing|things|direction|dose|line|lines|way|hand"
_HOLDING = (
    r"(?<!\bon )(?:hold|holds|held|holding)(?: (?:it|each|them|that|this|those|one|every|for|a|the|of"
    r"|count|about|at|up|there|position|stretch|top|bottom|end|time|rep|in)){0,6}"
)
_NOT_MEASURED = rf"{_NUMBERED} {N}|{N} (?:am|pm|o'clock)\b|{_NO_WAY_WALKED}|(?:{N}|an?) {ANY_UNIT} {_GONE}\b"
_MEANS: tuple[tuple[str, _Means], ...] = (
    (_NOT_MEASURED, _nothing),
    (
        rf"(?P<sets>\d{{1,2}}|a(?= set of \d)){_MORE} (?:sets?\b(?: of\b)?|(?:{_SETS}|rounds?|lots|goes"
        rf"|times) of\b(?= \d)|(?:x|by|buy|bye|times)\b(?= \d))(?: (?P<reps>{N})(?! {ANY_UNIT}))?",
        _sets,
    ),
    (rf"{_HOLDING} (?P<n>{N}) {_TIME}", _held),
    (rf"{_HOLDING} (?P<n>{N})(?P<unit>(?!))?{COUNT_ENDS}", _held),
    (
        rf"(?<!_l )(?P<n>{N}) {_TIME}(?: (?:hold|holds|pause|squeeze|apiece|each(?! (?:way|day|time|morning"
        rf"|{BODY})))\b|(?= {SOME}{HELD}))",
        _held,
    ),
    (
        rf"(?P<n>{N}|an?) (?P<unit>hours?|minutes?) (?P<less>{N})(?: (?:minutes?|seconds?)\b|(?=$))",
        _lasted_both,
    ),
    (rf"(?P<n>{N}) {_TIME} (?P<side>left|right)\b", _sided_time),
    (rf"(?<=_[cl] )of (?P<n>{N}) {_TIME}", _held),
    (rf"(?P<n>{N}|an?(?={_MORE} (?:hour|minute)\b)){_MORE} {_TIME}", _lasted),
    (rf"(?P<n>{N}) k steps\b", _way(Unit.STEPS, 1000)),
    *((rf"(?P<n>{N}|an?|one){_MORE} {unit}", _way(*way)) for unit, way in WAYS.items()),
    *((rf"(?P<n>{N}|an?(?= kilo)) {unit}", _load(factor)) for unit, factor in LOADS.items()),
    (rf"(?P<n>{N}) degrees?\b", _angle),
    (
        rf"(?:bent|bend|bending|flexion|flexed|got (?:my|the|it)|gets|reached|{BODY})(?: "
        rf"(?!_)[a-z]+){{0,5}}? to (?:about |around )?"
        r"(?P<n>[2-9]\d|1[0-7]\d)(?=$| and| today| now| this)",
        _angle,
    ),
    (rf"(?P<reps>{N}){_MORE} (?:reps?|repetitions?)\b", _reps),
    (rf"(?P<reps>{N}) (?:(?:out )?of (?:the |my )?{N})(?= {SOME}{REPEATED}| reps\b)", _reps),
    (
        rf"(?P<band>{_COLOURS})(?= (?:resistance |elastic |therapy )?(?:thera)?(?:bands?|loop)\b| one\b)",
        _band,
    ),
    (rf"(?:bands?|theraband)(?: (?:the|in|colou?r|was|is)){{0,2}} (?P<band>{_COLOURS})\b(?! {_BAND})", _band),
    (
        r"(?:in(?= (?:the|my|a) (?:brace|boot|sling)\b)|with|using|used|on|holding|holding on to)(?: only"
        r"| just| no more than)?(?: (?:the|my|a|an"
        r"|one|1|2|both))? "
        rf"(?:(?:knee|ankle|back|leg|new|old|same) )?(?P<aid>{_AIDS})\b",
        _aid,
    ),
    (rf"{_NOT_WITH}(?P<aid>crutches|cane|walker|rollator|frame|walking stick)\b", _aid),
    (rf"(?P<side>left|right)(?= {SOME}{REPEATED})", _side),
    (
        rf"(?P<reps>{N}) (?:on |to |for |with )?(?P<side>each|per|a|either|both) (?:sides?|ways?"
        rf"|directions?|{BODY})",
        _sided_reps,
    ),
    (rf"(?P<reps>{N}) (?P<side>left|right)\b(?! {BODY})", _sided_reps),
    (r"the (?P<side>left|right)(?= one(?:$| (?:and|then|wobbl\w+|first|only|today)\b))", _side),
    (rf"(?:left|right) {BODY}(?:'s| is| was| feels?| felt)\b", _nothing),
    (r"(?<=\d )(?P<side>a|per) (?:side|leg|arm|foot|hand)\b", _side),
    (rf"(?P<side>left|right|both|each|either) {BODY}", _side),
    (r"(?<=steps )(?P<side>each|either) (?:way|direction)\b", _side),
    (rf"(?:on|to) (?:the |my )?(?P<side>left|right)\b(?! (?:{_NO_SIDE})\b)", _side),
    (
        r"(?:on|with|for) (?:the |my |your )?(?P<side>left|right|both)(?= (?:and|with|for|side|then"
        r"|today|\d+)\b|$)",
        _side,
    ),
    (r"(?<=_[cl] )(?P<side>each|both) (?:ways?|directions?)\b", _side),
    (r"(?<=_[cl] )(?P<side>left|right|both|each)(?= (?!to\b|over\b|for\b)|$)", _side),
    (rf"(?P<reps>{N}) {SOME}{_REPEATED} (?P<sets>\d{{1,2}}) times\b{_ONCE}", _counted),
    (rf"{_REPEATED} (?P<reps>{N}) of (?:them|those|these)(?: (?P<sets>\d{{1,2}}) times\b)?", _counted),
    (
        rf"{_REPEATED} (?P<reps>{N})(?: times\b{_ONCE}(?! \d)|(?! times){COUNT_ENDS})",
        _exercise,
    ),
    (
        rf"(?<!\d ){_REPEATED} (?P<reps>{N})(?= (?:{_COLOURS})\b| {SOME}{EXERCISE} {N}(?:$| (?!{ANY_UNIT})))",
        _exercise,
    ),
    (rf"(?P<reps>(?!))?{_EXERCISE}", _exercise),
    (rf"(?<!\bno )(?P<reps>one)(?= {SOME}{REPEATED}(?! at a time))", _reps),
    (rf"{N} (?:to |or )?(?P<reps>{N})(?= {SOME}{REPEATED}| reps)", _doubtful_reps),
    (rf"(?P<reps>{N})(?= {SOME}{REPEATED}| {N} (?:second|minute) )", _reps),
    (rf"(?P<reps>{N})(?= (?:on|with) (?:the |my )?(?:left|right))", _reps),
)
_RULES = tuple((re.compile(rf"\b(?:{pattern})"), means) for pattern, means in _MEANS)

NOT_MEASURED = re.compile(rf"\b(?:{_NOT_MEASURED})")
"""Numbers that nobody measured with: a clock, a date, a bus, how long ago."""
