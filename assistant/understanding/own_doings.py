"""Which words of an utterance tell what the person did? Only in those is a number a measure.

Left out: what was skipped, planned, asked or wished for, what somebody else did, and amounts of other things:
drunk, smoked, taken, eaten, weighed, spent, gambled, slept, waited.
"""

import re

from assistant.understanding.quantities import ANY_UNIT, N

_ANYBODY = (
    r"(?:brother|sister|mother|mum|mom|father|dad|husband|wife|partner|boyfriend|girlfriend|son|daughter"
    r"|kids?|children|boy|girl|friend|mate|neighbou?r|boss|colleague|coach|trainer|physio|therapist|doctor"
    r"|nurse|sponsor|dog|cat|nan|gran|grandma|granddad|grandpa|uncle|aunt|cousin|nephew|niece|twin|team"
    r"|flatmate|roommate)s?"
)
_OTHERS = (
    rf"\b(?:he|she|they|somebody|someone|everybody|everyone|who|(?:my|our|his|her|their|the)"
    rf" (?:(?:little|big|older|younger|best|old|other) )?{_ANYBODY})(?!'s| and (?:i|me|my)\b)"
)
_THEY_DO = (
    rf"{_OTHERS}(?: is \d+ and)?(?: (?:just|only|also|finally|always|even|already|has|have|had|can|could"
    rf"|still|once))*"
    r" (?:did|does|done|do|managed|manages|completed|completes|finished|lifted|lifts|held|holds|rode"
    r"|rides|went|goes|[a-z_]+_g)\b(?!.*\bwith me\b)"
)
_REST = (
    r"(?: (?:that )?(?:i|we)\b)?"
    r"(?:(?! (?:i|we|i've|we've)\b| (?:and|then) (?:did|managed|got|went|took|made|finished|held)\b).)*"
)
"""Up to the next "I" or "did": what somebody wants, skips or asks goes on over an "and"."""
_NOT_DONE = re.compile(
    r"\b(?:(?:can't|cannot|couldn't|could not)(?! believe| complain| sleep| lie| wait| stop| feel| breathe)"
    r"|(?:didn't|did not|haven't|won't|wouldn't"
    r"|isn't)(?! skip| miss| hurt| even hurt| ache| feel| bother| mind| stop| give| quit| complain| cry"
    r"| sleep| expect)|don't (?:do|want|think|know|like|have to|need)|wasn't able"
    r"|(?<!n't )(?<!not )(?:skip|miss)\b|skipped|skipping|missed|if|i'll"
    r"|we'll|will|supposed to|should|should've|ought to|meant to|going to (?!the\b|a\b|my\b)|gonna|wants?"
    r"|wanted|would like|i'd like|told me|asked me|tell me|wish|plan(?:ned|ning)?|goal (?:is|was)|target"
    r"|(?:aim(?:ed|ing)?|tried|trying) (?:for|to)|aim|try to"
    r"|(?:doctor|physio|surgeon|nurse|coach|trainer|he|she|they) (?:says?|said|thinks?|reckons?)"
    r"(?! (?:good|well|great|nice|brilliant|it's|that's|i'm|i've|i did)\b)"
    r"|hop(?:e|ing)|used to|how (?:many|much|far|long)|need(?:s|ed)? to|have to|has to|prescribed"
    r"|recommend\w*|suggest\w*|remind me|instead of|rather than|there (?:are|is|were|was)|there's|failed"
    r"|let's|looking to|next time|i'd love|would love|before (?:the|my) (?:accident|surgery|operation"
    r"|injury|fall|crash|stroke)|back in \w+|when i was|record (?:is|was)|marathon is|none of"
    rf"|refused|dream\w*|imagin\w+|working up to|build(?:ing)? up to|apart from|i'm to)\b{_REST}"
    rf"|{_THEY_DO}{_REST}"
)
_QUESTION = re.compile(
    r"^(?:(?:so|and|well|hey|hi|okay|ok) )*(?:(?:is|are|do|does|can|could|would|should|may|did|was|have|has)"
    r" (?!i (?:tell|mention|just say)\b|you (?:believe|know)\b)"
    r"(?:i|it|you|we|that|this|he|she|they)|(?:is|are) \d+|(?:is|are|can|would|should|does) (?:my|the)"
    r"|what(?! a\b| i did\b)|when(?! i\b)|where(?! i\b)|why)\b.*"
)
_TOMORROW = re.compile(
    rf"^(?!.*\b(?:did|done|managed|today|got|went|[a-z]+ed)\b).*\btomorrow$|\b(?:and )?tomorrow\b{_REST}"
)
_TURN = re.compile(r"\b(?:but|so|instead(?! of)|anyway|yet|though|although|because|except)\b")
_CLAUSE = re.compile(r"\b(?:and|then|plus|also|after that|followed by)\b|(?<=\w) (?=(?:i|we|i've|we've)\b)")

_CONSUMED = (
    r"(?:drank|drunk|drink|drinking|drinks|smok\w+|vap(?:e|ed|ing)|snorted|swallowed|downed|sipped"
    r"|necked|ate|eat|eats|eaten|eating|binged|popped|injected|inject|took|taken|taking|gambl\w+|bet|betted"
    r"|wager\w*|lost|lose|losing|won|win|spent|spend|paid|pay|owed?|owes|earned|saved|cost|costs|bought|buy"
    r"|sold|borrowed|lent|gained|gain|weigh(?:ed|s|ing|t is|t was)?|put on|shed|dropped|baked|ordered"
    r"|poured)"
)
_WAITED = (
    r"(?:slept|sleep|sleeping|asleep|napped|sat|sitting|waited|waiting|worked|working|watch\w*|drove"
    r"|driving|drive|drives|cried|crying|talk\w*|spoke|lay|laid|lain|lying in|scroll\w*|play\w*|read"
    r"|reading|stud\w+|wrote|writing|rest(?:ed|ing)|paused?|pausing|queued|rang|phoned|call\w*|argu\w+"
    r"|awake|stayed|stuck|shower\w*|clean\w*|cook\w*|iced?|icing|shopp\w+|travel\w*|flew|commut\w*|therapy"
    r"|meeting|shout\w*|yell(?:ed|ing)?|nagg\w*|moan\w*)"
)
_MARK = r"[a-z_]+_[clg]"
_SOME = rf"(?: (?!and\b|then\b|but\b|{_MARK}\b)[a-z']+){{0,4}}"
_TIME = rf"(?:{N}|an?) (?:seconds?|secs?|minutes?|mins?|hours?)\b"
_MOVED = (
    r"(?:steps|stairs|sets?|reps?|flights?|laps?|lengths|blocks?|miles?|met(?:er|re)s|kilomet(?:er|re)s?"
    r"|yards|feet"
    rf"|seconds?|minutes?|hours?|more|single|{N}|{_MARK})"
)
_OTHER_AMOUNTS = re.compile(
    rf"\b{_CONSUMED}{_SOME} {N} (?!{_MOVED}\b)\w+.*|\b(?:ate|eat|eaten|eating|cooked){_SOME} {N} \w+"
    rf"|\b(?:smoked|drank|ate|gambled|won|lost|owe[sd]?|debt of|cost me|spent|earned) (?:over )?{N} k\b"
    rf"|\b{_WAITED}{_SOME} {_TIME}(?! (?:of )?(?:{_MARK}|on the (?:bike|treadmill))\b)"
    rf"|\b(?:drove|drive|driving|driven|flew|flown|bus|train|taxi|cab|car){_SOME} {N} (?:miles?"
    rf"|kilomet(?:er|re)s?|km|k|blocks?)\b|\b{_TIME} (?:of )?(?:sleep|rest|break|nap|wait|queue|drive|call"
    rf"|shower|bath|film|telly|tv|therapy|meeting"
    r"|visit|chat|lie in|silence|crying|waiting|driving|sitting|sleeping|icing|ice)\b"
    rf"|\b{_TIME} in (?:the |a )?(?:queue|line|waiting room|car|bath|shower|bed|traffic|sun|dark)\b"
    rf"|\b(?:live|lives|living|is|are|it's|about) (?:\w+ ){{0,4}}{N} (?:miles?|stairs|steps|kilomet(?:er"
    rf"|re)s?|km|k|feet"
    r"|foot|met(?:er|re)s?|blocks?|yards?) (?:away|from|tall|high|deep|long|wide|up)\b"
    r"|\b(?:fell|fallen|tripped|tumbled|slipped)\b.*"
    rf"|\b(?:it's|it is|it was|weather|temperature|fever|oven|outside|sunny|hot|hit) (?:\w+ ){{0,2}}{N}"
    r" degrees\b"
    rf"|\b{N} degrees (?:out|outside|hot|heat|fahrenheit|celsius|in here|in the|weather|below|fever)\b.*"
    rf"|\b{N} (?!degrees){ANY_UNIT} of (?!(?:the|my|them|those|these|each|it|gentle|slow|hard|easy|light"
    rf"|steady"
    rf"|good|proper|solid|brisk|stairs?|steps?|exercises?|stretches|rehab|physio|\d+|\w+ing|{_MARK})\b)\w+"
)


def own_doings(words: str) -> list[list[str]]:
    """The clauses of `words` that tell what the person did, part by part: a part ends where the talk turns.

    `words` is a text of `named`. What is no doing of theirs is cut out of its clause.
    """
    return [[_own(clause) for clause in _CLAUSE.split(_done(part.strip()))] for part in _TURN.split(words)]


def _done(part: str) -> str:
    return _NOT_DONE.sub("", _TOMORROW.sub("", _QUESTION.sub("", part)))


def _own(clause: str) -> str:
    return _OTHER_AMOUNTS.sub("", clause.strip()).strip()
