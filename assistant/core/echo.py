"""Their own words, turned round so that we can say them: "I walked to my gate" → "You walked to your gate".

Implicit confirmation: an echo shows what was heard, so that a wrong word is noticed without a question.
"""

import re

LONGEST = 14
"""Words one can listen to in a breath, and still know as one's own."""

FILLERS = re.compile(r"\b(um+|uh+|er+m?|hmm+|you know|i mean)\b[, ]*", re.IGNORECASE)
OPENERS = re.compile(r"^(well|so|okay|ok|and|but|hey|hi|hello|yeah|yes|oh)\b[, ]+", re.IGNORECASE)
CLAUSE_ENDS = re.compile(r"[.,;:!?]+\s+|\s+(?=(?:and then|but|because|so)\s)")
UNKIND = re.compile(
    r"\b(idiot|stupid|useless|pathetic|failures?|failed|loser|lazy|weak|worthless|hate myself|ruin\w*"
    r"|disgust\w*|ashamed|shame|fat|ugly|fuck\w*|shit\w*|damn\w*|hell)\b",
    re.IGNORECASE,
)
"""Nobody needs to hear these of themselves from a machine."""

TURNED = {
    "i": "you",
    "i'm": "you're",
    "i've": "you've",
    "i'd": "you'd",
    "i'll": "you'll",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "you": "me",
    "your": "my",
}
AFTER_I = {"am": "are", "was": "were", "wasn't": "weren't"}


def echo(words: str, because: str = "") -> str | None:
    """The clause that matters (the one that holds `because`), turned round; None if it is best not said."""
    said = own_clause(words, because)
    return turned(said) if said else None


def own_clause(words: str, because: str = "") -> str | None:
    """The clause that matters in the person's own words, short enough to be said back; None if none is."""
    said = OPENERS.sub("", FILLERS.sub("", words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")).strip())
    if UNKIND.search(said):
        return None
    if len(said.split()) > LONGEST:
        said = matter(CLAUSE_ENDS.split(said), because)
    said = said.strip(" .,;:!?")
    return said if 0 < len(said.split()) <= LONGEST else None


def matter(clauses: list[str], because: str) -> str:
    holding = [clause for clause in clauses if because and because.lower() in clause.lower()]
    return (holding or [max(clauses, key=len)])[0]


def turned(words: str) -> str:
    """First person to second, word by word; the case of the first letter is the sentence's business."""
    out: list[str] = []
    before = ""
    for word in words.split():
        bare = word.lower().strip(".,;:!?")
        new = AFTER_I.get(bare) if before == "i" else TURNED.get(bare)
        out.append(word.lower().replace(bare, new) if new else word)
        before = bare
    return " ".join(out)
