"""What is done for a time or a distance, written as in `exercise_table`: moving, sports, work at home."""

GOING = """
walking: walk, walks, walked, stroll, strolled, strolling, power walking, dog walk
running: run, runs, ran, jog, jogs, jogged, jogging, sprint, sprints, sprinted, sprinting, jogging on the
    spot, jogged on the spot, hill sprint, hill sprints
cycling: bike, biked, biking, bicycle, cycled, bike ride, bike riding, stationary bike, exercise bike,
    spin bike, recumbent bike, turbo trainer, spin class, mountain biking, mountain biked, pushbike, push
    bike, rode the bike, rode my bike, rode a bike, rode the stationary bike
swimming: swim, swims, swam, breaststroke, front crawl, backstroke, crawl stroke, butterfly stroke
stairs: stair climbing, climbing stairs, climb, climbed, climbs, climbing, stair climb, stairs climbing,
    stair climber, stairmaster
hiking: hike, hikes, hiked, hill walking
rowing: rowed, rowing machine, rower, row machine, erg
elliptical: cross trainer, elliptical trainer
treadmill: treadmills
nordic walking: pole walking, nordic walk
water walking: pool walking, walked in the pool, aqua walking, aqua jogging, pool running, pool jogging
water aerobics: aqua aerobics, aquafit, aqua fit, aqua fitness, hydrotherapy, water exercises, aqua class
race walking: speed walking
arm bike: arm cycling, hand bike, hand cycle, hand cycling, arm ergometer, handcycling, handcycled
recumbent stepper: nustep, stepper, step machine
stretching: stretch, stretches, stretched, stretching exercises
foam rolling: foam rolled, foam roll, foam roller
yoga: chair yoga
tai chi: qigong, qi gong, chi gong
pilates: reformer
barre:
meditation: meditate, meditated, meditating, mindfulness, body scan
breathing exercises: breathing, breathing exercise, box breathing, belly breathing, diaphragmatic breathing,
    deep breathing, pursed lip breathing, breath work, breathwork
muscle relaxation: progressive relaxation, progressive muscle relaxation
dancing: danced, dance, zumba, line dancing, belly dancing, square dancing, country dancing, ceilidh
    dancing, waltzing, bhangra
aerobics: step aerobics, chair aerobics, chair exercises
circuit training: circuits
strength training: weight training, weight lifting, weightlifting
boxing: shadow boxing, boxed, boxercise
skipping rope: skips with the rope, jump rope, skipped rope, jumped rope, rope skipping, jumping rope
skating: ice skating, roller skating, skated, rollerblading
skiing: skied, cross country skiing
snowshoeing: snowshoed
kayaking: kayaked, kayak, canoeing, canoed
paddling: paddle boarding, paddleboarding
bouldering: wall climbing, rock climbing
horse riding: horseback riding
tennis:
table tennis: ping pong
pickleball: pickle ball
badminton:
golf:
basketball:
football: soccer, walking football
lawn bowling: lawn bowls
wheelchair pushing: wheeled, wheeling, wheelchair laps
crawling: crawled
standing: standing frame, standing up straight
gardening: gardened, garden work, yard work
vacuuming: vacuumed, hoovering, hoovered
raking leaves: raked leaves, raked the leaves, raking the leaves
washing windows: washed windows, washed the windows, washing the windows, cleaned windows, cleaned the
    windows
mowing: mowed, mowed the lawn, mowing the lawn, mowed the grass, mowing the grass, cut the grass
shovelling snow: shovelled snow, shoveled snow, shoveling snow, shovelled the drive, shoveled the driveway
digging: dug the garden, digging the garden, dug over the beds
weeding: weeded, weeded the garden, weeding the garden
sweeping: swept, swept the floor, swept the yard, sweeping the floor
housework:
chopping wood: chopped wood, splitting wood, split wood
volleyball:
ironing: ironed
mopping: mopped, mopped the floor, mopping the floor
scrubbing: scrubbed, scrubbed the floor, scrubbing the floor
dusting: dusted
painting walls: painted walls, painted the fence, painting the fence, painted the wall, painting the wall
washing the car: washed the car, washing my car, washed my car
pushing the pram: pushed the pram, pushed the buggy, pushing the buggy, pushed the stroller
trampoline: trampolining, rebounder, mini trampoline
hula hooping: hula hoop, hula hooped
frisbee:
bowling: bowled
martial arts: karate, judo, taekwondo, kickboxing
ballet: barre class
salsa: salsa dancing
skateboarding: skateboarded
surfing: surfed
ski machine: ski erg
assault bike: air bike
treading water: trod water
intervals: interval training
sprint drills: shuttle runs, shuttle run
vestibular exercises: vestibular exercise, vestibular rehab
voice exercises: voice exercise
mirror therapy: mirror box
balance exercises: balance work, balance training, balancing
aqua therapy: pool exercises, pool therapy
squash matches: squash match
netball:
hockey:
cricket:
padel:
rugby:
stand up paddling:
backward walking: backwards walking, walking backwards, walked backwards
ladder drills: ladder drill, agility ladder
pedals: pedal exerciser
drumming: drummed
vibration plate:
scar massage: scar massages
"""
