"""Levels of pain that are said without the word: "my knee was about a three", "it's a four today".

A body part, or a word for hurting, right beside the level is enough. Anything looser ("call it a two") counts
only where a body, a hurt or an exercise is spoken of, and nothing else that people rate (a mood, a craving).
"""

import re

from assistant.understanding.names import EXERCISE
from assistant.understanding.quantities import ANY_UNIT, BODY, N

_BODY = (
    rf"(?:{BODY}|(?:head|tummy|belly|stomach|chest|scar|stump|shin|groin|jaw|ribs|spine|tendon|achilles|thumb"
    r"|finger|toe|muscle|joint|kneecap|feet|hamstring|glute|headache)s?\b)"
)
_HURTS = (
    r"(?:hurts?|hurting|ach(?:es?|ed|ing|y)|sore(?:ness)?|tender|sting(?:s|ing)?|stung|throb(?:s|bed|bing)?"
    r"|burn(?:s|ed|ing|t)?|niggl(?:es?|ed|ing|y)|twing(?:es?|ed|ing)|screaming|grumbl(?:es|ed|ing|y)"
    r"|discomfort|uncomfortable|cramp(?:s|ed|ing|y)?|pinch(?:es|ed|ing|y)?|tingl(?:es|ed|ing|y)"
    r"|stiff(?:ness)?|tight(?:ness)?|swollen|flar(?:es|ed|ing)|complain(?:s|ed|ing)|moan(?:s|ed|ing)"
    r"|nagging|painful)\b"
)
_IS = (
    r"(?:'s|'re| is| are| was| were| felt| feels?| feeling| stayed| stays| hit| reached| got| gets| went"
    r"| goes"
    r"| gone| came| comes| sat| sits| sitting| dropped| fell| rose| climbed| crept| jumped| started| ended"
    r"| has| had)"
)
_BARELY = (
    r"(?:a|an|about|around|roughly|maybe|perhaps|probably|like|only|just|still|barely|nearly|almost|easily"
    r"|more"
    r"|now|today|tonight|from|what|say|oh|well|yeah|honestly|really|sort of|kind of|up|down|back|to|at|was"
    r"|is|been)"
)
_ROUNDLY = (
    r"(?:it|it's|but|be|by|of|i|i'd|would|i'll|give|call|mean|guess|think|reckon|suppose|rate|put|rated|said"
    r"|better|bit|all|okay|ok|fine|good|bad|alright|worse|sore|stiff|pretty|quite|very)"
)
_SOFTLY = rf"(?: (?:{_BARELY}|{_ROUNDLY})\b){{0,7}}?"
_BARELY = rf"(?: {_BARELY}\b){{0,5}}?"
_STRONGLY = (
    r"(?:(?:good|solid|big|fat|strong|steady|strict|firm|clear|proper|full|mild|small|tiny|low|high) )*"
)
_CLOSES = (
    r"(?=$| (?:out of 10|and|then|but|so|plus|today|now|tonight|yesterday|this|last|after|afterwards|before"
    r"|beforehand|during|when|while|once|until|on|in|at|from|i|i'd|i'm|it|it's|which|though|honestly|really"
    r"|maybe|perhaps|yeah|pain|or|again|tops|max|most|because|instead|with|no|not|going|down|up|thank"
    r"|thankfully|that|that's|since|he|she|my|the|by (?!\d)|to (?:an? )?\d|for (?:the |my )?pain|just|only"
    r"|still|well|as|if|overall|probably|compared|rather|earlier|throughout|there|they|we|which|who|nothing"
    r"|later|all|right|first|(?!morning|evening|ring|king|string)\w+ing)\b)"
)
_NUMBER = rf"(10|\d(?:\.5)?|one){_CLOSES}(?! (?:out of (?!10\b)|to the\b|of\b|the (?:other|first)\b))"
_LEVEL = rf" (?:an? )?{_STRONGLY}{_NUMBER}"
_A_LEVEL = rf" (?:an? ){_STRONGLY}{_NUMBER}"
_ABOUT = rf"(?: (?:about|around|like|maybe|only)(?: an?)?| an?) {_STRONGLY}{_NUMBER}"
_OUT_OF_TEN = rf" (10|\d(?:\.5)?)(?= out of 10{_CLOSES})(?! out of 10 (?:in|on) my\b)"

_WHERE = (
    rf"(?: (?:levels?|scores?|in|at|around|on|under|behind|along|of|the|my|front|back|inside|outside|top"
    rf"|bottom|side|edge|left"
    rf"|right|lower|upper|during|after|afterwards|{_BODY}))"
)
_OWN = r"(?<!in my )(?<!his )(?<!her )(?<!their )(?<!your )(?<!\d )"
_SURELY = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\bno )(?<!\bwithout )(?<!\b0 )\bpain(?P<how>{_WHERE}{{0,8}}{_IS}*{_SOFTLY}){_LEVEL}",
        rf"{_OWN}\b{_BODY}(?P<how>{_IS}+{_BARELY}){_LEVEL}",
        rf"{_OWN}(?<!broke my )(?<!hurt my )\b(?!back\b){_BODY}(?P<how> at)(?: about| around)?"
        r"(?: an?)? (10|\d|one)(?=$| (?:and|then|but|out of|now|today|though|pain)\b)",
        rf"{_OWN}\b{_BODY}(?P<how>(?:{_IS}+)?{_SOFTLY}(?: {_HURTS})?{_SOFTLY})(?:{_A_LEVEL}|{_OUT_OF_TEN})",
        rf"(?<!n't )(?<!not )\b{_HURTS}(?P<how>(?: in my {_BODY})?{_SOFTLY})(?:{_ABOUT}|{_OUT_OF_TEN})",
        rf"\b(?:discomfort|soreness|aching|stiffness|ache)(?P<how>{_IS}*{_BARELY}){_LEVEL}",
    )
)
_NO_LEVEL = "".join(f"(?<!{word} )" for word in "from to than of had ran then got took by".split())
_PERHAPS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:it|that)(?P<how>{_IS}+{_SOFTLY}){_A_LEVEL}",
        rf"(?<!\S)(?P<how>(?:started|began|woke up|finished|ended|spiked|shot up|crept up|went up|settled"
        rf"|stayed|stuck"
        rf"|hovered|peaked|topped out)(?: (?:out|off|up|at|with|on|to|as|around|about)){{0,3}}){_A_LEVEL}",
        rf"\b(?:it|that)(?P<how>{_IS}*(?: (?:stayed|still|back|down|up|now))* (?:to|from)){_LEVEL}",
        rf"(?<!\S)(?P<how>was(?: at| about| around| like| more like)?){_A_LEVEL}",
        rf"\b(?:call it|i'd say|i would say|i'd give it|give it|rated? it|put it at|i'm at)"
        rf"(?P<how>{_SOFTLY}){_LEVEL}",
        rf"(?<!\S)(?P<how>(?:still|only|just|now|(?:down|up|back) (?:to|from))){_A_LEVEL}",
        rf"(?<!\S)(?P<how>down (?:to|from)){_LEVEL}",
        rf"(?<=\d )(?P<how>(?:maybe|about|around|probably|like|only|just|still|now|call it)(?: only| just)?)"
        rf"{_A_LEVEL}",
        rf"(?<!\S)(?<!\d ){_NO_LEVEL}(?P<how>)an? {_STRONGLY}{_NUMBER}",
        rf"\b{_BODY}(?: is| was|'s)?(?P<how>) {_HURTS}(?: at| about| around)? (10|\d)(?=$| (?:and|then"
        rf"|but)\b)",
        rf"\b(?P<how>){_HURTS} (10|\d)$",
        rf"(?<!\S)(?P<how>){_OUT_OF_TEN[1:]}",
        rf"(?<!\d )(?<!left )(?<!right )(?<!each )(?<!both )(?<!the )(?<!per )(?<!every )(?<!my )\b{_BODY}"
        rf"(?P<how>) (\d)$",
    )
)
_TODAY = re.compile(
    rf"\bit(?:'s| is| was)(?: (?:still|only|just|about|around|like|at|down|up|to|more|back)){{0,3}}{_A_LEVEL}"
    r"(?= (?:today|now|right now|this morning|tonight|when i|after)\b)"
)
_TWO_OF_IT = (*_PERHAPS[:2], re.compile(rf"(?<!it )(?<!that )\bwas{_A_LEVEL}"))
_OTHER_SCALE = re.compile(
    r"\b(?:crav\w+|urges?|anxi\w+|mood|stress\w*|energy|effort|scor(?:e|es|ed)|grades?|graded|marks?|exams?"
    r"|quiz|test|essay|film|movie|show|hotel|review|stars?|sizes?|hung(?:er|ry)|motivat\w+|worry|worried"
    r"|panic\w*"
    r"|fear|grief|sad|sadness|tired\w*|fatigue|depress\w+|confiden\w+|happ\w+|sleep|slept|fever|bet|odds"
    r"|poker"
    r"|dice|cards|bus|tram|page|chapter|train|room|o'clock|am|pm|cigarettes?|drinks?|beers?|smok\w+|nausea|bar|pub|kid|son|daughter"
    r"|goals?|won|lost|game|match|team)\b"
)
_CONTEXT = re.compile(
    rf"\b(?:{_BODY}|{_HURTS}|pain|physio|rehab|reps?|sets?|exercises|stretch\w*|ice|heat pack|brace"
    rf"|{EXERCISE})|\b{N} {ANY_UNIT}"
)
_FROM_ONE = re.compile(rf"\b(from|to)(?: an?)? one{_CLOSES}")
_NOW_NONE = re.compile(rf"(?<=\d )now\b(?: it's| it is)? (?:nothing|nil|zilch|none){_CLOSES}")
_KEPT = re.compile(
    r"(?:'s|\b(?:is|finished|ended|started|was|were|felt|went|dropped|fell|rose|started|began|up|down|to"
    r"|from|now|today)\b)"
)


def rates_something_else(words: str) -> bool:
    """Whether a number in `words` may be of a mood, a craving, a score, rather than of pain."""
    return bool(_OTHER_SCALE.search(words))


def with_pain(words: str) -> str:
    """`words`, a text of `named`, with "pain" before each level of it that was said without the word."""
    for pattern in _SURELY:
        words = pattern.sub(_as_pain, words)
    if not rates_something_else(words) and (_CONTEXT.search(words) or _alone(words)):
        for pattern in _PERHAPS:
            words = pattern.sub(_as_pain, words)
    return _FROM_ONE.sub(r"\1 1", _NOW_NONE.sub("now 0", words)) if "pain" in words else words


def _alone(words: str) -> bool:
    """A level of nothing that is named: it is of today, or there are two; nobody says that of a bus."""
    ends = {found.end() for pattern in _TWO_OF_IT for found in pattern.finditer(words)}
    return bool(_TODAY.search(words)) or len(ends) > 1


def _as_pain(found: re.Match[str]) -> str:
    kept = " ".join(_KEPT.findall(found["how"])).replace("'s", "is")
    level = found[found.lastindex or 0].replace("one", "1")
    return " ".join(["pain", *kept.split(), level])
