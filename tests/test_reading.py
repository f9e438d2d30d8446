"""The reading of a check-in: a table of labelled sentences, written before the cues that read them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.core.model import Kind, Sure
from assistant.understanding.reading import read

# Written first, and looked at while the cues were made.
SEEN = {
    "step": """
Walked to the mailbox and back, pain 3. / 3 sets of 15 heel slides, pain 4.
I did my stretches this morning. / It hurt, but I did the whole flight. / Went to physio today.
I rested my knee on purpose today. / I asked my neighbour to carry the groceries.
I iced it and kept it up like they told me. / 10 squats and 2 flights of stairs.
I didn't skip my exercises today. / Only managed 5 minutes, but I got on the bike.
I was scared of the stairs and went up anyway. / No setbacks this week.
I bent my knee a little further. / Took my pills on time. / I called my sponsor instead.
I wanted a drink so badly, but I didn't. / I'm going to a meeting tonight. / I went to a meeting.
They offered me a beer and I said no. / I told my sister that I am struggling.
I poured the bottle down the sink. / I haven't smoked today.
I left the party early because people were drinking. / I ate breakfast.
Got out of bed and took a shower. / I opened the mail, well, one letter. / I wrote 200 words.
I studied for 20 minutes. / Ran two miles, slow. / I went for a run even though I didn't want to.
I meditated before work. / I went to bed at 10. / Did the dishes, that's all.
I practised the piano for 10 minutes. / I was late, but I went.
I skipped yesterday, but today I did all of it.
I fell off the wagon last week and today I went back to group.
I took a rest day, because my shoulder asked for it.
I stopped when it started to hurt, like we agreed. / Heel slides done.
I used the walker to get to the kitchen. / I said no to the overtime. / I visited his grave today.
I cooked something for myself. / I put my phone in the other room and read a chapter.
I made an appointment with the doctor. / I tried the band rows again.
Back on the bike after a bad week. / I emailed my tutor and asked for help.
We walked around the block. / I didn't want to, but I got my shoes on and went out.
I cried and then I washed my face and went outside. / I drank water instead of wine.
I got dressed and made the bed. / Did five calf raises while the kettle boiled.
I turned down the wine at dinner. / I was tempted at the shop but walked past.
I read two pages before bed. / Physio went fine, we worked on balance.
I took the stairs instead of the lift. / I let myself rest today and it was the right thing.
I phoned the helpline. / It was hard, but I showed up. / I swam ten lengths.
I kept my appointment with the counsellor. / Twelve minutes on the bike, knee felt stiff.
I lifted my arm above my head again. / I haven't had a drink since Sunday. / I deleted the betting app.
I put flowers on the table, she would have liked that. / I apologised to my son. / Cleaned one drawer.
I sat with the feeling instead of drinking.
""",
    "stumble": """
I skipped my exercises again. / It's the third time I've skipped the stairs one.
I drank last night after nine months. / I'm such an idiot, I always ruin it. / I missed physio.
My knee flared up after the walk. / I gave up halfway. / I couldn't do the stairs today.
I didn't do anything today. / I had a cigarette. / I relapsed. / I fell on the second step.
I stayed in bed all day. / I overdid it and now I can't bend my knee. / I bought a pack on the way home.
I ate the whole box of cookies. / I did my stretches, but then I smoked.
I was doing so well, and then I blew it. / I hate myself for this. / I feel like a failure.
I wanted to go for a run, but I didn't. / I forgot my exercises. / I put it off again.
I scrolled until 3 in the morning. / I failed the exam. / I yelled at the kids again.
I cancelled on my therapist. / No exercises today, too tired. / I quit after the first lap.
I'm never going to get better. / It's worse than last week. / I let everybody down.
First day without the crutches and I fell. / I almost made it, but I gave in.
I finally cracked and had a drink. / Not a single page this week. / I gambled away my wages.
I used again. / I didn't go to the meeting. / I slipped up on Saturday. / I broke my promise.
Back to square one. / I can't even walk to the shop. / I lost my temper with my mother.
The pain was so bad that I stopped after one set. / I've been avoiding the stairs all week.
I'm not proud of last night. / I binged again last night. / It was a setback.
I wasted the whole afternoon. / I blew off my workout. / I ended up drinking with the guys.
I lit one up after lunch. / Didn't get any sleep and skipped the gym. / I never made it to the pool.
I gave in and ordered pizza. / My back is killing me, I pushed too hard. / I snapped at my wife.
I walked a bit but had to stop because of the pain. / I can't do this any more.
What is wrong with me, I did nothing again. / I'm useless. / I fell behind on my reading.
I hid the bottle from my husband. / I cheated on my diet. / My shoulder is swollen and I couldn't sleep.
I bet fifty dollars on the game. / I slept through the alarm and missed class. / Didn't leave the house.
I'm ashamed of what happened last night.
""",
    "celebration": """
First day without the crutches! / I finally climbed the stairs on my own. / I'm so proud of myself.
90 days sober today. / I walked a whole mile for the first time since the operation.
I used to cry on the stairs, today I just walked up. / I ran 5K without stopping. / I passed my exam!
I made it to the top of the hill! / My longest walk ever. / One year clean.
I did it, I actually did it! / The physio says I'm done, no more appointments.
It hurt, but I finished my first marathon. / I got my first full night of sleep in months.
New personal best on the squats. / I never thought I'd run again, and today I ran. / I beat my record.
I can't believe I walked without the cane. / For the first time in weeks I laughed.
I'm back at work after six months! / That's a month without a cigarette. / Big milestone today.
Finally pain-free on the stairs. / I got the all clear.
I slipped in March, but today it's one hundred days. / I finished the whole course. / The cast is off!
I reached my goal of 10,000 steps. / We're celebrating, I handed in my thesis.
I put my own socks on for the first time! / Six months sober! / I drove again, all by myself.
I finally told my father the truth. / A whole week without a panic attack. / Best run of the year.
I got the job! / No crutches today! / I broke my record, twelve laps.
The surgeon said I'm fully healed. / Last year I couldn't stand up, today I danced. / I hit thirty days.
""",
    "none": """
How was my week? / What should I do tomorrow? / His chair is empty today. / I miss her.
Tomorrow I'll try the stairs. / My brother ran a marathon. / She relapsed last night.
Did I do my exercises yesterday? / It's raining. / I'm thinking about going for a run.
The doctor is running late. / I want to quit smoking next month. / Good morning.
It would have been her birthday today. / My friend gave up on his diet. / If I skip tomorrow it is fine.
Can I walk without the crutches? / I used to run every morning. / I'm going to start on Monday.
Hello, are you there? / My appointment is at half past 10. / The house is so quiet now.
Do you think I should rest? / They are building a new gym. / I wish I could sleep.
My mother finally passed her driving test. / I might go to the pool later.
Sorry, I was talking to the dog. / When is my next check-in? / It has been two years since he died.
The physio wants me to do 3 sets of 10. / I don't know what to say. / Is it normal that it clicks?
I need to call the pharmacy. / My daughter skipped school. / Just a normal day.
What time is my physio? / The cat is asleep on the couch. / I should probably stretch later.
My wife is proud of the garden. / Dad would have been ninety today. / He finally quit smoking.
Could you tell me how last week went? / I hope I can walk by summer. / Her side of the bed is cold.
My neighbour fell on the ice. / Maybe I'll go to a meeting on Friday. / The weather is nice.
""",
}
# Written when the cues stood, and read once before anything was changed: macro-F1 was 0.43 on the first 65
# (idioms and asides on purpose) and 0.87 on the last 40 (plain sentences). Those are the honest numbers.
LATER = {
    "step": """
Okay so I wasn't really feeling it but I made it downstairs and had a cup of tea with my daughter.
Kettle on, teeth brushed, that's something.
Two lengths of the corridor with the frame, then back to the chair.
I sent the application off this afternoon. / I told the barman just a lemonade.
Got my trainers on, did a lap of the park. / I managed the bus by myself and it was loud but okay.
I kept my hands off the phone until lunch. / Rang mum, we had a good talk.
I breathed through the craving and it passed. / Physio exercises, morning and evening, both done.
I let the call go to voicemail because I needed quiet. / Revised chapter four, it was slow going.
Took the dog out even though it poured. / I ate half a sandwich, that's more than yesterday.
I gave my sister the key to the liquor cabinet. / I stuck to the plan today.
I finally sorted one box of his clothes. / My hip's stiff, still did the bridges.
I managed not to shout at him. / I did two sets of bridges before lunch.
I walked my daughter to school. / Called the clinic and got a slot for Thursday.
I did my reading even though I was tired. / My back was sore but I went for my swim.
I told my wife about the craving. / I made soup and ate a bowl of it.
I stayed in tonight instead of going to the pub. / Practised my balance at the sink.
I got through the anniversary. / I finished my homework. / Ten minutes of stretching, pain two.
""",
    "stumble": """
Well, there goes that, two glasses of red and then the rest.
I didn't lift a finger for my knee all weekend. / Honestly I've let it all slide since Tuesday.
Couldn't face the gym. / Ended up back at his place again.
I sat in the car outside the clinic and drove home. / I had one puff and then I had ten.
My ankle gave way on the kerb. / I keep messing this up. / Five hours of videos, zero pages.
I turned around at the door. / I spent the rent at the casino. / I'm back on the painkillers.
I bottled it. / I was supposed to go to group and I just sat there.
I tweaked my back doing the deadlifts. / Nothing done today, again.
I picked a fight with my husband over nothing.
I walked for the first time in a week and paid for it, the knee is like a balloon.
I threw up my dinner. / I skipped the gym and then I felt guilty. / I had three beers at the wedding.
My knee is swollen again. / I didn't do my breathing exercises. / I smoked half a pack.
I stopped taking my medication. / I couldn't get out of bed this morning.
I yelled at my son, I feel terrible. / I forgot to ice it. / I keep failing.
I gave up on the run after a mile. / I was doing great until Friday, then I drank.
""",
    "celebration": """
I did the whole staircase, no rail, no stopping! / Guess who just got her one year chip.
They took the stitches out and I can bend it all the way.
Under thirty minutes for the five k, I've never done that.
I slept through the night, first time in ages. / I'm walking! No stick, nothing!
I got an A on the paper. / I hugged my dad and didn't fall apart, I'm really pleased with me.
Hundred days today. / I tied my own shoelaces again, I could cry.
I walked up the stairs for the first time since surgery! / One hundred days without a drink!
I'm proud that I spoke up today. / I finally finished the book. / My fastest mile ever!
I got my licence back! / No more brace! / I passed the driving test.
""",
    "none": """
The physio rescheduled for Thursday. / Do my legs get stronger while I sleep?
Mum's coming over on Sunday. / It smells like his coat in here. / I'd like to try swimming.
Remind me about the pills. / My sister just got engaged. / Not much to say.
I keep looking at the door. / Let's do the bridges later. / Have you ever broken a leg?
They want me to walk more. / That's what he used to say. / I think the battery is low.
Christmas without her is going to be strange. / How are you? / Will it rain tomorrow?
My son has a cold. / I'm going to bed. / The dog keeps barking. / She would have loved this song.
I want to get a new bike. / What's the time? / My doctor drinks a lot of coffee. / Let me think.
""",
}
FIGURES = {
    "10,000": "ten thousand", "200": "two hundred", "90": "ninety", "20": "twenty",
    "15": "fifteen", "10": "ten", "5K": "five k", "5": "five", "4": "four", "3": "three", "2": "two",
}  # fmt: skip


def labelled(table: dict[str, str]) -> list[tuple[str, Kind | None]]:
    return [
        (sentence.strip(), None if kind == "none" else Kind(kind))
        for kind, sentences in table.items()
        for sentence in re.split(r" / |\n", sentences.strip())
    ]


def as_vosk_writes(text: str) -> str:
    for figure, words in FIGURES.items():
        text = re.sub(rf"\b{figure}\b", words, text)
    return re.sub(r"[^a-z' ]+", " ", text.lower()).strip()


def f1(table: dict[str, str], kind: Kind | None) -> float:
    pairs = [(label is kind, read(text).kind is kind) for text, label in labelled(table)]
    return 2 * pairs.count((True, True)) / sum(label + found for label, found in pairs)


def macro_f1(table: dict[str, str]) -> float:
    return sum(f1(table, kind) for kind in (*Kind, None)) / 4


def test_there_are_enough_sentences() -> None:
    assert len(labelled(SEEN)) > 200
    assert len(labelled(LATER)) > 100


@pytest.mark.parametrize(("table", "floor"), [(SEEN, 0.95), (LATER, 0.8)], ids=["seen", "later"])
def test_macro_f1(table: dict[str, str], floor: float) -> None:
    assert macro_f1(table) >= floor


@pytest.mark.parametrize(("text", "label"), labelled(SEEN) + labelled(LATER))
def test_a_stumble_is_never_a_celebration_and_both_recognisers_are_read_alike(
    text: str, label: Kind | None
) -> None:
    assert read(as_vosk_writes(text)) == read(text)
    assert (label, read(text).kind) != (Kind.STUMBLE, Kind.CELEBRATION)


@pytest.mark.parametrize(
    ("text", "kind", "because"),
    [
        ("I skipped my exercises again.", Kind.STUMBLE, "skipped"),
        ("I didn't skip my exercises.", Kind.STEP, "didn't skip"),
        ("It hurt, but I did the whole flight.", Kind.STEP, "did"),
        ("First day without the crutches!", Kind.CELEBRATION, "first day without"),
        ("I drank last night after nine months.", Kind.STUMBLE, "drank"),
        ("How was my week?", None, "how"),
        ("My brother ran a marathon.", None, "my brother"),
        ("His chair is empty today.", None, "his"),
        ("It's raining.", None, ""),
    ],
)
def test_it_says_which_words_decided(text: str, kind: Kind | None, because: str) -> None:
    assert (read(text).kind, read(text).because) == (kind, because)


@pytest.mark.parametrize(
    "text",
    [
        "First day without the crutches and I fell.",
        "For the first time in months I drank.",
        "I'm proud of nothing.",
        "I finally gave up.",
        "I was proud of a whole year sober and then I relapsed.",
        "It's the third time I've skipped the stairs one.",
        "I almost made it to the top, but I gave in.",
        "My longest walk ever made my knee worse.",
    ],
)
def test_joy_beside_a_stumble_is_no_celebration(text: str) -> None:
    assert read(text).kind is not Kind.CELEBRATION


def test_the_closing_clause_decides() -> None:
    assert read("I skipped yesterday, but today I did all of it.").kind is Kind.STEP
    assert read("I did all of it yesterday, but today I skipped.").kind is Kind.STUMBLE


@pytest.mark.parametrize("text", ["", "   ", "?!", "um", "but", "and and and", "today i"])
def test_nothing_to_go_by(text: str) -> None:
    assert read(text).kind is None
    assert read(text).because == ""


@given(
    st.text()
    | st.lists(st.sampled_from("i but and today skipped proud not did never it".split())).map(" ".join)
)
def test_every_text_has_a_reading(text: str) -> None:
    reading = read(text)
    assert 0 <= reading.confidence <= 1
    assert reading == read(text)
    assert (reading.sure is Sure.YES) == (reading.confidence >= 0.8)
    assert (reading.sure is Sure.NO) == (reading.confidence < 0.55)
