"""Beginning, ending, and getting about."""

from dataclasses import replace

from assistant.core.dialogue import Dialogue
from assistant.core.model import Answer, Meaning, Utterance
from assistant.core.phrases import session
from assistant.journal import Journal
from assistant.skills.skill import Skill


def give_help(_: Utterance, __: Meaning, dialogue: Dialogue, ___: Journal) -> tuple[Dialogue, Answer | None]:
    return dialogue, session.HELP.answer()


def hush(_: Utterance, __: Meaning, dialogue: Dialogue, ___: Journal) -> tuple[Dialogue, Answer | None]:
    """Stop talking, and let the silence be."""
    return dialogue, None


def say_goodbye(
    _: Utterance, __: Meaning, dialogue: Dialogue, ___: Journal
) -> tuple[Dialogue, Answer | None]:
    return replace(dialogue, over=True), session.GOODBYE.answer()


def greet(dialogue: Dialogue) -> tuple[Dialogue, Answer | None]:
    """Once, when the floor is free: so that one knows, from across the room, that somebody listens."""
    if dialogue.greeted:
        return dialogue, None
    return replace(dialogue, greeted=True), session.READY.answer()


HELP = Skill(
    "help",
    (
        "help",
        "(show|open|list|read|give|tell) [me] [the|some] (help|commands|instructions|help menu)",
        "(the|a list of|which|what) commands [are there|do you know|do you have|can i use|can i say]",
        "(commands|instructions)",
        "what (kind|sort|kinds|sorts) of things can i (say|ask|ask you|tell you)",
        "help me [to] use (this|you|this app|this thing)",
        "i need [some] help (using|with using) (this|you|this app|this thing|it)",
        "what is it [that] you do",
        "(what|which things|what things|what all) can i (say|ask|ask you|say to you|say here|ask for)",
        "(what|which things|what things) can i ask you (to do|about)",
        "what (should|could|may|shall|do) i say (here|to you)",
        "what am i (supposed|meant|allowed) to say (here|to you)",
        "(what|what else|what all|what things) (can|do|could) you do [for me|here|exactly]",
        "what (can|could) you help [me] with",
        "what are (you for|the commands|your commands|the instructions)",
        "how (does|do) (this|it|you|this thing|this app|this program|this assistant) work",
        "how (do|can|should|would) i (use|work|operate) (this|you|this thing|this app|this program)",
        "how (do|can|should) i (talk|speak) to you",
        "how to use (this|you|this thing|this app|this program)",
        "(explain|tell me|show me) how (this|it|this thing|this app) works",
        "(explain|tell me|show me) how (to use this|to use you|you work|i can use you|i use this)",
        "(tell|show|remind) me what (i can say|you can do|i can ask|to say|i can do here)",
        "what is this (app|program|thing) for",
        "what are my options",
        "help me out what can (you do|i say)",
        "i (don't know|forget|forgot|can't remember) what (to say|i can say|to ask) [to] you",
        "remind me how (this|it) works",
    ),
    give_help,
    "Help",
)
STOP_PHRASES = ("stop", "quiet", "hush", "shush", "enough", "wait")
"""Said over an answer, any of these ends it at once."""
STOP = Skill(
    "stop",
    (
        *STOP_PHRASES,
        "(stop|no|just|and|yes|now|right|well|so|oh no|no no) stop [stop] [now|there|it]",
        "(stop|enough|hush|wait) (now|then|already)",
        "quiet now",
        "(wait|hush|quiet) (wait|hush|quiet)",
        "(stop|quit|finish|cease) (it|that|talking|speaking|reading|chatting|chattering|yapping|going on"
        "|the talking)",
        "stop right (there|now)",
        "stop (saying that|telling me|reading that|reading it out|reading out)",
        "(be|keep|stay|go) quiet",
        "(shh|sh|shhh|ssh|mute|pause|shut up|zip it|pipe down|hush up|be silent|cut it out|knock it off)",
        "(hold your horses|stop please stop|stop it stop)",
        "(hold on|hang on|hold it|hold up) [now|there|a second|a sec|a moment|a minute|a bit]",
        "(hold your tongue|not another word|say no more|no more talking|no talking)",
        "(one moment|one second|one sec|one minute|just a moment|just a second|just a sec|just a minute)",
        "(wait|pause|hush|shush|give me) [for] (a|one) (moment|minute|second|sec|bit)",
        "wait (one moment|one second|one minute|one sec|up)",
        "(that's|that is|that will be|okay that's) (quite enough|enough)",
        "that (will|would) do",
        "that'll do",
        "enough (talking|of that|for now)",
        "(don't|do not) (talk|speak|say anything|say any more|say anything else|say more|talk any more)",
        "you (can|may) (stop now|be quiet|be quiet now|stop talking|stop talking now|hush)",
        "let me (talk|speak|finish)",
        "(mute|silence) (yourself|it|that)",
    ),
    hush,
    "Stop",
)
GOODBYE = Skill(
    "goodbye",
    (
        "[well|so|right|and|now] (goodbye|bye|bye bye|good bye) [for now|then|now|again|all|for today]",
        "(goodbye|good bye|bye bye|bye) (and|thank you|thanks|see you|take care) [good night|thank you"
        "|thanks|later]",
        "(goodbye|bye|bye bye|good night) (see you|speak to you|talk to you|till|until) (soon|later"
        "|tomorrow)",
        "(good night|goodnight|night night|nighty night) [then|now|for now|sleep well|all]",
        "(cheerio|cheery bye|toodle oo|toodle pip|toodles|ta ta|ta ta for now|ta ra|ciao|adios|tara|laters"
        "|hasta la vista)",
        "see (you|ya|you all) [later|tomorrow|soon|again|around|next time|next week|in the morning|then"
        "|tonight]",
        "see you (later alligator|later on|again soon|again tomorrow|another time|another day|on monday)",
        "[i'll|i will] (talk|speak|chat) (to|with) you (later|tomorrow|soon|again|then|next time"
        "|another time)",
        "[i'll|i will|we'll|let's] (talk|speak|chat) (again|later|tomorrow|soon|again soon|again tomorrow"
        "|another time)",
        "(i'll|i will) see you (later|tomorrow|soon|again|next time|around|then)",
        "catch you (later|tomorrow|soon)",
        "(i have to go|i've got to go|i need to go|gotta go|i must go|i'm off|i'm off now|got to go"
        "|i have to run|cheers"
        "|i'm going to bed|i'm off to bed|time for bed|thanks for listening|thank you for listening"
        "|that's all|take care)"
        " [now] (bye|goodbye|bye bye|good night|goodnight|bye for now)",
        "let's call it a day [here|for today]",
        "(we're|we are) (done|finished) for (today|tonight|now|the day|the night)",
        "that's me [done|finished] for (today|tonight|now|the day|the night)",
        "(i'm|we're) (done|finished) [for today|for tonight|for now] (bye|goodbye|bye bye|good night)",
        "(till|until) (tomorrow|next time)",
        "(that's|that is|that'll be|that will be) all",
        "(that's|that is) everything",
        "[i think] (that's|that is|that'll be) (all|it|everything) for (now|today|tonight"
        "|this evening|this morning)",
        "(that's|that is) (all|everything) (from me|i wanted to say"
        "|i have to say|i had to say|i have for today|i have for now)",
        "(nothing else|nothing more) for (now|today|tonight)",
        "(i'm|i am|we're|we are) (finished|done) talking [for today|for now|for tonight]",
        "[sorry|i'm afraid] i (have to|must|need to|should|better) (go|be going|get going) now",
        "[sorry|well|right|i'm afraid] (i've got|i have) to (go|be going|get going|hang up|head off) [now]",
        "[sorry|well|right|oh|i|i've] gotta go [now]",
        "(i'm|i am) (signing off|logging off|hanging up|off then|off now) [for today|for now|tonight]",
        "have a (good|nice|great|lovely) (day|night|evening|one|weekend|rest of your day|rest of the day)",
        "(end|close|finish|stop|exit|terminate) (the|this|our) (conversation|session|chat|call|app)",
        "(close|exit) (the|this) (program|app)",
        "(let's|let us|can we|could we|shall we) (finish|end|stop|close|wrap up|leave it) (here|there"
        "|for today|for now"
        "|here for today|there for today|here for now|the session|the conversation|this conversation"
        "|this session)",
        "(end|close|finish) (session|conversation|chat|call)",
        "(exit|hang up|log off|log out|sign off|sign out|shutdown|farewell|over and out)",
        "(turn|switch|shut|power) (yourself|this|it|the app|the program) (off|down)",
        "(turn|switch) off [now|the app|the program]",
        "stop (listening|recording) [to me|now]",
        "you (can|may) (go|go now|stop listening|stop listening now|switch off|switch off now|turn off"
        "|sleep now)",
        "(take care|take care of yourself|be well|farewell) [bye|goodbye|and goodbye|then|now]",
        "so long (then|for now)",
        "(thank you|thanks) (that's|that is|that'll be|that will be) all [for now|for today]",
    ),
    say_goodbye,
    "Goodbye",
)
