"""Their own words, turned round so that we can say them: "I walked to my gate" → "You walked to your gate".

Implicit confirmation: an echo shows what was heard, so that a wrong word is noticed without a question.
Where turning them round might go wrong, there is no echo: better none than a crooked one.
"""

import re
from itertools import takewhile

from assistant.core.phrases.book import UNSAID

LONGEST = 14
"""Words one can listen to in a breath, and still know as one's own."""

FILLERS = re.compile(r",?\s*\b(um+|uh+|er+m?|hmm+|you know|i mean)\b,?", re.IGNORECASE)
OPENERS = re.compile(r"^((well|so|okay|ok|and|but|hey|hi|hello|yeah|yes|oh)\b[, ]+)+", re.IGNORECASE)
CLAUSE_ENDS = re.compile(r"[.,;:!?]+\s+|\s+(?=(?:and then|but|because|so)\s)")
UNKIND = re.compile(
    r"\b(idiot|stupid|useless|pathetic|failures?|failed|loser|lazy|weak|worthless|hate myself|ruin\w*"
    r"|disgust\w*|ashamed|shame|fat|ugly|fuck\w*|shit\w*|damn\w*|hell)\b",
    re.IGNORECASE,
)
"""Nobody needs to hear these of themselves from a machine."""
NOT_OURS = re.compile(rf"\b({'|'.join(UNSAID)})\b", re.IGNORECASE)
"""From the person these are their own; said back they belittle."""
TO_US = re.compile(r"\byou(r|rs|rself)?\b", re.IGNORECASE)

TURNED = {
    "i": "you",
    "i'm": "you're",
    "i've": "you've",
    "i'd": "you'd",
    "i'll": "you'll",
    "am": "are",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "we": "you",
    "we're": "you're",
    "we've": "you've",
    "we'd": "you'd",
    "we'll": "you'll",
    "us": "you",
    "our": "your",
    "ours": "yours",
    "ourselves": "yourselves",
}
WERE = {"was": "were", "wasn't": "weren't"}
ADVERB = re.compile(r"still|also|already|always|never|then|\w+ly")
JOINS = ("and", "but", "or", "so", "yet")
OTHERS = frozenset("he she it they that this there who which".split())
"""Whoever else a "was" after "and" may be about."""


def echo(words: str, because: str = "") -> str | None:
    """The clause that matters (the one that holds `because`), turned round; None if it is best not said."""
    said = own_clause(words, because)
    return turned(said) if said and not TO_US.search(said) else None


def own_clause(words: str, because: str = "") -> str | None:
    """The clause that matters in the person's own words, short enough to be said back; None if none is."""
    said = FILLERS.sub(" ", words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace('"', ""))
    said = OPENERS.sub("", " ".join(said.split()).strip(" ,"))
    if UNKIND.search(said):
        return None
    if len(said.split()) > LONGEST:
        said = matter(CLAUSE_ENDS.split(said), because)
    said = said.strip(" .,;:!?")
    return said if 0 < len(said.split()) <= LONGEST and not NOT_OURS.search(said) else None


def matter(clauses: list[str], because: str) -> str:
    holding = [clause for clause in clauses if because and because.lower() in clause.lower()]
    return (holding or [max(clauses, key=len)])[0]


def turned(words: str) -> str | None:
    """First person to second, word by word; the case of the first letter is the sentence's business.

    None where it cannot be told whether a "was" is about the person.
    """
    out: list[str] = []
    before: list[str] = []
    for word in words.replace("!", ".").split():
        bare = word.lower().strip(".,;:?")
        new = was(bare, before) if bare in WERE else TURNED.get(bare, bare)
        if new is None:
            return None
        begins = bool(out) and out[-1].endswith((".", "?"))
        said = word if new == bare else word.lower().replace(bare, new)
        out.append(said[:1].upper() + said[1:] if begins else said)
        before.append(bare)
    return " ".join(out)


def was(word: str, before: list[str]) -> str | None:
    """ "Was" as it stands after the words `before` once they are turned; None if that is in doubt."""
    back = list(takewhile(ADVERB.fullmatch, reversed(before)))
    subject = before[-1 - len(back)] if len(back) < len(before) else ""
    if subject == "i":
        return WERE[word]
    if subject not in JOINS or "i" not in before:
        return word
    return None if OTHERS & set(before) else WERE[word]
