"""One spoken form for every ear: what Vosk and Whisper write of the same words becomes the same text.

Vosk writes `three sets of fifteen`, Whisper `3 sets of 15.`; both become `3 sets of 15`. The journal keeps
the words as they were heard; everything that reads them reads this form. English only.
"""

import re
import unicodedata
from collections.abc import Sequence

_BELOW_TEN = {w: n for n, w in enumerate("zero one two three four five six seven eight nine".split())}
_BELOW_TEN |= {"nought": 0, "naught": 0}
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_SMALL = _BELOW_TEN | {w: n for n, w in enumerate(_TEENS.split(), start=10)}
_TENS = {
    w: n * 10 for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINAL_DIGITS = {f"{n}{end}": w for n, w in enumerate(_ORDINALS, 1) for end in ("st", "nd", "rd", "th")}
_TENTHS = "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()
_ORDINAL_DIGITS |= {f"{n}0th": w for n, w in enumerate(_TENTHS, 3)}
_ORDINAL_END = {1: "st", 2: "nd", 3: "rd"}
_FILLERS = frozenset("um umm uhm uh uhh er erm hm hmm".split())

_MEASURED = (
    r"(?:sets?|reps?|repetitions?|flights?|laps?|blocks?|lengths?|rounds?|minutes?|seconds?|hours?|miles?"
    r"|met(?:er|re)s?|kilomet(?:er|re)s?|kilos?|pounds?|steps?|stairs?|degrees?|foot|feet|yards?|percent)\b"
)
_BENT = r"(?:flexion|extension|bend|bends|bent|bending|flexed|abduction|rotation)"
_HALVED = r"(?:mile|kilomet(?:er|re)|hour|minute|kilo|block|flight|lap)"
_NOT_A_BODY = r"(?! (?:leg|side|day|of)\b)"
_ONE_LIMB = re.compile(
    r"one (?:(?:leg|arm)(?:ged|ed)|handed|way|direction|(?:leg|arm)(?! (?:raise|lift|curl|extension|press"
    r"|circle)))\b"
)
"""In "fifty one leg squats" one is the leg; in "fifty one leg raises" there are fifty one."""
_NUMBER_ONE = re.compile(
    r"(?<!\bno )(?<!\bany )(?<!\bevery )(?<!\bsome )(?<!\banother )(?<!\bwhich )"
    rf"\bone(?= (?:{_MEASURED}|o'clock|point \d|and a half\b|out of\b))(?! \w+ at a time\b)"
    rf"|(?<=\binstead of )one\b{_NOT_A_BODY}"
    r"|(?<=\bday )one\b|(?<=\bweek )one\b|(?<=\bphase )one\b|(?<=\blevel )one\b|(?<=\bstage )one\b"
)
_AFTER_A_NUMBER = re.compile(rf"(\d (?:to|or|and|by|x|of|than)) one\b{_NOT_A_BODY}")
_AFTER_PAIN = re.compile(
    r"(\bpain(?: (?:a|about|around|at|down|is|just|level|like|now|of|only|score|to|up|was))*)"
    rf" one\b{_NOT_A_BODY}"
)
_A_ONE = re.compile(r"(?<!not )\ba one(?=$| (?:now|today|tonight|at|out|for|when|going)\b)")
_ONES = ((_A_ONE, "a 1"), (_NUMBER_ONE, "1"), (_AFTER_A_NUMBER, r"\1 1"), (_AFTER_PAIN, r"\1 1"))

_NOT_YOUNG = r"(?! (?:boy|girl|kid|son|daughter|mum|mom|year|age)s?\b)(?!\S)"
_HEARD_FOR_A_NUMBER = (
    (
        re.compile(
            r"(?<!\S)(?<!up )(?<!on )(?<!back )(?<!went )(?<!going )(?:for|fore)(?= (?:more )?sets of \d)"
        ),
        "4",
    ),
    (
        re.compile(
            r"(?<!\S)(?<!up )(?<!on )(?<!back )(?<!went )(?<!going )(?:to|too)(?= (?:more )?sets of \d)"
        ),
        "2",
    ),
    (re.compile(r"(?<!\S)(?:tree|free)(?= (?:more )?sets of \d)"), "3"),
    (re.compile(r"(?<!\S)won(?= set of \d)"), "1"),
    (
        re.compile(
            r"\b((?:did|do|done|walked|ran|swam|climbed|climb|walk|up)) (?:to|too)(?= (?:laps|miles"
            r"|blocks|flights)\b)"
        ),
        r"\1 2",
    ),
    (re.compile(r"\b((?:did|done|swam|climbed|climb)) for(?= (?:laps|lengths|flights)\b)"), r"\1 4"),
    (re.compile(rf"(?<!\S)(?:a )?couple (?:of )?((?:more )?)(?={_MEASURED})"), r"2 \1"),
    (re.compile(rf"(?<!\S)([3-9]) teen{_NOT_YOUNG}"), r"1\1"),
    (re.compile(rf"(?<!\S)for teen{_NOT_YOUNG}"), "14"),
    (re.compile(rf"(?<!\S)fif(?:e|th)? teen{_NOT_YOUNG}"), "15"),
    (re.compile(r"(?<!\S)a leven(?!\S)"), "11"),
    (re.compile(r"(?<!\S)thigh(?= minutes(?!\S))"), "5"),
    (re.compile(r"\b((?:walk(?:ed)?|ran|run|swam|swim|did)) the(?= mile(?!\S))"), r"\1 a"),
    (re.compile(r"(?<!\S)([2-9])0 fife(?!\S)"), r"\g<1>5"),
)
"""What is written for "four", "two", "three" and "one" where nothing but a number fits; a couple are two."""

# What carries meaning in print is turned into words before the rest of the print is dropped.
_PRINT = (
    (re.compile("[\u00b0\u00ba]"), " degrees "),
    (re.compile("½"), " 1/2 "),
    (re.compile("¼"), " 1/4 "),
    (re.compile("¾"), " 3/4 "),
)
_GLUE = (
    (re.compile("[\u2018\u2019\u201b\u02bc`\u00b4]"), "'"),
    (re.compile(r"\$\s*(\d[\d,.]*\d|\d)"), r"\1 dollars "),
    (re.compile(r"\u00a3\s*(\d[\d,.]*\d|\d)"), r"\1 pounds "),
    (re.compile(r"%"), " percent "),
    (re.compile(r"&"), " and "),
    (re.compile("\u00d7"), " x "),
    (re.compile(r"(?<=\d),(?=\d{3}(?!\d))"), ""),
    (re.compile(r"(?<!\S)\.(?=\d)"), "0."),
    (re.compile(r"(?<=\d)\s*[-\u2013]\s*(?=\d)"), " to "),
    (re.compile(r"(?<![\d/])(\d+)/10(?![\d/])"), r"\1 out of 10"),
    (re.compile(r"\bhalf a dozen\b"), "6"),
)
_WORD = re.compile(
    r"pain-free\b|\d+(?:\.\d+)?e[+-]?\d+"
    r"|\d+(?:st|nd|rd|th)\b|(?<![\d/])\d/\d(?![\d/])|\d?\d:\d\d(?!\d)|\d+(?:\.\d+)?"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
)
_IN_FULL = {
    "kgs?": "kilos",
    "lbs?": "pounds",
    "kms?": "kilometers",
    "mins?": "minutes",
    "secs?": "seconds",
    "ft": "feet",
    "m": "meters",
}
"""What only Whisper writes short. Behind a clock "m" stands for no metres: see the last rules."""
_JOINED = tuple(
    (re.compile(rf"(?<!\S)(?:{words})(?!\S)"), instead)
    for words, instead in (
        (r"(\d+) (?:and )?(?:an? )?1/2", r"\1.5"),
        (r"1/2", "0.5"),
        (r"1/4", "0.25"),
        (r"pain free", "pain-free"),
        (r"3/4|3 quarters", "0.75"),
        (r"(\d)/(\d)", r"\1 \2"),
        (r"(\d+) by(?= \d)", r"\1 x"),
        *((rf"(\d+) {short}", rf"\1 {long}") for short, long in _IN_FULL.items()),
        (r"(\d+) and (?:a )?half(?! past)", r"\1.5"),
        (rf"(?<!half )(?:an?|1|one) ({_HALVED}) and a half(?! {_HALVED})", r"1.5 \1s"),
        (rf"(?:an?|1|one) ({_HALVED}) and a quarter", r"1.25 \1s"),
        (rf"(?<!\d )(?<!half a )(?<!half an )({_HALVED}) and a half(?! {_HALVED})", r"1.5 \1s"),
        (rf"(\d+) ({_HALVED}s) and a half(?! {_HALVED})", r"\1.5 \2"),
        (rf"(\d+) \1(?= {_MEASURED})", r"\1"),
        (rf"(?:half an?|half of an?|(?:an?|one|1) half|half)(?= {_HALVED}s?\b)", "0.5"),
        (r"(?:1|one) and (?:a )?quarter", "1.25"),
        (r"(\d+) and (?:a )?quarter", r"\1.25"),
        (rf"(?:a )?quarter(?: of an?)?(?= {_HALVED}s?\b)", "0.25"),
        (r"(0\.\d+) of an?", r"\1"),
        (r"a half$", "0.5"),
        (r"(\d+) point (\d+)", r"\1.\2"),
        (r"(?<!that )(?<!this )(?<!the )(?<!point )(?<!\d )point (\d+)", r"0.\1"),
        (
            rf"(?<!pain )(?<!pain is )(?<!pain was )(at|until|till|since) (\d|1[0-2]) ([1-5]\d)"
            rf"(?! {_MEASURED})",
            r"\1 \2:\3",
        ),
        (r"(\d+|\d+:\d\d) ([ap]) m", r"\1 \2m"),
        (rf"({_BENT}(?: (?!sets?\b)[a-z]+){{0,3}} )(?:one|1) (\d\d)(?! (?!degrees){_MEASURED})", r"\g<1>1\2"),
    )
)


def spoken(text: str) -> str:
    """The words of `text` as they are said: lower case, numbers as digits, no punctuation, no fillers.

    Kept: the decimal point (`2.5`), a clock's colon (`10:30`), the apostrophe within a word (`don't`), and
    `pain-free`, which must never be read as a number. Ordinals up to twentieth, and those of tens, are words;
    others `21st`.
    `spoken(spoken(x)) == spoken(x)`.
    """
    line = " ".join(_figures([word for word in _words(text) if word not in _FILLERS]))
    return _replace(_replace(_replace(line, _HEARD_FOR_A_NUMBER), _ONES), _JOINED)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", _replace(text, _PRINT)).lower()
    words = _WORD.findall(_replace(unicodedata.normalize("NFKC", plain), _GLUE))
    return [_ORDINAL_DIGITS.get(word, word) for word in words]


def _replace(text: str, rules: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, instead in rules:
        text = pattern.sub(instead, text)
    return text


def _figures(words: Sequence[str]) -> list[str]:
    """`words` with every number word replaced by digits, but for a lone `one`: that depends on the rest."""
    done: list[str] = []
    at = 0
    while at < len(words):
        figure, after = _compound_ordinal(words, at) or _cardinal(words, at) or (words[at], at + 1)
        if words[at] == "one" and after == at + 1:
            figure = "one"
        elif figure == "point":
            figure, after = _decimals(words, after)
        done.append(figure)
        at = after
    return done


def _decimals(words: Sequence[str], at: int) -> tuple[str, int]:
    """`two five` after `point` is one run of digits."""
    end = at
    while end < len(words) and words[end] in _BELOW_TEN:
        end += 1
    return " ".join(["point", "".join(str(_BELOW_TEN[w]) for w in words[at:end])]).strip(), end


def _compound_ordinal(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """`twenty first` is 21st; but `thirty second plank` speaks of seconds, except after `the`."""
    if at + 1 >= len(words) or words[at] not in _TENS or words[at + 1] not in _ORDINALS[:9]:
        return None
    unit = _ORDINALS.index(words[at + 1]) + 1
    if unit == 2 and not (at and words[at - 1] == "the" and "of" in words[at + 2 : at + 3]):
        return None
    return f"{_TENS[words[at]] + unit}{_ORDINAL_END.get(unit, 'th')}", at + 2


def _cardinal(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """The longest number that begins at `at`, and where it ends."""
    head = _head(words, at)
    if head is None:
        return None
    value, end = head
    while end < len(words) and words[end] in _SCALES and value < 10**9:
        value, end = _scaled(words, value, end)
    return str(value), end


def _head(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """What a scale may multiply: `five`; before a scale also `5` and `a`; a scale alone is once itself."""
    if words[at] in _SCALES:
        return 1, at
    if at + 1 < len(words) and words[at + 1] in _SCALES:
        if words[at] == "a":
            return 1, at + 1
        if re.fullmatch(r"[0-9]{1,9}", words[at]):
            return int(words[at]), at + 1
    return _below_hundred(words, at)


def _scaled(words: Sequence[str], value: int, at: int) -> tuple[int, int]:
    """`value` times the scale at `at`, plus what may follow it ("... and twenty")."""
    scale = _SCALES[words[at]]
    end = at + 1
    if scale == 12:
        return value * scale, end
    rest = _below_thousand if scale == 1000 else _below_hundred
    more = rest(words, end + 1 if words[end : end + 1] == ["and"] else end)
    if more is None or any(_SCALES.get(word, scale + 1) <= scale for word in words[more[1] : more[1] + 1]):
        return value * scale, end
    return value * scale + more[0], more[1]


def _below_thousand(words: Sequence[str], at: int) -> tuple[int, int] | None:
    head = _below_hundred(words, at)
    if head is None or words[head[1] : head[1] + 1] != ["hundred"]:
        return head
    return _scaled(words, *head)


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int] | None:
    if at >= len(words):
        return None
    if words[at] in _TENS:
        following = words[at + 1 : at + 4]
        limb = _ONE_LIMB.match(" ".join(following))
        unit = _BELOW_TEN.get(following[0], 0) if following and not limb else 0
        return _TENS[words[at]] + unit, at + (2 if unit else 1)
    return (_SMALL[words[at]], at + 1) if words[at] in _SMALL else None
