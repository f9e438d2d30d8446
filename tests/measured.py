"""Sentences with what was measured in them, and sentences with numbers nobody measured with.

Written from the head, as Whisper writes; `tests.styles` makes Vosk's style of them by rule.
"""

from assistant.core.model import Measure, Numbers

MEASURED = """
Heel slides on the left, I got through sixteen of them.
  = 16 reps heel slides left
Lunges, what was it, fourteen, and ten bridges.
  = 14 reps lunges; 10 reps glute bridges
Squats to the chair, eleven, with nothing in my hands.
  = 11 reps squats
Calf raises on the right leg only, 20.
  = 20 reps calf raises right
Leg press machine, 60 kilos, 12 times.
  = 12 reps leg presses 60kg
Toe taps, 12 slow ones, then a minute of planking.
  = 12 reps toe taps; planks hold 60
I did eight, no, nine push-ups.
  = 9 reps push ups
Jumping jacks 40, burpees 15.
  = 40 reps jumping jacks; 15 reps burpees
Knee bends, nine on each leg.
  = 9 reps knee bends both
Calf stretch, 20 seconds, twice.
  = 2x calf stretches hold 20
Balanced on my right leg for 15 seconds.
  = single leg stands right hold 15
Stretched my calves for 40 seconds on the left, then I rested.
  = calf stretches left hold 40
Three planks of 20 seconds.
  = 3 reps planks hold 20
The physio measured my elbow and it's 130 degrees on the right.
  = right 130°
Ninety degrees of flexion on the right knee.
  = right 90°
Climbed the stairs, all twelve of them.
  = 12 stairs stairs
Twenty metres, crutches, and then I sat down.
  = 20 metres aid crutches
Walked 30 metres in the brace.
  = 30 metres walking aid brace
Did I tell you, I did 12 shrugs with 4 kilo weights.
  = 12 reps shoulder shrugs 4kg
An hour of badminton last night.
  = 3600 seconds badminton
Mopped for ten minutes.
  = 600 seconds mopping
It didn't hurt at all, eleven bridges.
  = 11 reps glute bridges; pain 0
Physio says well done, 14 squats.
  = 14 reps squats
One and a quarter miles walking.
  = 2011.68 metres walking
Front raises 3 sets of 10, 2 kilos, side raises 2 sets of 8, 1 kilo.
  = 3x 10 reps arm raises 2kg; 2x 8 reps arm raises 1kg
Band pull-aparts, 15, the green one.
  = 15 reps band pull aparts green band
Ten heel slides left then two sets of fifteen quad sets, pain was four.
  = 10 reps heel slides left; 2x 15 reps quad sets; pain 4
Did my 3x12 clamshells with the red band, both sides.
  = 3x 12 reps clamshells both red band
Walked 1/2 mile with the cane this morning, pain 3/10.
  = 804.67 metres walking aid cane; pain 3
Walked for half an hour, pain went from 5 to 2.
  = 1800 seconds walking; pain 2 from 5
I biked for an hour and a half.
  = 5400 seconds cycling
An hour and twenty minutes on the elliptical.
  = 4800 seconds elliptical
Four sets of 12 squats, then 2 sets of 10 lunges, pain level 5.
  = 4x 12 reps squats; 2x 10 reps lunges; pain 5
For sets of twelve squats.
  = 4x 12 reps squats
To sets of ten bridges on the right.
  = 2x 10 reps glute bridges right
2 1/2 miles on the treadmill.
  = 4023.36 metres treadmill
Bent my knee to 95° today, up from 90.
  = 95°
Knee flexion 110 degrees, extension minus 5.
  = 110°
Got the bend to 105 degrees.
  = 105°
Climbed 3 flights of stairs with the railing.
  = 3 flights stairs aid railing
Climb 12 stairs without the crutches.
  = 12 stairs stairs
a couple of sets of ten calf raises
  = 2x 10 reps calf raises
Plank 3 x 30 seconds.
  = 3x planks hold 30
30 second plank, 3 sets
  = 3x planks hold 30
held a single leg stand for 20 seconds on each side
  = single leg stands both hold 20
10 reps of leg press at 40 kg
  = 10 reps leg presses 40kg
15 bicep curls with 8 pound weights each arm
  = 15 reps biceps curls both 3.63kg
Leg press, 3 sets of 10 at 60 kilos, pain two.
  = 3x 10 reps leg presses 60kg; pain 2
twenty twenty reps of bridges
  = 20 reps glute bridges
3 3 sets of ten squats
  = 3x 10 reps squats
3 10 heel slides
  = 10 reps heel slides doubtful
310 heel slides
  = 310 reps heel slides doubtful
10 to 12 reps of hip abduction
  = 12 reps side leg raises doubtful
rowed 2000 metres
  = 2000 metres rowing
8 out of 10 squats done
  = 8 reps squats
Shoulder pendulums, 2 minutes each arm
  = 120 seconds pendulums both
Heel raises twenty times on my left, eighteen on my right.
  = 20 reps calf raises left; 18 reps calf raises right
Squeezed the ball 30 times
  = 30 reps grip squeezes
10 kegels
  = 10 reps pelvic floor lifts
Chin tucks, ten of them, hold five seconds.
  = 10 reps chin tucks hold 5
10 chin tucks holding each for 5 seconds
  = 10 reps chin tucks hold 5
took 40 steps with my walker
  = 40 steps aid walker
6,500 steps yesterday
  = 6500 steps
10k steps
  = 10000 steps
about ten thousand steps
  = 10000 steps
Managed twelve steps on the parallel bars, pain six
  = 12 steps; pain 6
marched in place for 2 minutes
  = 120 seconds marches
Stood on one leg for 30 seconds
  = single leg stands hold 30
15 minutes of tai chi, 10 minutes stretching
  = 900 seconds tai chi; 600 seconds stretching
Five minutes of box breathing
  = 300 seconds breathing exercises
Did 20 push-ups, 30 sit-ups, and a 60-second plank.
  = 20 reps push ups; 30 reps sit ups; planks hold 60
Three rounds of 10 squats
  = 3x 10 reps squats
lunges 3 sets of 8 with 5kg dumbbells
  = 3x 8 reps lunges 5kg
10 squats twice
  = 2x 10 reps squats
ten quad sets paint three out of ten
  = 10 reps quad sets; pain 3
two sets of ten bridges pane six
  = 2x 10 reps glute bridges; pain 6
ten squats gain five
  = 10 reps squats; pain 5
pain level free
  = pain 3
pain free out of 10
  = pain 3
Right, so I managed three sets of eight straight leg raises on the bad side, pain about a four.
  = 3x 8 reps straight leg raises; pain 4
Knee's feeling okay, a 3 out of 10, after fifteen minutes on the exercise bike.
  = 900 seconds cycling; pain 3
Did my ankle pumps, thirty of them, twice.
  = 2x 30 reps ankle pumps
For the first time I walked a full lap with no crutches.
  = 1 laps walking
I walked six blocks with the walker and my pain stayed at a two.
  = 6 blocks walking aid walker; pain 2
Five minutes on the bike, then ten sit-to-stands, then two laps of the garden.
  = 300 seconds cycling; 10 reps sit to stands; 2 laps
3 sets of 10 wall push-ups, 2 sets of 12 band rows with the green band.
  = 3x 10 reps wall push ups; 2x 12 reps band rows green band
10 clamshells each side with a yellow band, hold 5 seconds
  = 10 reps clamshells both yellow band hold 5
Leg extensions with 4 kilos, three by ten.
  = 3x 10 reps leg extensions 4kg
Pain started at six and ended at three after 20 heel slides.
  = 20 reps heel slides; pain 3 from 6
Pain's a five now, it was a seven this morning.
  = pain 5 from 7
No pain at all, 4 sets of 10 bridges.
  = 4x 10 reps glute bridges; pain 0
I did half a mile on the treadmill and 100 metres backwards.
  = 804.67 metres treadmill; 100 metres
Jogged three quarters of a mile.
  = 1207.01 metres running
walked one and a half kilometres
  = 1500 metres walking
Walked 1.5 km in 20 min.
  = 1500 metres walking
Hamstring curls: 12 right, 10 left.
  = 12 reps hamstring curls right; 10 reps hamstring curls left
12 hamstring curls on the right and 10 on the left
  = 12 reps hamstring curls right; 10 reps hamstring curls left
ten squats, ten lunges, ten push-ups, pain zero
  = 10 reps squats; 10 reps lunges; 10 reps push ups; pain 0
Got my knee to 120 degrees, best yet.
  = 120°
Shoulder flexion to 140° with the pulley.
  = 140°
Managed to lift my arm to ninety degrees.
  = 90°
My range is 100 degrees now.
  = 100°
Did three sets of ten with the ten pound dumbbell.
  = 3x 10 reps 4.54kg
kettlebell swings 16 kg 3x15
  = 3x 15 reps kettlebell swings 16kg
I can't believe I did 30 squats!
  = 30 reps squats
Didn't think I'd manage but did 12 stairs, one at a time.
  = 12 stairs stairs
Two lengths of the pool and ten minutes of water walking.
  = 2 laps; 600 seconds water walking
My daughter and I walked 3 miles.
  = 4828.03 metres walking
The physio had me do 2 sets of 10 step-ups.
  = 2x 10 reps step ups
Physio got me to 95 degrees today.
  = 95°
I wanted to do 20 but I did 12 squats.
  = 12 reps squats
Walked for 20 minutes at 10:30.
  = 1200 seconds walking
At 7 I swam 30 lengths.
  = 30 laps swimming
Single leg stands, thirty seconds each leg.
  = single leg stands both hold 30
Held the plank for a minute.
  = planks hold 60
balance on one leg 20 seconds left, 15 seconds right
  = single leg stands left hold 20; single leg stands right hold 15
Ten minutes walk with 2 sticks.
  = 600 seconds walking aid stick
Twenty minute walk with the dog.
  = 1200 seconds walking
Five mile hike with my sister.
  = 8046.72 metres hiking
A 30 minute swim.
  = 1800 seconds swimming
went on a 2 mile run
  = 3218.69 metres running
Ran a mile in 12 minutes, pain four afterwards.
  = 1609.34 metres running; pain 4
Grip squeezes 3 sets of 20, putty green.
  = 3x 20 reps grip squeezes
Neck turns ten each way.
  = 10 reps neck turns
15 heel raises holding on to the counter
  = 15 reps calf raises
two sets fifteen reps leg press sixty kilos
  = 2x 15 reps leg presses 60kg
I have done thirty minutes of yoga.
  = 1800 seconds yoga
50 metres on crutches and back
  = 50 metres aid crutches
3 sets 12 reps 5 kg biceps curl left arm
  = 3x 12 reps biceps curls left 5kg
rode my bike 10 miles
  = 16093.4 metres cycling
Pain went up from 2 to 6 after the stairs.
  = pain 6 from 2
Pain six before, three after the exercises.
  = pain 3 from 6
hurts a 7 out of 10
  = pain 7
leg raises 15 pain three
  = 15 reps leg raises; pain 3
one set of ten heel slides pain one
  = 1x 10 reps heel slides; pain 1
pain was zero on the stairs
  = pain 0
walk twenty minute with the cane
  = 1200 seconds walking aid cane
bent my knee to 95° today
  = 95°
did my stretches for 10 minutes
  = 600 seconds stretching
walked to the end of the road with my stick, two hundred yards maybe
  = 182.88 metres walking aid stick
I walked around the house for 5 minutes every hour.
  = 300 seconds walking
I managed 4,000 steps, which is double last week.
  = 4000 steps
8 laps of the ward with the frame
  = 8 laps aid frame
Did 3 sets of 15 hip thrusts at 20 kilos and 2 sets of 8 deadlifts at 40 kilos.
  = 3x 15 reps hip thrusts 20kg; 2x 8 reps deadlifts 40kg
three sets of ten sit to stance pain free
  = 3x 10 reps sit to stands; pain unclear
ten the bends pain to
  = 10 reps knee bends; pain 2
15 calf raises each leg pain for
  = 15 reps calf raises both; pain 4
climb two flight of stair
  = 2 flights stairs
twenty five hundred steps
  = 2500 steps
one hundred and fifty squats
  = 150 reps squats
two hundred and twenty metres
  = 220 metres
Ran for 25 minutes without stopping, first time ever!
  = 1500 seconds running
I did 45 minutes on the stationary bike at level 3.
  = 2700 seconds cycling
treadmill 20 minutes at 3 miles per hour
  = 1200 seconds treadmill
two lots of ten squats
  = 2x 10 reps squats
Wall sits: 4 x 20 seconds, pain 6 out of 10.
  = 4x wall sits hold 20; pain 6
pain went from a seven to a four after 20 ankle pumps
  = 20 reps ankle pumps; pain 4 from 7
It was a four out of ten pain after the walk.
  = pain 4
I'd say the pain is about a two and a half.
  = pain 2.5
Zero pain walking a mile.
  = 1609.34 metres walking; pain 0
Pain is down to three.
  = pain 3
Pain: 2. Walked 3 blocks.
  = 3 blocks walking; pain 2
pain score 4, 10 heel slides
  = 10 reps heel slides; pain 4
The pain hit 8 on the stairs.
  = pain 8
three sits of ten bridges
  = 3x 10 reps glute bridges
ten hell slides pain three
  = 10 reps heel slides; pain 3
I did 3 sets of 12 glue bridges, pain 2.
  = 3x 12 reps glute bridges; pain 2
twelve calf races on each leg
  = 12 reps calf raises both
15 hand string curls with the blue band
  = 15 reps hamstring curls blue band
2 sets of 8 street leg raises, pain four
  = 2x 8 reps straight leg raises; pain 4
20 mini squads
  = 20 reps mini squats
ten many squats
  = 10 reps mini squats
bend the 90 degrees
  = 90°
bent the to 95 degrees
  = 95°
bent my the to 95 degrees
  = 95°
ten straight legs raises left, twelve right, pain went from four to two
  = 10 reps straight leg raises left; 12 reps straight leg raises right; pain 2 from 4
lunges ten each leg
  = 10 reps lunges both
10 lunges on each leg with 3 kilo weights
  = 10 reps lunges both 3kg
four sets six reps deadlifts one hundred kilos
  = 4x 6 reps deadlifts 100kg
Sixty seconds of high knees
  = 60 seconds high knees
dead hang 20 seconds
  = dead hangs hold 20
walked 3 miles with my sister yesterday
  = 4828.03 metres walking
I'm up to 15 minutes on the rower.
  = 900 seconds rowing
First walk without the frame, 30 steps.
  = 30 steps walking
First time without crutches: 200 metres.
  = 200 metres
I made it up twelve steps with the handrail.
  = 12 steps aid handrail
I went up one flight of stairs.
  = 1 flights stairs
one lap of the ward
  = 1 laps
did 5 x 5 squats at 80 kg
  = 5x 5 reps squats 80kg
3 x 10 calf raises
  = 3x 10 reps calf raises
3 x 10 x 20 kg bench press
  = 3x 10 reps bench presses 20kg
Did some heal sliced, three sets of ten.
  = 3x 10 reps heel slides
squats: three sets, fifteen each, pain one
  = 3x 15 reps squats; pain 1
wrist curls with a one kilo weight, 2 sets of 15
  = 2x 15 reps wrist curls 1kg
Squats with a 10 kg kettlebell, three sets of twelve
  = 3x 12 reps squats 10kg
Theraband rows 15 times, green band
  = 15 reps rows green band
neck stretches hold 20 seconds three each side
  = 3 reps neck stretches both hold 20
Twenty quad sets, held five seconds each.
  = 20 reps quad sets hold 5
pain 0
  = pain 0
Pain was 10 out of 10 last night.
  = pain 10
my back is at a six out of ten
  = pain 6
Shoulder's about a 5 out of 10 today
  = pain 5
I've had no pain since Monday.
  = pain 0
pain four, no, pain five
  = pain 5
ten squats, pain free throughout
  = 10 reps squats; pain 0
I walked pain-free for 20 minutes.
  = 1200 seconds walking; pain 0
Completely pain-free after 3 sets of 10.
  = 3x 10 reps; pain 0
Walked a quarter mile.
  = 402.34 metres walking
Walked ¾ of a mile.
  = 1207.01 metres walking
Jumped rope for 90 seconds
  = 90 seconds skipping rope
Meditated for 10 minutes
  = 600 seconds meditation
12 minutes meditation and 20 minutes walk
  = 720 seconds meditation; 1200 seconds walking
half hour walk
  = 1800 seconds walking
an hour's walk
  = 3600 seconds walking
walked for an hour
  = 3600 seconds walking
half a lap
  = 0.5 laps
10 minutes on the cross trainer level 5
  = 600 seconds elliptical
did forty five minutes of aqua aerobics
  = 2700 seconds water aerobics
sixteen stairs up and sixteen stairs down
  = 16 stairs stairs; 16 stairs stairs
I finished 30 minutes on the elliptical, pain 3 out of 10.
  = 1800 seconds elliptical; pain 3
10 shoulder roles
  = 10 reps shoulder rolls
10 external rotations with the yellow band, left shoulder, pain 3
  = 10 reps external rotations left yellow band; pain 3
Did the clamshells, three sets of twelve, felt fine, no pain.
  = 3x 12 reps clamshells; pain 0
Up and down the hallway eight laps with the cane.
  = 8 laps aid cane
Two miles in the rain, knee at a three out of ten.
  = 3218.69 metres; pain 3
Calf stretches, 3 times 30 seconds each leg.
  = 3x calf stretches both hold 30
Quad sets, ten second holds, fifteen reps.
  = 15 reps quad sets hold 10
Thirty straight leg raises with a 2 pound ankle weight.
  = 30 reps straight leg raises 0.91kg
Got to 115 degrees flexion on the machine.
  = 115°
My knee bends to 100 degrees now.
  = 100°
Elbow extension's at 170 degrees.
  = 170°
100 metres with one crutch.
  = 100 metres aid crutches
eighty steps on crutches, pain five
  = 80 steps aid crutches; pain 5
climbed four flights today, no handrail
  = 4 flights stairs
took the stairs, 2 flights, pain 2
  = 2 flights stairs; pain 2
12 laps in the pool, pain zero.
  = 12 laps; pain 0
swam half a mile
  = 804.67 metres swimming
I cycled 12 kilometres on Sunday.
  = 12000 metres cycling
walked 45 mins
  = 2700 seconds walking
3k walk this morning
  = 3000 metres walking
seven hundred and fifty metres
  = 750 metres
I did ten reps of shoulder press with 3 kg, then ten rows with the blue band.
  = 10 reps shoulder presses 3kg; 10 reps rows blue band
2 x 15 step downs on the left, 2 x 15 on the right
  = 2x 15 reps step downs left; 2x 15 reps step downs right
half a dozen lunges
  = 6 reps lunges
a dozen sit to stands without using my hands
  = 12 reps sit to stands
Pain 6 this morning, 3 after my walk.
  = pain 3 from 6
it was like a 7 out of 10 pain wise
  = pain 7
Tried for 20 but got 14 squats.
  = 14 reps squats
I aimed for 3 sets but did 2 sets of 10 lunges.
  = 2x 10 reps lunges
did my tens: ten bridges, ten clams, ten marches
  = 10 reps glute bridges; 10 reps clamshells; 10 reps marches
I skipped breakfast and did ten squats.
  = 10 reps squats
I didn't skip, 3 sets of 10 squats.
  = 3x 10 reps squats
I didn't want to, but I did 3 sets of 10 squats.
  = 3x 10 reps squats
"""
"""A sentence, and below it its measures and the pain, as `short` tells them."""

NOT_MEASURED = """
I did my squats at 7 and went to bed.
Did my squats and my boy turned 12 today.
My left arm's in a cast until the 3rd.
My left hand held three cards.
I did my squats with my neighbour Sam, 12, and his dog.
I like lunges less than my sister likes them, all 3 of them.
Heel slides from page 12 and I fell asleep.
The deadlifts lesson costs 30 and I can't afford it.
We did bridges in group and there were nine.
I'm 45 and I feel 80.
My daughter turned 12 on the 5th.
Took bus 42 to the clinic, room 12.
I've been sober for 40 days.
Day 90 today.
I smoked 10 cigarettes.
I drank 3 pints and 2 shots.
I had six beers last night.
I used twice this week.
I took 2 paracetamol at 10:30.
I lost $200 on the horses.
Won £50 on the slots.
I weigh 82 kilos now.
I weighed in at 180 pounds.
I ate ten clams.
Ate 2 rows of chocolate.
I slept for 7 hours and walked to the shop.
Sat for two hours after my walk.
It's 90 degrees and my knee hurts.
Cried three times today.
There were 12 people at the meeting.
My brother ran 10 miles.
My sister did 40 push ups.
She walked two blocks.
My daughter swam 20 lengths.
I lost 20 pounds since I started running.
I bought ten pounds of potatoes and walked home.
Two flights got cancelled.
I live two miles from the hospital.
The shop is 3 blocks away.
I fell down the last 5 stairs.
There are 14 stairs in my house.
Five days in a row.
On March 10 I see the surgeon.
10 March is the date.
Next week I want to do 3 sets of 12 squats.
Should I do 10 squats or 12?
Can I do ten heel slides?
Is ten squats enough?
How many steps should I do, 5000?
I owe him 5k.
6 feet of snow outside.
3 sets of keys lost.
I held the baby for twenty minutes.
I waited 30 minutes for the bus then went home.
He shouted at me for 20 minutes on my walk.
Three rows of beans planted.
I stood in my own 2 feet.
The walk is at 10:30.
At ten thirty I walked.
Two steps forward, one step back.
12 step meeting tonight.
I want to walk 5 miles.
Watched 3 episodes and ran out of milk.
Ran into 3 friends on the run.
My heart rate was 110 after the walk.
Blood pressure 120 over 80 before the walk.
I did 4 hours overtime and skipped my walk.
I'm on step 4 of the programme.
My train was 20 minutes late so I missed my run.
I've got 3 kids and 2 dogs.
I need to do 10 more squats.
The doctor says 30 minutes of walking a day.
Physio wants 3 sets of 15.
I was going to do 20 lunges.
I texted her 10 times.
Paid 20 pounds for the yoga class.
She made me 2 sandwiches.
Pain pills, 2 of them.
I ran away from 2 arguments.
I gambled for three hours.
I read 20 pages.
Ran 20 minutes late.
45 minutes in the queue standing.
He's 6 foot 2.
Tuesday at 4 I have yoga.
I studied for two hours after pilates.
It took 20 minutes to get dressed.
I took 20 milligrams of oxycodone and walked home.
She's 7 and he's 10, and they ran me ragged.
We have been married 30 years.
I had 3 glasses of wine and 2 whiskies after my walk.
I've used 4 times since Sunday.
The number 12 bus was 15 minutes late.
I'm meeting my sponsor at 6, then group at 7:30.
I put 40 quid on the machines.
Down to 190 pounds this morning.
I'm down 8 pounds since surgery.
I've lost 2 stone.
My mum is 84 and walks 2 miles a day.
My nephew scored 3 goals.
Eight weeks since the operation.
I woke up 4 times in the night.
My sugar was 11 this morning.
I rang 3 people before I found one who picked up.
Three of us went for a walk.
It has been 2 years since I ran.
I wrote 500 words.
Finished 2 chapters.
I cooked for 6 people.
I've got an appointment at 3:15 in room 204.
The exam is in 10 days.
I scored 65 percent.
I need to walk 20 minutes tomorrow.
Tomorrow I'll try 3 sets of 10.
Maybe next time 12 squats.
I'd love to run 5 miles again.
Before the accident I could do 50 push-ups.
I used to swim 40 lengths.
Back in school I ran 10 miles a week.
Do you think 10 minutes of walking is enough?
Remind me to do 10 heel slides at 5.
Set a timer for 10 minutes.
What's 3 times 12?
The plank record is 9 hours.
There's a 5k in town on Sunday.
I drove 200 miles.
We drove two hours to the coast.
The bus stop is 400 metres from my door.
I dropped a 10 pound weight on my foot.
My cat weighs 12 pounds.
I bought 2 bikes.
I had a 20 minute panic attack.
The doctor kept me waiting an hour.
Cried for an hour in the car.
I was on hold for 45 minutes.
I stayed in bed till 11.
Slept 4 hours, up at 5.
My pulse is 72.
It's been 3 hours since my last cigarette.
I've been clean 18 months and 4 days.
I have 12 stitches in my knee.
The scar is 4 inches long.
I watched my son do 10 laps.
I didn't do my 3 sets of 10.
I only managed none of my 10 squats.
I gave up after 2 minutes crying.
I flew 6 hours.
Took 2 buses and a train.
Paid 30 dollars for 3 sessions.
Had 5 missed calls.
Twenty years of marriage gone.
I prayed for 10 minutes.
"""


def measured() -> list[tuple[str, str]]:
    lines = MEASURED.strip().splitlines()
    return [(text, told.removeprefix("  = ")) for text, told in zip(lines[::2], lines[1::2], strict=True)]


def short(numbers: Numbers) -> str:
    """Everything that was understood, in a line: "3x 10 reps heel slides left; pain 2 from 5"."""
    told = [_short(measure) for measure in numbers.measures]
    if numbers.pain is not None:
        before = "" if numbers.pain_before is None else f" from {numbers.pain_before:g}"
        told.append(f"pain {numbers.pain:g}{before}")
    return "; ".join([*told, "pain unclear"] if numbers.pain_unclear else told)


def _short(measure: Measure) -> str:
    parts = (
        measure.sets and f"{measure.sets}x",
        measure.amount and f"{measure.amount:g} {measure.unit}",
        measure.exercise,
        measure.side,
        measure.load_kg and f"{measure.load_kg:g}kg",
        measure.band and f"{measure.band} band",
        measure.hold_s and f"hold {measure.hold_s:g}",
        measure.angle_deg and f"{measure.angle_deg:g}°",
        measure.aid and f"aid {measure.aid}",
        "doubtful" if measure.doubtful else None,
    )
    return " ".join(part for part in parts if part)
