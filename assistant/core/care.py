"""Care comes first: what must be noticed in every utterance, before anything else is tried.

Lists of phrases, matched against one plain form of the words. They would rather ask once too often than miss
one: a crisis is answered even when it is denied in the same breath; a red flag or an urge is not, when the
words say it is absent. What only sounds like a crisis is named in INNOCENT, and taken out first.
"""

import re

from assistant.core.model import Care

NO_CHEER_FROM = 7
"""Pain from here on (0-10 numeric rating scale; 7-10 is "severe") is never answered with cheer."""

_PLAIN = (
    (re.compile("[\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}`]"), "'"),
    (re.compile(r"[!?:]"), "."),
    (re.compile(r"[^\w'.,;]"), " "),
    (re.compile(r"\bcannot\b|\bcan'?t\b"), "can not"),
    (re.compile(r"\bwon'?t\b"), "will not"),
    (re.compile(r"\b(do|does|did|would|could|should|is|are|was|were|have|has|had)n'?t\b"), r"\1 not"),
    (re.compile(r"\bi'?m\b"), "i am"),
    (re.compile(r"\b(there|it|what|that|he|she|who|here|life)'s\b"), r"\1 is"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"\bgonna\b"), "going to"),
    (re.compile(r"\bwanna\b"), "want to"),
    (re.compile(r"\bany more\b"), "anymore"),
    # A softener between two words must not hide what they say together.
    (re.compile(r",? *\b(just|really|actually|honestly|literally|even|ever|fucking|um+|uh+|er+m?)\b,?"), " "),
    (re.compile(r"\s+"), " "),
)

_MANY = r"(\d\d+|eight|nine|ten|eleven|twelve|\w+teen|(twen|thir|for|fif|six|seven|eigh|nine)ty|a hundred)"
_DRUG = (
    r"((sleeping|pain|heart|blood pressure) )?(pills?|tablets?|painkillers?|capsules?|meds|medication"
    r"|medicine|insulin|paracetamol|acetaminophen|tylenol|ibuprofen|aspirin|xanax|valium|oxy\w*|codeine)"
)
_TOOK = r"(take|took|taken|taking|swallow(ed|ing)?)"
_PACK = r"(bottle|packet|pack|box|strip)"
_POISON = r"(bleach|poison|antifreeze|detergent|acid|(drain |toilet )cleaner)"
_TO_LIVE = r"(living|live|life|going on|being (here|alive)|it all|anything)"
_LIMB = r"(wrists?|arms?|thighs?|legs?|veins?|throat)"
_HURT = r"(hurt|cut|burn|burned|burnt|hurting|cutting|burning)"
_AT_WORK = (
    r"(shav|cook|chopp|slic|peel|open|lift|runn|jogg|walk|stretch|climb|play|do|fall|squatt|exercis|carry|mov"
    r"|garden|ski|cycl|train|danc|bend|reach|wash|clean|iron|bak|work)ing"
)
_HAZARD = (
    r"(stove|oven|kettle|iron|pan|glass|knife|tin|paper|stairs?|steps?|ice|treadmill|bike|court"
    r"|field|fence|edge|nail|broken \w+|rusty \w+|sharp \w+)"
)


def _any(table: str) -> re.Pattern[str]:
    """Whichever line of `table` is said."""
    return re.compile(rf"\b({'|'.join(table.strip().splitlines())})(?!\w)")


INNOCENT = _any(rf"""
{_HURT} my(self|( own)? {_LIMB}) (accidentally|by accident|(while )?{_AT_WORK})
{_HURT} my(self|( own)? {_LIMB}) on (the|an?|some|my) (hot )?{_HAZARD}(?! on purpose)
{_HURT} my(self|( own)? {_LIMB}) with (the|an?|my|hot) (hot )?(oven|kettle|iron|pan|tea)(?! on purpose)
hurt(ing)? myself (at|in) (the )?(gym|physio|pool|park|garden|football|work|yoga|class|training)
without hurting myself
cut(ting)? myself (some slack|off)
shot myself in the foot
suicide (squats?|sprints?|drills?|runs?|grips?|prevention|squad)
(died|death|dead|lost) (\w+ ){{0,3}}?(by|of|from|to) (an? )?(suicide|overdose)
(his|her|their|\w+'s) (suicide|overdose)
(?!i )\w+ committed suicide
took all (of )?my {_DRUG} (\w+ )?(on time|as prescribed)
""")
"""Accidents, idioms, exercises, and somebody else's death: mourning wants presence, not numbers to call."""

CRISIS = _any(rf"""
kill(ed|ing)? myself|(someone|somebody|please) kill me|^kill me
(he|she|they|husband|wife|boyfriend|girlfriend|partner|ex) (\w+ ){{0,2}}(to|will|would) kill me
suicid\w*
tak(e|ing) my (own )?life|took my own life
end(ing)? (it all|my (own )?life|everything)
(want|ready|going|about) to end it( (tonight|now|today))?$
(want|wanted|ready|rather|hope i|hope to|wish i could|feel like) (to )?(die|dying|be dead)(?! than)
rather be dead|wish i (was|were) (dead|never born)|wish i had never been born
want (it|this|everything) (all )?to (end|be over)$|want to (disappear|sleep forever)$
(not|no longer) want to (live|exist|be alive|go on)(?! (here|there|in|with|at|near|on|alone)\b)
(not|no longer) want to be here anymore
not want to wake up(?! (early|late|at|so|before)\b)|never wak(e|ing) up|hope i do not wake up
(no|see the|is the|see any) (reason|point) ((to|in|of|for) )?{_TO_LIVE}
(no|see the|is the|see a|see any) point anymore|no point$
not worth living|nothing (left )?to live for|(tired|sick) of (living|life|being alive)
better (off )?(without me|dead|if i (was|were) (dead|gone))
(nobody|no one|anyone|anybody|not) (would )?miss me|(nobody|no one) would (care|notice) if i
can not go on( living| anymore| like this)?$|can not take it anymore$
(hurt|harm|cut|burn)(ed|t|ing|ting)? myself|(slit|slash|cut)(ed|ting|ing)? my (own )?{_LIMB}
cutting again|been cutting$|(want|wanted|need|needed|urge) to cut( again| tonight| now)?$|self (harm|injur)\w*
jump(ed|ing)? (off|from|out of) (a|the|my) (\w+ )?(bridge|building|roof|balcony|window|cliff|train|car)
(walk|step|jump|throw myself|lie) (down )?(in front of|under|into) (a |the )?(train|car|bus|truck|traffic)
throw myself (off|under|from|out)|drive ((my|the) car )?(into|off) (a|the) (tree|wall|bridge|cliff|river)
(hang|hanging|hanged|shoot|shooting|shot|drown|drowning|poison|poisoned|suffocate|strangle) myself
(goodbye|farewell) (note|letter)|(gun|bullet) (to|in) my (head|mouth)|noose
(dr[aiu]nk|drinking|swallow(ed)?) (some |the |a \w+ of )?{_POISON}
overdos\w*|od'?ed|took too many$|swallowed all of them
{_TOOK} (all( of)?|too (many|much)( of)?|(about |like )?{_MANY}( of)?)( my| the| these)? {_DRUG}
{_TOOK} (an?|the) (whole |entire |full )?({_PACK}|handful|bunch|lot) of (my |the )?{_DRUG}
{_TOOK} the (whole|entire|full) {_PACK}(?! of)
""")

_ANYBODY = r"(somebody|someone|anybody|anyone)"
CRY = re.compile(
    rf"(?!help$)((oh|god|please|{_ANYBODY}) )*((can|could|will|would) (you|{_ANYBODY}) (please )?)?"
    rf"(i (need|want) (some |your )?)?help( me)?( (help|me|please|now|right now|god|{_ANYBODY}))*"
    r"|(please )?make it stop( please| now)*"
)
"""A whole breath that is a cry. "Help" alone is a command."""

_PART = r"(legs?|foot|feet|toes?|arms?|hands?|fingers?|face|groin|saddle|bottom|(left |right )?side)"
_JOINT = r"(knee|ankle|shoulder|hip|hamstring|calf|achilles|back|elbow|wrist)"
_WOUND = r"(wounds?|incision|stitches|scar|surgical site)"
_IS = (
    r"(is|are|was|were|feels?|felt|looks?|went|goes|go|(has )?gone|got|gets|has been|might be|seems)"
    r"( \w+)?"
)
RED_FLAG = _any(rf"""
chest (pains?|hurts?|aches?|pressure|tightness)|chest {_IS} (tight|tightening|hurting|heavy|aching|painful)
(pains?|pressure|tight\w*) (in|on|across|around) (my |the )?chest
(having|getting|this is|it is|might be|could be) (a |another )(mini )?(heart attack|stroke)(?! of)
can not (\w+ )?breathe|can not (catch|get) my breath|short(ness)? of breath
(trouble|difficulty|hard time|problems?) breathing
(struggling|struggled|hard|difficult|fighting) (to breathe|for (breath|air))
(cough|spit|vomit|throw)\w* (up )?blood|worst headache
(speech|words) {_IS} (slurred|slurring|garbled)|slurr(ed|ing) (my )?(speech|words)
face {_IS} droop(ing|y)
(calf|leg) {_IS} (hot|red|swollen)|(hot|red|swollen) (and \w+ )?(swollen )?(calf|leg)
(will|does|would|did) not stop bleeding|bleeding (a lot|heavily|badly)
{_WOUND} {_IS} (open|oozing|weeping|infected|leaking|smelly)
{_WOUND} (opened|split|burst)|infected {_WOUND}
can not feel my (\w+ )?{_PART}|(no|lost|losing) (the |all )?feeling in my
{_PART} {_IS} numb|numb(ness)? (\w+ )?(in|between|around|down|on) (my|the|both)
passed out|fainted|blacked out|lost consciousness|(hit|banged|bumped|cracked) my head
(lost|losing|no) control (of|over) my (bladder|bowels?)|can not (pee|urinate)
(heard|felt) (a|something) (loud )?(pop|snap|tear|crack)|{_JOINT} (popped|snapped|went pop)
""")

_SOFT = (
    r"( (more|less|some|an?|my|the|of|enough|plenty|lots?|glass(es)?|cups?|bottles?|warm|hot|cold|green"
    r"|herbal|fresh|orange|two|three|four|six|eight|\d+))*"
    r" (water|tea|coffee|cocoa|milk|juice|smoothies?|soup|broth|lemonade|shakes?|fluids?)"
)
_DRUGS = r"(drugs?|heroin|coke|cocaine|meth|crack)"
_ENDS = rf"(?=$|[.,;]| (again|to(night|day)|(right )?now|so|but|and|because|{_DRUGS})\b)"
_FOOD = r"( the| some| a)? (salmon|meat|fish|ribs|brisket|ham|pork|turkey|chicken|cheese)"
_DO = (
    rf"(drink(?!{_SOFT}| less)|use{_ENDS}|smoke(?!{_FOOD}| less)|gamble|relapse|vape|binge(?! watch)|purge"
    r"|shoot up|place a bet|get (drunk|high|wasted|loaded))"
)
_DOING = (
    rf"(drinking(?!{_SOFT}| less)|using{_ENDS}|smoking(?!{_FOOD}| less)|gambling|relapsing|vaping"
    r"|getting (drunk|high))"
)
_DOSE = (
    r"(drink(?! of (water|tea|coffee|milk|juice))|cigarette|smoke(?! (alarm|detector))|joint|beer|wine"
    r"|whiskey|vodka|hit|fix|vape)"
)
_SHOP = r"(liquor store|bottle shop|off licen[cs]e|wine shop|casino|bookies|betting shop|dealer's?( house)?)"
URGE = _any(rf"""
(want|wanting|dying|tempted|itching|desperate|about|going|might|urge|need) (to )?{_DO}
(want|need|could use|would love|dying for|desperate for) (an? (\w+ )?|some )?{_DOSE}
wanted (to {_DO}|an? {_DOSE})( (so|bad|badly|much|(last |to)night|(all |to)day|again|yesterday))*(?=$|[.;])
(think|thinking) (about|of) ({_DOING}|an? {_DOSE})
i crave|(am|still|keep|been) craving
cravings?(?! (is|are|have|has|was|were) (gone|less|better|easier|down|weaker|passed))
(have|having|got|get|bad|strong|real) ((a|bad|strong) )*urges?(?= to {_DO}| now| again| to(day|night)|$|[.,;])
(am|feel|feeling|so|very|getting) tempted(?! (to|by)\b)
about to (cave|give in|slip)
(outside|in front of) (an?|the|my) (\w+ )?({_SHOP}|bar|pub)
(am|sitting|standing|parked|stuck) (at|in|by|near) (an?|the|my) {_SHOP}
""")
DENIED = re.compile(
    r"\b(no|not|without|never)\b"
    r"((?! (but|because|so|then|though|although|and (i|my|now))\b)[^,.;]){0,20}$"
)
UNABLE = re.compile(r"\bcan not\b[^,.;]{0,30}$")
""""I can't walk without chest pain" denies nothing."""


def look(text: str) -> Care | None:
    """The first of crisis, red flag and urge that these words hold."""
    words = plain(text)
    if any(CRISIS.search(said) for said in breaths(INNOCENT.sub("-", words))) or is_cry(text):
        return Care.CRISIS
    if present(RED_FLAG, words):
        return Care.RED_FLAG
    return Care.URGE if present(URGE, words) else None


def is_cry(text: str) -> bool:
    """Whether all that was said, or all that was said in one breath, is a call for help."""
    return any(CRY.fullmatch(said) for said in breaths(plain(text)))


def plain(text: str) -> str:
    """One form for all ways of saying it: lower case, contractions spoken out, no softeners."""
    words = text.lower()
    for pattern, instead in _PLAIN:
        words = pattern.sub(instead, words)
    return words.strip()


def breaths(words: str) -> list[str]:
    """The whole without its punctuation, for one recogniser writes none; then what stands between it."""
    pieces = [" ".join(piece.split()) for piece in re.split(r"[.,;]", words)]
    return [" ".join(" ".join(pieces).split()), *pieces]


def present(sign: re.Pattern[str], words: str) -> bool:
    return any(not denied(words[: found.start()]) for found in sign.finditer(words))


def denied(before: str) -> bool:
    return DENIED.search(before) is not None and not UNABLE.search(before)


def no_cheer(pain: float | None) -> bool:
    """Whether the pain is such that applause would be an insult."""
    return pain is not None and pain >= NO_CHEER_FROM
