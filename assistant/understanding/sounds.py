"""How alike do two wordings look and sound? The only file that knows jellyfish.

A recogniser that mishears writes other letters for nearly the same sounds ("glue bridge", "and do that").
"""

from functools import lru_cache

from jellyfish import damerau_levenshtein_distance, metaphone


def alike(heard: str, said: str) -> float:
    """0..1: how near `heard` is to `said` by spelling and by sound (Metaphone), spaces aside."""
    return (_near(letters(heard), letters(said)) + _near(sound(heard), sound(said))) / 2


@lru_cache(maxsize=4096)
def sound(words: str) -> str:
    """The consonants of `words` as Metaphone writes them, word by word, without the spaces."""
    return metaphone(words.replace("-", " ")).replace(" ", "")


@lru_cache(maxsize=4096)
def letters(words: str) -> str:
    """The letters of `words` and nothing between them: "sit-ups", "sit ups" and "situps" are one."""
    return words.replace(" ", "").replace("-", "").replace("'", "")


def _near(one: str, other: str) -> float:
    return 1 - damerau_levenshtein_distance(one, other) / max(len(one), len(other), 1)
