"""What is never asked about, nor cheered: grief, shame, pain and fear.

Lists, on purpose: everybody can read them. They decide nothing about what a sentence is, only how carefully
it is answered.
"""

import re

_FAMILY = (
    r"(?:mother|father|mom|mum|dad|brother|sister|son|daughter|wife|husband|partner|boyfriend|girlfriend"
    r"|friend|kids?|child|children|baby|twin|dog|cat|uncle|aunt|cousin|grandmother|grandfather|grandma"
    r"|grandpa|gran|nan|nana|family|parents?|girl|boy)s?\b"
)
_GONE = rf"(?:him|her|(?:my|our) (?:\w+ )?{_FAMILY}(?!'))"
GRIEF = re.compile(
    r"\b(?:(?<!battery )(?<!phone )(?<!laptop )(?<!car )(?<!\bi )(?<!nearly )(?<!almost )died|passed away"
    r"|funerals?|(?:his|her|their|the) (?:grave|ashes|death)|graveside|cemetery|widow(?:er|ed)?|mourning"
    r"|grieving|anniversary of (?:his|her|their|the) \w+|miscarr\w+|stillborn|empty (?:chair|bed)"
    rf"|(?:chair|bed|room|side) (?:is|was) empty|(?:buried|cremated|lost) {_GONE}"
    rf"|(?:he|she|{_FAMILY})(?:'s| is| was| has been)? (?:dead|gone)"
    rf"|(?:first|another) (?:\w+ ){{0,4}}without {_GONE}"
    rf"|(?:christmas|birthday|(?:day|week|month|year)s?) (?:\w+ )?without {_GONE})(?![\w'])"
)
"""Somebody is gone. Wants presence, whatever was done beside it."""

_SHAME = re.compile(
    r"\b(?:ashamed|shame|guilt\w*|embarrass\w*|humiliat\w*|disgust\w*|pathetic|worthless|useless|stupid|idiot"
    r"|failure|loser|(?:hate|hating|hated) (?:myself|me|it|this|every\w*)|my (?:own )?fault|let \w+ down"
    r"|don't deserve|not good enough|wrong with me)\b"
)
_PAIN = re.compile(
    r"\b(?:pain(?:s|ful|fully)?|hurts?|hurting|aches?|aching|ached|sore|agony|throbbing|burning|stabbing|flare"
    r"|flared|swollen|bleeding|dizzy|faint(?:ed)?|fell|fallen)\b"
)
_FEAR = re.compile(
    r"\b(?:afraid|scared|scares|fear|frighten\w*|terrif\w*|panic\w*|dread\w*|anxious|anxiety|nervous|worried"
    r"|worry|worrying|alone|lonely|empty|hopeless|miserable|no point|what for|numb|cr(?:y|ied|ying)|tears"
    r"|sobbing|can't cope|can't do this)\b"
)


_SLIP = re.compile(
    r"(?<!n't )(?<!not )(?<!never )(?<!without )(?<!since i )(?<!after i )"
    r"\b(?:fell(?! asleep| in love| into bed)|caved|relapsed|lapsed"
    r"|gave (?:in|up)(?! (?:drinking|smoking|gambling|vaping|the \w+$))"
    r"|drank(?! (?:(?:my|some|a glass of|2 glasses of) )?(?:water|tea|coffee|juice|milk))"
    r"|binged|blew it"
    r"|(?:first|another|one last|a) (?:drink|beer|pint|cigarette|smoke|bet|flutter|joint|hit|line|vape)s?\b"
    r"(?! (?:free|less))|hurt myself|threw it (?:all )?away)\b"
)
_AGAINST = re.compile(
    r"\b(?:no|not|never|without|haven't|hasn't|hadn't|didn't|since|instead of|turned down|refused)\b"
)


def clouds(words: str) -> bool:
    """Whether something in the `spoken` words makes joy about them a risk: a loss, a slip, a fall."""
    slip = _SLIP.search(words)
    return grieves(words) or (slip is not None and not _AGAINST.search(_just_before(words, slip.start())))


def _just_before(words: str, at: int) -> str:
    """The four words before: further back, a "without" belongs to something else."""
    return " ".join(words[:at].split()[-4:])


def grieves(words: str) -> bool:
    """Whether the `spoken` words tell of a death or a loss."""
    return GRIEF.search(words) is not None


def is_tender(words: str) -> bool:
    """Whether a question about a label would hurt."""
    return any(sign.search(words) for sign in (GRIEF, _SHAME, _PAIN, _FEAR))
