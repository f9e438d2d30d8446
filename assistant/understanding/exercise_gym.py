"""What is counted in a gym more than in a clinic, written as in `exercise_table`."""

GYM = """
goblet squats: goblet squat
sumo squats: sumo squat, plie squat, plie
jump squats: jump squat, squat jump
front squats: front squat
back squats: back squat
push ups: push up, pushup, press up, pressup, knee push up, kneeling push up, incline push up, full push
    up, diamond push up, wide push up, knee press up, decline push up, deficit push up, pike push up
pull ups: pull up, pullup, chin up, negative pull up, assisted pull up
pull downs: pull down, pulldown, lat pull down, lat pulldown, band pulldown, lat pull
dips: dip
deadlifts: deadlift, deadlifted, dead lift
romanian deadlifts: romanian deadlift, rdl, stiff leg deadlift, stiff legged deadlift
bench presses: bench press, benched, bench pressed
kettlebell swings: kettlebell swing, kettle bell swing
farmer carries: farmer carry, farmer walk, farmer's carry, farmer's walk, loaded carry, farmers carry,
    farmers walk
medicine ball throws: medicine ball throw, ball throw, ball toss, med ball throw
wall balls: wall ball
battle ropes: battle rope, rope slam
power cleans: power clean, clean and press, hang clean, cleans
thrusters: thruster
turkish get ups: turkish get up
box jumps: box jump
single leg hops: single leg hop, one leg hop, hop, single legged hop, lateral hop, hopping
jumping jacks: jumping jack, star jump
burpees: burpee
bear crawls: bear crawl
hack squats: hack squat
spanish squats: spanish squat
tuck jumps: tuck jump
broad jumps: broad jump
skater jumps: skater jump, skater hop, ice skater
kettlebell snatches: kettlebell snatch
kettlebell cleans: kettlebell clean
clean and jerks: clean and jerk
copenhagen planks: copenhagen plank
ab rollouts: ab rollout, rollout, ab wheel rollout, ab roller
scapular pull ups: scapular pull up, scap pull up
v sits: v sit, v sit up, v up
pallof presses: pallof press
wood chops: wood chop, woodchop, woodchopper, cable chop, half kneeling chop
skull crushers: skull crusher
push presses: push press
arnold presses: arnold press
frog pumps: frog pump
inchworms: inchworm
windmills: windmill
sled pushes: sled push
ball slams: ball slam, medicine ball slam, med ball slam
incline presses: incline press, incline bench press, incline dumbbell press
floor presses: floor press
landmine presses: landmine press
concentration curls: concentration curl
preacher curls: preacher curl
zottman curls: zottman curl
reverse curls: reverse curl
reverse wrist curls: reverse wrist curl
jefferson curls: jefferson curl
lawnmower pulls: lawnmower pull, lawn mower pull
skater squats: skater squat
overhead squats: overhead squat
belt squats: belt squat
pause squats: pause squat, paused squat
sissy squats: sissy squat
drop squats: drop squat
trap bar deadlifts: trap bar deadlift, hex bar deadlift
sumo deadlifts: sumo deadlift
deficit deadlifts: deficit deadlift
rack pulls: rack pull
high pulls: high pull
pullovers: pullover, dumbbell pullover, pull over
cable pull throughs: cable pull through, pull through
straight arm pull downs: straight arm pulldown, straight arm pull down
inverted rows: inverted row, ring row
renegade rows: renegade row
t bar rows: t bar row
seal rows: seal row
low rows: low row
prone rows: prone row
suitcase carries: suitcase carry
overhead carries: overhead carry, waiter carry, waiter's carry
zercher carries: zercher carry
sandbag carries: sandbag carry
yoke walks: yoke walk, yoke carry
sled drags: sled drag, tyre drag, tire drag, sled pull
halos: halo, kettlebell halo
cable crunches: cable crunch
hanging leg raises: hanging leg raise, hanging knee raise
glute ham raises: glute ham raise
reverse hypers: reverse hyper, reverse hyperextension, hyperextension
reverse nordics: reverse nordic
hip airplanes: hip airplane
man makers: man maker
devil presses: devil press
duck walks: duck walk
depth jumps: depth jump, drop jump, box jump down
kettlebell deadlifts: kettlebell deadlift
dumbbell deadlifts: dumbbell deadlift
snatch grip deadlifts: snatch grip deadlift
dumbbell snatches: dumbbell snatch
cable lifts: cable lift
cable kickbacks: cable kickback
bottoms up carries: bottoms up carry
mid thigh pulls: mid thigh pull, isometric mid thigh pull
pogo hops: pogo hop, pogo jump, pogo
zercher squats: zercher squat
clean pulls: clean pull
cuban rotations: cuban rotation
shoulder pass throughs: shoulder pass through
landmine rotations: landmine rotation
goblet lunges: goblet lunge
spiderman lunges: spiderman lunge
gorilla rows: gorilla row
kroc rows: kroc row
meadows rows: meadows row
towel rows: towel row
jackknives: jackknife
serratus punches: serratus punch
"""
