"""A sentence as the other recogniser writes it. Derived by rule, not heard: what is shown with it says so."""

import re
import unicodedata

_BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_UNITS = {
    "kg": "kilos", "kgs": "kilos", "lb": "pounds", "lbs": "pounds", "km": "kilometers", "min": "minutes",
    "mins": "minutes", "sec": "seconds", "secs": "seconds", "ft": "feet", "cm": "centimeters", "m": "meters",
}  # fmt: skip
_FRACTIONS = {"1/2": "a half", "1/4": "a quarter", "3/4": "three quarters"}
_RULES = (
    (re.compile("[\u2018\u2019`]"), lambda _: "'"),
    (re.compile("½"), lambda _: " 1/2"),
    (re.compile("¼"), lambda _: " 1/4"),
    (re.compile("¾"), lambda _: " 3/4"),
    (re.compile(r"\$(\d[\d,.]*\d|\d)"), lambda found: f"{found[1]} dollars"),
    (re.compile(r"£(\d[\d,.]*\d|\d)"), lambda found: f"{found[1]} pounds"),
    (re.compile(r"(?<=\d),(?=\d{3})"), lambda _: ""),
    (re.compile(r"\s*°"), lambda _: " degrees "),
    (re.compile(r"%"), lambda _: " percent"),
    (re.compile(r"&"), lambda _: " and "),
    (re.compile(r"\b(\d+)\s*[x\u00d7]\s*(?=\d)"), lambda found: f"{found[1]} by "),
    (re.compile(r"(?<=\d)\s*([ap])\.?m\b\.?"), lambda found: f" {found[1]} m"),
    (re.compile(r"\b(\d{1,2}):(\d\d)\b"), lambda found: _clock(int(found[1]), int(found[2]))),
    (re.compile(r"\b(\d+)[ -]?1/2(?= (?:of an? )?)"), lambda found: f"{in_words(int(found[1]))} and a half"),
    (re.compile(r"\b1/2 (?:a |an |of an? )?(?=hour)"), lambda _: "half an "),
    (re.compile(r"\b1/2 (?:a |an |of an? )?(?=\w)"), lambda _: "half a "),
    (re.compile(r"\b(?:1/2|1/4|3/4)\b"), lambda found: _FRACTIONS[found[0]]),
    (re.compile(r"\b(\d+)/(\d+)\b"), lambda found: f"{found[1]} out of {found[2]}"),
    (re.compile(r"\b(\d+)(?:st|nd|rd|th)\b"), lambda found: _ordinal(int(found[1]))),
    (re.compile(r"(?<=\d)\s*[-\u2013]\s*(?=\d)"), lambda _: " to "),
    (
        re.compile(rf"(?<=\d)\s*({'|'.join(sorted(_UNITS, key=len, reverse=True))})\b"),
        lambda found: f" {_UNITS[found[1]]}",
    ),
    (re.compile(r"(?<=\d)k\b"), lambda _: " k"),
    (re.compile(r"(\d*)\.(\d+)"), lambda found: f"{found[1]} point {' '.join(found[2])}"),
    (re.compile(r"\d+"), lambda found: in_words(int(found[0]))),
)


def vosk_style(text: str) -> str:
    """`text`, as Whisper writes it, as Vosk would: lower case, no punctuation but apostrophes, no digits."""
    letters = unicodedata.normalize("NFD", text.lower())
    words = unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c)))
    for pattern, instead in _RULES:
        words = pattern.sub(instead, words)
    return " ".join(re.sub(r"(?<![a-z])'|'(?![a-z])|[^a-z' ]", " ", words).split())


def in_words(number: int) -> str:
    """0..999,999 as it is said: "two hundred and fifty"."""
    if number < 20:
        return _BELOW_TWENTY[number]
    if number < 100:
        return f"{_TENS[number // 10 - 2]} {_BELOW_TWENTY[number % 10]}".removesuffix(" zero")
    scale, word = (100, "hundred") if number < 1000 else (1000, "thousand")
    rest = number % scale
    joint = " and " if 0 < rest < 100 else " "
    return f"{in_words(number // scale)} {word}{joint}{in_words(rest) if rest else ''}".strip()


def _clock(hour: int, minute: int) -> str:
    if minute == 0:
        return f"{in_words(hour)} o'clock"
    return f"{in_words(hour)} {'oh ' if minute < 10 else ''}{in_words(minute)}"


def _ordinal(number: int) -> str:
    *before, last = in_words(number).split()
    regular = last.removesuffix("y") + "ieth" if last.endswith("y") else f"{last}th"
    return " ".join([*before, _ORDINALS.get(last, regular)])
