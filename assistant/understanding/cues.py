"""The cue words: what is said of a step, of a stumble and of a celebration, and how much each counts.

A cue names enough around a word to know what it means there: "skipped" is a stumble, "skipped rope" a step.
A celebration has to name what is celebrated; words that joy and grief share ("first", "finally", "without",
"all the way", "on my own") never stand alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.core.model import Kind
from assistant.understanding.exercises import EXERCISES, spoken_for

FAMILY = (
    r"(?:mother|father|mom|mum|dad|brother|sister|son|daughter|wife|husband|partner|boyfriend|girlfriend"
    r"|friend|kids?|child|children|baby|twin|dog|cat|uncle|aunt|cousin|grandmother|grandfather|grandma"
    r"|grandpa|gran|nan|nana|family|parents?|girl|boy)s?\b"
)
VICE = (
    r"(?:drinks?|drop|smokes?|cigarettes?|vape|beers?|wine|whiskey|vodka|rum|gin|booze|joints?|alcohol|hit"
    r"|pints?|shots?|puffs?)"
)
SLIP = (
    r"(?:skip(?:ped)?|miss(?:ed)?|drink|drunk|drank|smoked?|used|relapsed?|slip(?:ped)?|quit|binged?|gambled?"
    r"|bet|cave|caved|give(?:n)? (?:up|in)|gave (?:up|in)|cancel|panic|snap|yell|scroll|fall|fell|flare|limp"
    r"|buy)"
)
HELP = r"(?:meeting|group|physio|therapy|class|clinic|counsell?or)"

_NOT = r"(?:didn't|did not|haven't|have not|hadn't|hasn't|never|not|don't|wasn't)"
_UNABLE = r"(?:couldn't|could not|can't|cannot|wasn't able to|unable to|not able to)"
_OFTEN = r"(?: (?:even|really|quite|ever|once|get|got|to|manage|have|had|any|a|my|the|touch|let|myself))*"
_SPELL = r"(?:days?|weekends?|weeks?|months?|years?)"
_DRUG = (
    r"(?:heroin|cocaine|coke|meth|crystal|crack|fentanyl|ketamine|oxy\w*|opioids?|weed|speed|molly|ecstasy"
    r"|xanax|valium|morphine|drugs|edibles?)"
)
_BLOW = r"(?:slapped|punched|kicked|hit|shoved|smacked)"
_HABIT = rf"(?:smoking|drinking|vaping|gambling|using|betting|biting my nails|sugar|{VICE}|{_DRUG})"
_SOFT = r"(?:water|tea|coffee|milk|juice|shake|smoothie|broth|soup|cocoa|lemonade|soda|decaf|squash)"
_DEN = r"(?:liquor store|off licen[cs]e|casino|bookies|betting shop|slot machines?|slots|dealer(?:'s)?)"
_REACHED = r"(?:asked|phoned|called|texted|emailed|messaged|told|rang)"
_BURDEN = (
    r"(?:(?:my|the|a|an|any|using|having|single|another|panic|pain|sleeping) )*(?:crutch(?:es)?|cane|walker"
    r"|brace|frame|stick|wheelchair|boot|sling|oxygen|splint|bandage|rail|help|stopping|falling|limp(?:ing)?"
    r"|pains?|painkillers?|pills?|tablets?|meds|medication|attacks?|nightmares?|cravings?|flare ups?"
    rf"|setbacks?|relaps\w+|bing\w+|purg\w+|self harm\w*|{_HABIT})\b"
)
_FEAT = (
    r"(?:climbed|walked|ran|swam|stood|danced|drove|dressed|showered|washed|finished|completed|tied"
    r"|did (?:the|my|it)|made it|got (?:up|dressed|through)|went up|passed|booked|told|said|spoke"
    r"|opened|cleaned|sorted|wrote|slept|bent|lifted|straightened|cycled|cleared|handed in|applied|asked|quit"
    r"|stopped (?:smoking|drinking))"
)
_MOVED = r"(?:climbed|walked|ran|stood|dressed|showered|washed|drove|tied|got (?:up|dressed)|went up|swam)"
_FEAST = r"(?:christmas|birthday|anniversary|easter|thanksgiving)"
_WHOLE = r"(?:mile|course|marathon|book|night|block|lap|chapter)"
_LONG = r"(?:walk|run|ride|swim|hike|hold|plank|mile|lap|k|distance|streak|set|balance)"

# Each line: a weight, and what is looked for in one clause of the spoken text.
_STEP = rf"""
4.5 {_NOT}{_OFTEN} (?:call|text|ring|phone|message|see|answer) (?:\w+ )?(?:dealer|ex)\b
4.5 {_NOT}{_OFTEN} (?:go|stop|turn) (?:\w+ )?(?:in|at|to|into) (?:the |my )?{_DEN}\b
3.5 {_NOT}{_OFTEN} {SLIP}\b
3.5 {_NOT}{_OFTEN} (?:{VICE}|{_DRUG})\b
3.5 (?:quit|quitting|gave up|given up|stopped) {_HABIT}\b
3 no (?:{_HABIT}|pills)(?:$| today| tonight| yesterday| this| since| all| for| last| so far)
3 didn't (?:stop|hurt|need|let|shout|hit)\b
3 (?:no|without any|without a) (?:setbacks?|flare ups?|slips?|cravings?)\b
3 instead of (?:drinking|smoking|using|{VICE})\b
3 (?:turned down|said no|poured .* (?:out|down|away)|resisted|deleted|blocked)\b
3 walked away\b(?! from (?:my|our))
3 (?:threw (?:out|away|it)|cut up my)\b
3 (?:on purpose|rest day|let myself rest|rested|took it easy|like we agreed|cut .* short)\b
3 pain (?:(?:is|was|has|feels|got|all|completely|totally|almost|much|a lot) )*(?:gone|better|less|lower)\b
2.5 nothing (?:hurt|hurts|ached|aches)\b
2.5 {_REACHED} (?!my dealer|my ex\b|the dealer)(?:for|my|a|the|someone|somebody|him|her)\b
2.5 (?:going|went|go|been|got|made it) (?:back )?to (?:\w+ )?{HELP}\b
2.5 (?:showed|turned) up\b
2 (?:anyway|back on|better than nothing|a little (?:further|longer|more)|instead)\b
2 (?:reached out|apologi[sz]ed|booked|scheduled|signed up|made an appointment|kept (?:my|the|it|going|at))\b
2 (?:got|getting) (?:up|out|dressed|through|on|in|my|some|to|started)\b
2 (?:worked on|sat with|let myself|left (?:the|early)|put|stood|danced|walked past|showered)\b
2 can (?:now )?(?:bend|lift|straighten|raise|reach|stand|walk|climb|turn|hold|grip)\b
1.5 (?:did|done|do|went|ran|climbed|swam|stretched|wrote|talked|spoke|cooked|ate|cleaned|washed)\b
1.5 walked\b(?! (?:away from|out on) (?:my|our))
1.5 tidied\b
1.5 (?:took|made|opened|read|studied|practi[sc]ed|meditated|prayed|journal?led|finished|completed)\b
1.5 used (?:the|my|a|an)\b
1.5 stuck (?:to|with)\b
1.5 (?:tried|drove|sent|rang|sorted|revised|brushed|tied|hugged|gave|brought|kept|met|sang|swept)\b
1.5 (?:started|managed|visited|iced|bent|lifted|held|rode|biked|cycled|hiked|planted|paid|saved)\b
1.5 (?:played|listened|breathed|counted to|helped|applied|answered|folded|watered|cleared|fixed|painted)\b
1.5 (?:skipped rope|jumped rope)\b
1.5 drank (?:\w+ ){{0,3}}{_SOFT}\b
1.5 (?:stopped when|stayed (?:sober|clean|calm|home on)|slept (?:well|through the night))\b
1 (?:{spoken_for(tuple(EXERCISES))})\b
1 \d+(?:\.\d+)? (?:sets?|reps?|minutes|laps|lengths|steps|flights?|stairs|miles?|metres|blocks?|pages|words)\b
"""

_STUMBLE = rf"""
4 (?:not a single|none of (?:it|my)|didn't do any\w*|(?:did|done|doing|wrote|achieved) nothing)\b
4 (?<!feel )(?<!felt )nothing(?:$| done\b| today$| this week$| again\b| at all\b| all day\b)
4 (?:relapsed?|relapsing|fell off the wagon|off the wagon|blew it|blew off|slipped up|slip up)\b
4 (?:skip(?:ped|ping)?)\b(?! (?:rope|stones|down the|along))
4 (?:gave up|given up|giving up)\b(?! {_HABIT}\b)
4 (?:gave in|caved|cracked|bailed|binged?|gambled)\b
4 chickened out\b
3.5 {_NOT}{_OFTEN} (?:do|go|make|made|finish|leave|call|walk|run|eat|sleep|study|write|read|open|start|try)\b
3.5 {_NOT}{_OFTEN} (?:exercise|stretch)\b
3.5 (?:i|but|and|it|so|too) (?:still )?(?:didn't|couldn't|can't)$
3 (?:didn't|couldn't|can't|haven't|never)$
3 {_UNABLE}(?! (?:believe|wait|complain|have done|stop smiling|thank|going to stop|again))\b
4 stopped taking my\b
3.5 missed\b(?! (?:(?:him|her|you|them)\b|(?:my|our) (?:\w+ )?{FAMILY}(?!')|the (?:bus|train|old)))
3.5 (?:forgot|forgotten|cancell?ed|avoid(?:ed|ing))\b(?! (?:him|her|you)\b)
3.5 (?:put (?:it|them|that|everything) off|procrastinated|put my \w+ out)\b
3 slipped\b
4 (?:drank|drunk)\b(?! (?:\w+ ){{0,3}}{_SOFT}\b)
4 (?:smoked|vaped|hungover|got high|shot up|snorted|injected)\b
3.5 (?:had|bought|have had|sneaked|lit|ordered|hid) (?:\w+ )?(?:{VICE}|pack|bottle|pizza|one up|too much)\b
4 (?!had a coke)(?:used|took|did|bought|scored|had) (?:\w+ )?{_DRUG}\b
4 (?:took|popped|swallowed) (?:too many|extra|\w+ of (?:my \w+'s|his|her|their))\b
4 used(?:$| again\b| last\b| yesterday\b| today\b| this\b| at\b| with\b)
4 (?:opened|finished|drained|emptied|downed) (?:off )?(?:\w+ ){{0,2}}(?:bottle|{VICE}|six pack)\b(?! of water)
4 (?:{_REACHED}|saw|met|visited|from|off) (?:my|the|a|his) (?:old )?dealer\b
3.5 {_REACHED} my ex\b
4 (?:went|drove|walked|back|been|stopped|was) (?:\w+ )?(?:to|into|at|by|in|on) (?:the|a|my) {_DEN}\b
3.5 (?:at|in|to|on) the {_DEN}\b
4 (?:drinking (?:again|with)|been (?:drinking|using|smoking)|back to (?:drinking|smoking|using))\b
4 first (?:{VICE}|relapse|slip)(?:$| in\b| since\b| after\b| for\b)
4 (?:made myself sick|scratch ?cards?|at the (?:track|races))\b
4 (?:went back to (?:him|bed|drinking|smoking))\b
3 ate (?:(?:the|a) (?:whole|entire)|everything(?! on my plate)|it all|all of it|too much|until|till|myself)\b
3 (?:cheated on|lost my temper|yelled|snapped|shouted|screamed|lied to)\b
3 bet (?:on|again|it all|my|\d+)\b
3.5 {_BLOW} (?:him|her|them)\b
3.5 {_BLOW} (?:my|the|a) (?:\w+ )?(?:{FAMILY}|wall|door|ex\b)
3.5 (?:burn(?:ed|t)|cut|hurt|harmed|scratched) myself\b(?! shaving)
3.5 (?:starved|overdosed|fainted|blacked out)\b
3.5 (?:walked (?:away from|out on)|abandoned) (?:my|our) (?:\w+ )?{FAMILY}
4 (?:idiot|stupid|useless|worthless|pathetic|hopeless|loser|failure|lazy|weak|a mess|disgusting)\b
4 (?:ashamed|embarrassed)\b
4 (?:hate myself|hate my body|ruin(?:ed)?|let (?:\w+ )?(?:everybody|everyone|them|him|her|down))\b
4 (?:my (?:own )?fault|no willpower|threw it all away)\b
4 (?:wrong with me|never going to|broke my promise|square one|messed up|screwed up|failed|failing)\b
4 blew\b(?! (?:out|up|my nose|bubbles))
3.5 (?:flared?|flare up|set ?back|overdid|pushed too hard|too much too soon|swollen|killing me)\b
3.5 (?<!be )worse\b
3.5 (?:threw|tweaked|pulled|strained|twisted|sprained) my (?!socks?\b|shoes?\b|boots?\b)
3.5 (?:paid for it|gave way|gave out|buckled|threw up|purged|picked a fight|let it (?:all )?slide)\b
3 (?:mess(?:ing|ed) (?:it|this|everything) up|keep failing|ended up|just sat there|lift a finger)\b
3 (?:turned (?:around|back)|drove home|walked out(?! of))\b
3 back on the (?:drink|bottle|booze|pills|painkillers)\b
3 (?:fell|fallen|collapsed|stumbled|tripped)\b(?! (?:asleep|in love|into place|silent|out of love))
3 (?:wasted|scrolled|stayed in bed|slept through (?:the|my) alarm|overslept)\b
3 (?:had to stop|stopped after|quit after|so bad|too (?:tired|lazy|sore|scared|hard|painful))\b
3 halfway\b(?! (?:up|there|through))
3 unbearable\b
3 (?:no|0) (?:exercises?|workout|stretches|walk|run|sleep|meeting|progress|pages|words|steps)\b
3 not (?:proud|good enough|better|improving)\b
"""

_CELEBRATION = rf"""
4 first (?:\w+ ){{0,4}}without(?= {_BURDEN})
4 first (?:\w+ ){{0,4}}(?:since (?:the|my|i) |in (?:{_SPELL}|ages|\d+))
4 (?:for the )?first time\b(?! in (?:a (?:week|while|few|couple)|days))
4 my (?:very )?first\b(?! (?:{VICE}|relapse|slip|{_FEAST}|panic|seizure)\b)(?!.* (?:without|alone)\b)
3.5 (?:finally|at last) (?:\w+ )?{_FEAT}\b
3.5 {_FEAT} (?:\w+ ){{0,4}}(?:finally|at last)\b
3.5 (?:i did it(?! again)|actually did it|nailed it)\b
3.5 (?:made it (?:to the top|all the way|through|home|up))\b
4 proud of (?:myself|me|this|that)\b
3.5 (?:proud(?! of nothing)|milestone|celebrat\w+|hooray|yay|woohoo|hallelujah)\b
4 (?:personal best|personal record|new record|(?:broke|beat) (?:my|the) record)\b
4 (?:longest|furthest|fastest) {_LONG}\b
4 (?:best (?:\w+ )?(?:of|in|ever|since|yet))\b
4 (?:(?:\d+|one|a|an|whole) ){{1,2}}{_SPELL} (?:sober|clean|smoke free|alcohol free|without {_BURDEN})\b
4 (?:^|it's |that's )(?:\d+|one|a) {_SPELL} today\b
3.5 (?:it's|that's|hit|reached) (?:\d+|one|a) {_SPELL}$
4 passed (?:my|the|a) (?:\w+ ){{0,2}}(?:exam|test|course|class|module|final|assessment|theory)s?\b
4 (?:graduated|got (?:a|my) (?:distinction|merit|degree|diploma)|done with the (?:brace|crutches))\b
4 (?:got the (?:job|all clear)|all clear|fully healed|discharged)\b
4 (?:got my \w+ back|cast is off|no more appointments)\b
4 (?:never thought i(?:'d| would) (?:run|walk|dance|climb|drive|swim|stand|finish|do)\b)
4 can't believe i (?:did it\b(?! again)|{_MOVED}\b)
4 (?:hit|reached|beat|smashed|met) (?:my|the|a) (?:goal|target|record|best|time)\b
3.5 (?:no(?: more)?|without (?:the|my|a)|threw away my) (?:crutch(?:es)?|cane|walker|brace|frame|stick)\b
3.5 (?:no|without (?:the|my|a)|out of (?:the|my)) wheelchair\b
3.5 (?:without stopping|without help|without pain|pain-free|back at work|no stopping)\b
3.5 (?:{_MOVED}|went|swam|cycled|bend|bent|goes|straighten\w*) (?:\w+ ){{0,3}}all the way\b
3.5 {_MOVED}\b.* (?:on my own|by myself)\b
3.5 back to work\b
3.5 (?:walked|ran|swam|hiked|cycled|finished|completed|read|slept) (?:\w+ )?(?:whole|entire|full) {_WHOLE}\b
3.5 (?:whole|entire|full) flight without\b
3.5 (?:handed in my|pleased with (?:me|myself)|(?:year|month|week|day) chip|got an a|got a medal)\b
"""


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern to look for in one clause of `spoken` text, and how much it counts there."""

    kind: Kind
    weight: float
    pattern: re.Pattern[str]


def _cues(kind: Kind, table: str) -> Iterator[Cue]:
    for line in table.strip().splitlines():
        weight, _, pattern = line.partition(" ")
        yield Cue(kind, float(weight), re.compile(rf"\b{pattern}"))


CUES = (*_cues(Kind.STEP, _STEP), *_cues(Kind.STUMBLE, _STUMBLE), *_cues(Kind.CELEBRATION, _CELEBRATION))
