"""The phrase book: every sentence that may be heard, and nothing else. One file a family.

A phrase carries the technique it uses and, where it needs one, the thought behind it with its source. What is
in braces is filled with the person's own words or numbers. The book is checked by tests: no word of
judgement, no exclamation marks, one breath a sentence.
"""

from assistant.core.phrases import care, corrections, reflect, rehab, session, trouble, week
from assistant.core.phrases.book import UNSAID, Phrase, in_words, pick

__all__ = [
    "BOOK",
    "FIXED",
    "UNSAID",
    "Phrase",
    "care",
    "corrections",
    "in_words",
    "pick",
    "reflect",
    "rehab",
    "session",
    "trouble",
    "week",
]

BOOK: tuple[Phrase, ...] = tuple(
    phrase
    for family in (care, corrections, rehab, reflect, session, trouble, week)
    for value in vars(family).values()
    for phrase in (value if isinstance(value, tuple) else (value,))
    if isinstance(phrase, Phrase)
)
FIXED = trouble.FIXED
