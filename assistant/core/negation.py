"""Where in a sentence a "not" stands or may have been lost: one sound too few turns it into its opposite."""

from collections.abc import Sequence

_CAN_DENY = "did do does could have has had was were would is are should wo ai".split()

NEGATIONS = frozenset(
    (*(f"{word}n't" for word in _CAN_DENY), *"can't cannot not never no none nothing nobody without".split())
)
AUXILIARIES = frozenset(
    "did do does could have has had was were would is are am can i've i'm i'd we've".split()
)
_SUBJECTS = frozenset("i we you he she it they".split())


def places(words: Sequence[str]) -> list[int]:
    """Indices of `words` (lower case, no print) at which a negation stands, or might have been lost.

    That is every negation, every auxiliary, and what follows an auxiliary or the person who is spoken of; but
    nothing that a negation follows: there the other wording denies, too.
    """
    around = zip(("", *words), words, (*words[1:], ""), strict=False)
    return [
        at
        for at, (before, word, after) in enumerate(around)
        if word in NEGATIONS
        or (after not in NEGATIONS and (word in AUXILIARIES or before in AUXILIARIES | _SUBJECTS))
    ]
