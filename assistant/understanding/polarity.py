"""Was it "did" or "didn't"? Where it cannot be told, neither a slip, fall or harm nor its absence is a fact.

A recogniser that weighed both says how sure it is at every place where a negation may stand
(`core/negation.py`); here it is decided whether that is enough. The limits were chosen on 60 pairs of
sentences in synthetic voices, clean and in noise; `tests/polarity_audio.py` measures others.
"""

import re
from collections.abc import Sequence

from assistant.core.model import Utterance, Word
from assistant.core.negation import NEGATIONS, places
from assistant.understanding.spoken import spoken

_SURE_OF_A_NEGATION = 0.72
_SURE_OF_NONE = 0.98
"""Higher, because a negation that went unheard leaves only a trace."""
_SURE_OF_CAN = 0.95
"""In either wording: what tells "can" from "can't" is hardly spoken at all."""
_NEAR = 8
"""Words between a negation and what it may deny."""

_SOFT = r"(?:\w+ ){0,4}(?:water|tea|coffee|cocoa|milk|juice|squash|lemonade|smoothies?|shakes?|soup|soda)\b"
_THING = r"(?:the|an?|my|his|her|your|our|their|it|them|this|that|these|those|of|to|crutch(?:es)?|both)\b"
_BEEN = r"(?:am|i'm|was|wasn't|been|be|get|got|getting|so|stay|stayed|staying|keep|kept)"
_SELF = r"(?:myself|my (?:own )?(?:\w+ )?(?:arms?|wrists?|legs?|thighs?|skin|hands?))"
_GRAVE = rf"""
(?:dr[aiu]nk|drinks|drinking|bottles?(?: of)?|sips?(?: of)?)(?! {_SOFT})|hung ?over|hangover|sober|sobriety
beers?|lager|wine|prosecco|champagne|vodka|whiske?y|bourbon|gin|rum|tequila|brandy|sherry|cider|cocktails?
booze|alcohol|pints?|six ?pack|a drop|a shot|pub|(?:to|in|into|at|outside|past) (?:the|a) bar|liquor|wagon
off licen[cs]e|{_BEEN} (?:wasted|hammered|tipsy)|{_BEEN} (?:\w+ )?clean|clean (?:for|since|again|today)
{_BEEN} (?:\w+ )?high|stoned|us(?:e|ed|ing)(?! {_THING})|weed|cannabis|marijuana|edibles?|a joint|dope|crack
coke|cocaine|heroin|meth|ketamine|ecstasy|fentanyl|opioids?|opiates?|codeine|tramadol|morphine|methadone
xanax|valium|oxy\w*|pain ?killers?|pills?|drugs?|dealer|stash|needles?|inject\w*|snort\w*|extra dose
overdos\w+|relaps\w+|g[ai]ve in|caved?|slip|slipped|lapsed?|tempt\w+|cravings?|craved?|urges?|resist(?:ed)?
smok(?:e|ed|es|ing)|cigarettes?|cigars?|tobacco|nicotine|vap(?:e|ed|es|ing)|puffs?|lit (?:one|up)
gambl\w+|bets?(?! (?:you|he|she|it|they|that)\b)|betting|casino|slots?|lottery|poker|roulette|blackjack
scratch ?cards?|book(?:ies|maker)|wager\w*|the (?:horses|races)
(?:fell|fall(?:s|ing|en)?)(?! asleep| in love| behind)|tripped|stumbl\w+|g[ai]ve (?:way|out)|buckled?
(?<!the )(?<!a )(?<!our )(?<!day )trip(?! to)|(?:off|hit|from) the (?:floor|ground)|collapsed?|toppl\w+
tumbl\w+|lo(?:st|se|sing) (?:my )?(?:balance|footing)|land(?:ed)? on|miss(?:ed)? (?:a|the) step|caught myself
(?:hit|bang|bump|knock|crack)(?:ed)? my (?:head|hip|elbow)|faint(?:ed)?|pass(?:ed)? out|black(?:ed)? out
(?:hurt|harm|cut|burn|scratch|hit|bite|bit|punch|stab|starve)(?:d|ed|t|ing|ting)? {_SELF}|kill(?:ing)? myself
self[- ]harm\w*|suicid\w*|end (?:it|my life)|(?:been|started|stopped) cutting|razors?
cut(?:ting)?(?: (?:again|since|last|today|tonight|deep)|$)|pull(?:ed)? my hair|pick(?:ed)? at my
bing(?:e|ed|ing)|purg(?:e|ed|ing)|ma[dk]e myself (?:sick|throw up)|thr[eo]w up|laxatives?
"""
GRAVE = re.compile(rf"\b(?:{'|'.join(_GRAVE.strip().splitlines())})\b")
"""In a `spoken` text: substances, and what else one gets hooked on; falls; self-harm."""

_LOST = re.compile(
    r"\b(?:(?:did|could|had|have|would) (?:it|him|them|in|and)|(?:happened|turned) to|came (?:to|and)"
    r"|(?:called|caught|got) (?:him|them|her|in) to|welcome to) (?:\w+ ){0,4}$"
)
"""What stands before the matter where a recogniser made words of a "didn't", a "haven't" or a "couldn't"."""
_PAST = re.compile(r"\bcan't\b.*\b(?:last|yesterday|since|ago|this (?:morning|week|month))\b")
"""Nobody cannot do a thing last week: the tense says that another word was said."""


def untold(said: Utterance, before: Sequence[str] = ()) -> bool:
    """Whether `said` is about a grave matter, and that it happened cannot be told from that it did not.

    Then neither may be kept as a fact, and the answer must fit both. `before`: what the person told lately;
    in "I did have one" the matter is what was named there. What was typed is always told.
    """
    text = spoken(said.text)
    named = [found.start() for found in GRAVE.finditer(text)]
    if not said.words or not (named or any(GRAVE.search(spoken(told)) for told in before)):
        return False
    return bool(_PAST.search(text)) or any(_LOST.search(text[:at]) for at in named) or _doubtful(said.words)


def _doubtful(heard: tuple[Word, ...]) -> bool:
    """Whether a negation, or its absence, near the matter is less than sure."""
    words = [spoken(word.text) for word in heard]
    near = [at for at, word in enumerate(words) if GRAVE.search(word)] or range(len(words))
    return any(
        heard[at].confidence < _enough(words[at]) and any(abs(at - matter) <= _NEAR for matter in near)
        for at in places(words)
    )


def _enough(word: str) -> float:
    if word in {"can", "can't"}:
        return _SURE_OF_CAN
    return _SURE_OF_A_NEGATION if word in NEGATIONS else _SURE_OF_NONE
