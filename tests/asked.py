"""What is asked for, as it is said and as it is misheard; and what shares its words, and asks nothing."""

# As people say it.
SAID = {
    "stop": """
stop / please stop / stop please / okay stop / can you stop / stop now / stop talking
could you stop talking please / be quiet / please be quiet now / quiet please / hush now / shush / enough
okay enough / that's enough thank you / wait / wait a minute / hold on / hang on a second
one moment please / just a second / give me a minute / let me finish / shut up / stop it / no stop
oh stop it / would you be quiet / kindly stop talking / just stop / Stop, please. / That will do.
don't say anything / stop right there / you can stop talking now / mute / shh
please stop talking now / okay okay that's enough / shush for a minute / could you be quiet please
stop reading / can you pause / pause for a moment / stop it please / give me a moment / one second please
hold on a minute / will you stop
""",
    "undo": """
undo / undo that / undo it please / please undo that / could you undo that / can you undo the last one
oops undo that / no undo that / take that back / take it back please / sorry take that back
i take that back / scratch that / no wait scratch that / delete that / delete it
please delete the last one / remove that one / remove the last entry / cancel that / um cancel that please
don't save that / ignore that / ignore what i just said / delete what i said / take back what i said
strike that / can i take that back / let me take that back / can you delete what i just said
disregard that / undo the last thing i said / i'd like to delete the last one / cross that out
take that last one back / get rid of the last one / Undo that!
oh scrap that / nope scrap that one please / can you get rid of what I just said / Remove my last one.
I didn't mean that, take it off. / that was a mistake, delete it / that came out wrong scratch it
please undo the last one for me / go back one / lose that last bit / undo my last note please
no no take that one out / hey could you undo that for me / take that one back please
I'd like to take that back / don't write that down / please don't save that / delete what I just told you
can you remove the last thing I said / scratch that last one / oh no delete that / undo that would you
""",
    "forget": """
forget that / forget it / please forget that / forget what i said / forget what i just said
forget i said that / erase that / erase it please / could you erase the last one / please forget about that
pretend i never said that / oh forget that one / can you forget that for me / wipe that
forget the last one
wipe the last one / never mind forget that
""",
    "redo": """
redo / redo that / please redo it / bring that back / bring it back please / put it back in / put that back
restore that / can you restore the last one / bring back the last one / undo the undo / undelete that
can you bring that back again / no bring it back / keep that after all / actually bring that back
put that one back in
Actually put it back. / bring back what I deleted / put that one back in please
oh I shouldn't have deleted that, bring it back / no don't delete it after all / restore what you removed
redo that please / can I have that back / no put that back / bring my last entry back
""",
    "relabel": """
no that was a step / no, that was a step / that was a step / that was a stumble / that was a hard moment
it was neither / that was a setback / that was a celebration / that was a win / that was a milestone
file that as a step / file it as a stumble please / that wasn't a stumble, it was a step
call it a celebration / that was neither / that was nothing / that was just talk
actually that was a stumble / mark that as a win / can you mark that as a step
please change that to a celebration / that's not a stumble, it's a step / not a stumble, a step
i was just talking / no that's a step / that should be a step / that was actually a celebration
put that down as a step / log that as a setback / could you file that as a milestone please
call that a win / nope that was a setback / that was more of a stumble / wrong that was a step
that was a step not a stumble / save that as a hard moment / label it a stumble / neither of those
switch that to a stumble / that counts as a step / I meant that as a step / no it was a win
count that as a win
no that one was a step / That was progress, not a stumble. / hang on that's a win not a step
it wasn't a setback it was a step / You got it wrong, that was a celebration. / I'd call that a step
can you change it to a step / please mark the last one as a stumble / put that one down as a win
change the last entry to a celebration / that should have been a stumble
that wasn't anything I was just talking / file the last one under neither / make my last entry a step
I wouldn't call that a stumble, more of a step / count that one as a step please
that wasn't a stumble it was a step / no no that was a stumble / that was actually a step
mark that as a celebration please / that should be a celebration / can you call that a win
label that one as a step / call it a setback / it's a step not a stumble / no it's a step / that's a stumble
change that to a win please / you've got it wrong it was a step / put that under celebrations
actually that was a hard moment / that was small talk / that's not a stumble that's a step
please count it as progress
""",
    "week": """
how was my week / how was my week please / hey how was my week / so how was my week / how did my week go
how has my week been / how's my week been / what was my week like / tell me about my week
can you tell me about my week / tell me how my week was / how have i been this week / how did i do this week
my week please / sum up my week / could you summarise my week / give me my week
give me a summary of my week / weekly summary / my weekly report please / read me my week
how's my week going / what did i do this week / let's look at my week / i'd like to hear my week
how was the past week / review my week / what happened this week / how is my week looking / week in review
how am i doing this week / can i hear my week / so um how was this week / go over my week with me
how was my week overall / what did I get done this week / give me the week in short
can I hear about my week / tell me about my week please / let's hear the weekly summary
how have the last seven days been / sum up the last week for me / what's the week looked like
how was my week then / tell me how my week went / can you sum up my week / week summary please
what about my week / how's my week looking / show me my week
""",
    "help": """
help / what can i say / what can i say here / how does this work / so how does this work / what do you do
what can you do / what can you do for me / what can i ask you / how do i use this / how do you work
list commands / what can you help me with / please tell me what i can say / show me the commands
what are the commands / how do i talk to you / tell me what you can do / remind me how this works
sorry how does this work
what can I say to you / how does this work then / what are my options / help me out what can you do
what else can you do / I don't know what to say to you / help please / can you help me use this
give me some help / tell me the commands / which commands are there
""",
    "goodbye": """
goodbye / bye / bye bye / good bye then / bye for now / okay bye / goodnight / good night / see you later
see you tomorrow / see you / well goodbye / thanks bye / thank you goodbye / that's all for today
that's all for now thanks / that's all / okay that's all for tonight / talk to you later
talk to you tomorrow / speak to you soon / i'll talk to you tomorrow / i have to go now / i've got to go
gotta go / sorry i have to go / have a good night / cheerio / ta ta / take care / end the conversation
let's stop here for today / end session / that's it for today / that's everything for now
i think that's all for today / right that's it for tonight / until tomorrow / catch you later / bye now
night night / see you next week / goodbye and thank you / close the app / you can stop listening now / exit
Have a nice day!
goodbye then / I'm off now bye / that's me for tonight / okay I'm done bye bye / thanks that's everything
good night sleep well / you can switch off now / that'll be all thank you / end the session please
okay goodbye / that's it for now thanks / talk soon / turn yourself off / good night then
we're done for today
""",
}

# As recognisers write it down. Most of these a Whisper tiny.en wrote, of espeak-ng's voices in pink noise.
MISHEARD = {
    "stop": """
stop talkin / stop tolking / be quite / be quit / stop torque / stop torque please / hold on a secant
wait a minuet / wait a minit / hang on a sec and / stop speeking / stop talking
""",
    "undo": """
and do that / and do it. / on do that / an do that / undue that / under that / undo mat / undo hat
undo that's / scratch mat / scratch net. / Scratch neck. / scratch bat / scratch hat / crash that
Delete Earth. / delete mat / delete net / delete dat / remove mat / remove hat / remove at / cancel earth.
cancel mat / council that / consult that / counsel that / Take that smack. / take that's back
take that bag / take at back / take hat back / take bat back / take it bag / shake it back / take that bach
Take, that's back. / take it beck / delete for last one / delete at last one / delete the lost one
delete the last won / undo the last won / undo the lass one / undo the lost one / remove the last won
cancel the last won / please and do that / could you and do that / remove dat / undoes that / end do that
take it bak / delete the last wan
""",
    "forget": """
for get that / forget mat / forget hat / forget bat / forget what I sad / forget what eye said / forget dat
""",
    "redo": """
redo bat / redo mat. / redo act / redo hat / re do that / read do that / rego that / Ring that back.
bring hat back / bring bat back / bring that bag / bring that bach / bring it bag / ring it back
bring that's back / bring at back / restore mat / restore bat / put that bag in / put hat back in
put it bag in / read do it / bring it beck
""",
    "relabel": """
That's when a milestone. / That's what a celebration. / that's when a step / that was a mile stone
that was a stab / that was a steph / no that was a stab / no that was a stem / that was a sit back
that was a set back / that was a calibration / that was a celebrations / That one is a step.
at one a hard moment. / net one a hard moment. / that was a heart moment / that was a hart moment
that was a stumbel / file that as a stab / file that as a step / vile that as a step
file that as a stumbel / file mat as a step / file that has a step / while that as a step
call it a calibration / call it a celebrations / call hat a step / that was nether / that was neether
that was just tock / that's what nothing / that's when neither / mark that as a when / that was a when
that was a wind / that was a mild stone / mark hat as a win / that was a steppe / no that was a steppe
no that wars a step
""",
    "week": """
how was my weak / how was my wheat / how was my league / how was my week / how was my wick
how did my weak go / How did my league go? / tell me about my weak / Tell me about my league.
tell me about my wig / my weak / my wheat / my league / what was my weak like / what was my league like
some up my week / sum up my weak / sum up my league / weakly summary / weekly summery / weakly report
my weekly summery / haw was my week / who was my week / how has my weak been / how did i do this weak
hows was my week / what did i do this weak / tell me a bout my week / give me my weak / review my weak
""",
    "help": """
what can i sey / how does this wok / how dose this work / how does this word / what do you due
what can you due / what can eye say / show me the commandos / list commando
""",
    "goodbye": """
good buy / good by / Good bye. / god bye / got bye / bye buy / buy bye / good knight / Got night.
god night / good nite / see you letter / see you latter / sea you later / see you tomorow
see you to morrow / c you later / talk to you letter / talk to you latter / tock to you later
and the conversation. / End the conversion / end the conservation / that's all four today
that's all for to day / that's all for two day / thats all for now / buy for now / by for now
have a good knight / have a good nite / take car / i half to go / good buy for now / bye for know
talk to you tomorow / catch you letter / I have two go now
""",
}

# Sentences of people who tell something; not one of them asks for anything.
REFLECTIONS = """
I stopped drinking / I want to undo the damage / it was a step too far / nobody helps me / my week was rough
stopped again / stop it hurts / I can't stop / I can't stop crying / I want to stop / I wish I could stop
I need to stop drinking / it won't stop / it never stops / make it stop hurting / stopped at three
I stopped halfway / he stopped calling / I stopped taking them / stopped by the shop / the bus stop was far
nothing stops the pain / we stopped for tea / I had to stop / I stop and start / I stopped to rest
stop and go all day / one stop further than yesterday / quiet day / so quiet / it was quiet
the house is so quiet / too quiet / it's quiet without him / quiet night / a quiet week / I kept quiet
I was quiet all day / I stayed quiet / enough sleep / not enough / good enough / well enough / just enough
I've had enough / I had enough / enough is enough / it's never enough / I'm not enough / I did enough
I ate enough / that's not enough / I am enough / enough for one day / I can't wait / I waited
waiting again / wait and see / the wait was long / I can wait / still waiting / waited an hour
I hate the wait / weight is up / my weight / lost some weight / hold on to hope / I held on / I'm holding on
I held on for ten seconds / holding on / hanging on / hang in there / I hung on / he said to hold on
one moment at a time / a moment of peace / one more minute on the bike / I gave it a minute
it took a minute / just a bit sore / I let him finish / I finished / let me tell you I walked
I need a moment alone / I shut up and listened / he told me to shut up / my mother told me to be quiet
I told them to stop / I said stop / I said enough / she said that's enough / I said no / he said wait
I couldn't talk / no talking today / I didn't say anything / I wish I could undo it
I wish I could take it back / I'd take it all back / I can't undo that / what's done is done
I want to undo it all / you can't undo a year / it undid all my work / undid my boots alone
I undid the brace / I undid the buttons myself / it can't be undone / I came undone / undone again
I feel undone / nothing left undone / do that again / I did that / and did that / and I did it / I do that
I do it / I do that every day / I can do that / I can do it / I want to do that / I'm doing it
I'm doing that / and then I did it / he does that / we do that / we did it / we go / we do that together
I'm new at that / I am too active / take a bath / I took a bath / took it back to the shop
I took that back / I took my meds back / take me back / take him back / took him back / take her back
I took her back / he took me back / they took it back / take care of mum / I take care of my mother
I took the bag back / my bad back / I take it day by day / I take it slow / take it easy / I take it easy
take one day at a time / taking it back / taking back my life / I want my life back / I want him back
I want it back / I want her back / I wish he was back / bring him back / bring her back / bring me back
bring them back / nothing will bring him back / it won't bring her back / it brings it all back
that brings it back / it brought it all back / it brought that back / brought it back / brought me back
it all came back / the pain came back / it came back / he came back / I came back / I went back / I'm back
my back / back again / back to square one / back pain / my back is bad / put my back out / put my foot back
I put it back / I put the bottle back / I put that back on the shelf / put the wine back
put my ring back on / got my life back / got it back / I got my strength back / I got back in
get back in the pool / I got back up / got back on the bike / I deleted that / I deleted the app
deleted it / deleted the last one / deleted his number / I deleted her messages / I removed the brace
removed it / they removed my stitches / removed the cast / removed that from the house / I cancelled
I cancelled that / I cancelled it / cancelled the gym / cancelled again / they cancelled on me
she cancelled / council meeting / scratched that itch / I scratched it / scratched my leg
scratch on my knee / scratched again / I scratch at night / I ignored it / I ignored that / ignored my phone
ignored what he said / I can't ignore it / ignore the pain I tell myself / I forgot / I forgot that
I forgot it / forgot again / forgot my meds / I forget things / I forget / I forget him some days
I can't forget that / I can't forget / I can't forget it / I'd like to forget that / I want to forget it all
forget him / forget her / I'll never forget that / never forget / I won't forget / I forgive that
forgive me / forgot about it / forgot about that / I try to forget / help me forget / let me forget
I can't forgive it / forgot what I said / forgot what he said / I erased it / erased his number
raised that today / he raised that / I raised it / it was a step / a step forward / a step back / one step
one step at a time / baby steps / small steps / ten thousand steps / a step too far
a step in the right direction / that was a step too far / that was a big step for me / it's a step
that was one step / that's one step / that's one step closer / one step closer / I took a step
I missed a step / step by step / that was a step up / one step up / that step was hard / that was steep
that step was steep / what a step / I fell on the step / I slipped on a step / that last step was high
that was my last step / step nine today / I did step four / I'm on step two / that was a tumble / I stumbled
stumbled again / I stumbled on the stairs / it was a stumble on the stairs / took a tumble / I took a tumble
that was humble / that was a struggle / it was a struggle / what a struggle / that was a hard day
that was a hard week / that was a hard moment for me / that was hard / it was hard / it was a hard one
such a hard moment / it was a hard moment when he left / a hard moment at the shop / that was a hard morning
that was a bad moment / that was a sad moment / that was a hard moment to watch / a moment of weakness
I had a moment / it was a nice moment / such a setback / a setback today / the setback hit me hard
it's a setback / a bit of a setback / it was a setback for me / that was a setback for sure
well that was a setback / I think that was a setback / set back two weeks / that set me back
it set me back / I sat back / I sit back and breathe / that was a celebration for mum / it was a celebration
we celebrated / we had a celebration / what a celebration / a small celebration / it was a party
I celebrated with tea / celebrated alone / that was a win for the team / it was a win / what a win
I'll call it a win / I'd call that a win / a win is a win / it felt like a win / that felt like a step
I guess that was a win / so that was a win / well that was a win / a small win today / we won / I won
we need a win / that was windy / a milestone for me / I hit a milestone / it's a milestone
what a milestone / that was a big milestone for us / my first milestone / it felt like a milestone
that was a mile / that was a long mile / that was nothing like last week / it was nothing / nothing
nothing happened / nothing helps / nothing today / I did nothing / I felt nothing / I have nothing
nothing to say / there was nothing / that was nothing compared to June / it's nothing / neither did I
me neither / neither of us slept / neither of them called / neither worked / neither good nor bad
just talk to him / I just talked / we just talked / I was just talking to my sister
it was just talk between us / I needed to talk / I talked to her / we talked / talked to my sponsor
talked it out / just a talk / just talking to myself / I was just thinking / I was just sitting there
I was just tired / just tired / call it a day / I called it a day / called in sick / I call it my mountain
they call it progress / call it luck / call it what you want / I called it off / I called it quits
I called her / call me crazy / my daughter called it a miracle / he filed for divorce / I filed the papers
filed my taxes / I marked it on the calendar / I marked the day / I made a mark / I logged it
I logged my food / I saved it / I put it down / I changed that / I changed it / change is hard
I turned it into a walk / it turned into a fight / I switched meds / my week was good / my week was hard
it was a hard week / what a week / hard week / rough week / long week / a good week / good week
a week sober / one week sober / a week / the week was long / the week was hard / this week was hard
this week has been hell / last week was better / I had a good week / my week off / first week back
week three / week one / my weekend / how was my weekend going to be / my weekend was quiet / end of the week
all week / twice a week / a week today / a week ago today / that was my week / so that was my week
that's my week / this was my week / my weak leg / my weak knee / my knee / my knee is weak / I'm weak
I feel weak / I was weak / so weak / weak again / my leg was weak / my walk / how was I to know
how could I / how will I cope / how did I get here / how did I do that / how is this my life / what did I do
what have I done / what have I done to deserve this / what happened / what did I do wrong
what happened to me / what do I do / what do I do now / what can I do / what could I do / what should I do
what am I supposed to do / what am I supposed to say / what else can I say / what should I say to her
so what can I say / well what can I say / what's the point / what can you say / how does one go on
how does it end / how do people do this / how do I go on / does this work / this works / this doesn't work
this isn't working / how does this get better / how does this end / it works / work was hard / how work was
I went to work / I worked / physio works / the walk helped / this walk / helped / it helped / it helps
helping mum / helped my neighbour / I asked for help / I got help / no help / some help / with help
without help / nobody helped / he helped me up / help came / I needed no help / it didn't help
help is hard to ask for / the help was kind / my son helps / helpless / I feel helpless / hell / it was hell
what hell / going to hell / I said goodbye / we said goodbye / saying goodbye / no goodbye
goodbye was hard / I said goodbye to him / I never said goodbye / the last goodbye / goodbye dad
goodbye my love / goodbye old life / goodbye cigarettes / bye bye crutches / goodbye crutches
good buys at the market / I went to buy milk / I didn't buy any / to buy or not / walked by
passed by the bar / by myself / day by day / a good night / I had a good night / good night's sleep
it was a good night / last night was good / bad night / good nights are rare / a night out
I slept last night / good day / a good day / it was a good day / have a bad day / I had a good day
good morning walk / good run / good height today / good diet today / good diet and sleep / my diet
on a diet / see you in my dreams / I'll see him soon / I see you in everything
I saw her tomorrow in my mind / I'll see how it goes / I see him later today / I'll see my sister tomorrow
that's all I did / that's all I could do / that's all I have left / that's all I want / that's all gone
that's all he said / all for today's walk / that's it I give up / that's it for my marriage / that's life
that's enough sugar for me / that's all right / I talked to him later / I'll talk to her tomorrow
talk to me / nobody talks to me / no one to talk to / I have to talk to him / I have to go to work
I had to go home / I have to go to the hospital / I've got to go to a meeting / I need to go to the toilet
I have to go on / I can't go / I had to leave / I want to go home / I have to go back / go away pain
I took care of myself / take care of him / I took care / I ended it / I ended the conversation
we ended the call / it ended / and the conversation was good / and the conversation helped / the end
the end of it / in the end I went / I left the session early / good session / the session was hard
hard session / my session went well / I quit / quit smoking / I quit smoking / I closed the door
I turned it off / I switched off / I exited the bar / leave me alone / he left
until tomorrow then I'll see / I'm off the crutches / I'm off work / off day / I'm leaving him
I'm leaving now for group / I'm going now to the meeting / I'm done / I'm done for today / done for the day
all done / I am done with it / I'm finished / finished for today / no more / no more today / no more wine
no more pain / I listened / I can't listen / nobody listens / I stopped listening / he never listens
nobody is listening / they stopped listening / held on / hung on / shot up / I shot up / no step / just step
step now / stop taking them / stop taking that / stop walking / just walking / I was just shouting
that was just cheating / that was a slope / that was a slap / good boy / by now / by then / son
see you son / what a moment / what a minute / that was our thing / that's all I have / that's all I need
this is a celebration / a wind / actually it was a win / it was neither here nor there / how was my walk
how was my weight / my wig / my leak / undone that / the lead / the last one / the last one hurt
the last one was hard / that last one hurt / the last thing I said to him was no / what I said hurt her
I said it / I said that / what did I say / he said what I said / I can take it / I can't take it back
I wish he'd take it back / I'd like to stop / I would like to forget that / let me forget that
I want to go back / go back / I want it to stop / I want that back / keep going / I kept it / kept that
I put that in / put it in / it's back / that's back / that was back then / it was a start / that was a start
that was a stop / it was a stop on the way / a win / a step / a stumble / a celebration / setback
milestone / just a win / just a step / so a step / well a setback / it's a win / that's a win for her
a big win / that was such a win / that was half a win / that was almost a win / that could be a win
maybe that was a win / I hope that was a step / was that a step / was that a setback / is that a win
that wasn't a win / that wasn't a step / that wasn't a good day / it wasn't a stumble / not a step today
not a win not a loss / not a setback exactly / it's not nothing / please God / oh no / oh well / sorry
I'm sorry / thanks to her / thank God / okay / all right then / well / so tired / and then
"""
