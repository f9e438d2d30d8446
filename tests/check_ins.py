"""Check-ins as people say them, labelled by hand: what the cues were made by, and what they were tried on."""

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
I used the walker to get to the kitchen. / I said no to the overtime.
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
I visited his grave today. / My neighbour fell on the ice. / Maybe I'll go to a meeting on Friday.
The weather is nice.
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
# Written before the cues were mended: macro-F1 was 0.49 with the old cues and 0.72 with the new ones when
# they were first tried. Those are the honest numbers; some of what was misread then has been mended since.
MENDED = {
    "step": """
Pain was six when I woke up and three after the stretches.
Physio had me on the parallel bars, I stuck with it.
I poured my husband's beer away because I couldn't have it in the house.
I rang my sponsor before I did anything silly.
I sat through dinner with everyone drinking and had water.
I opened the box with his letters and read one. / I got up with the first alarm.
Phone stayed in the kitchen all evening.
Half an hour on my essay before work, then I closed the laptop. / I asked the teacher for more time.
I counted to ten and I didn't shout at her. / Read him a bedtime story, we both needed it.
I had one coffee instead of four. / I used the cane, slow and steady, all around the yard.
I cut up my credit card. / My therapist asked me to write a letter and I wrote it.
I got one push up in, that's it. / No biting my nails today. / I did my eye drops and my breathing.
""",
    "stumble": """
I drove past the pub and then I turned in. / I finished off the wine my sister left.
I bought a bag off a guy I know.
I took three of my dad's pills. / I told my sponsor I was fine, but I'd been drinking.
I shot up in the bathroom at work. / I texted my ex at 2 in the morning.
I lost two hundred on the scratch cards.
I slapped my son and I can't forgive myself. / I screamed at the baby until my throat hurt.
I ate until I felt sick, then I made myself sick. / I skipped lunch and dinner so I would be lighter.
I came off the exercise bike after two minutes because it hurt too much. / My knee buckled on the stairs.
I opened the book, looked at it, and closed it again. / I lied to my wife about where I was.
I missed the deadline. / I burned through my savings at the track. / I punched the wall.
I put my back out again.
I wore the same clothes for four days and I never opened the curtains.
""",
    "celebration": """
First time up the stairs with no hands. / First weekend without a cigarette.
I got my keys back from my sponsor, one year.
The pain is gone, completely gone. / I ran around the park with my daughter for the first time in two years!
I finally told him no and I stuck to it. / I got a distinction! / My first night without the sleeping pills.
Knee goes all the way to 130 degrees, a new record. / The doctor signed me off, I'm done with the brace!
""",
    "none": """
First birthday without my brother. / First week without him in the house. / It's finally over, he is gone.
Today is the anniversary of her death. / We buried my father on Tuesday. / The funeral was this morning.
I lost my daughter in the spring. / Six months sober and I feel nothing at all.
I am alone for the first time in forty years.
I miss my old life. / I made her favourite cake, she died in May. / My ex used heroin for years.
My husband walked out on us. / I dreamt that I was drinking again. / The kids are at their dad's this week.
My doctor told me I drink too much. / Do I have to do the squats if it hurts?
I love my kids but I am so tired.
I was in love once. / Nothing new from the hospital. / I went to the grave and I brought her roses.
""",
}
