"""An offline voice companion: hear, transcribe, understand, remember, answer.

The folders are that sentence:

    ears/            sound and keys into words
    understanding/   words into meaning
    journal/         what is remembered (the only SQL)
    skills/          everything one can say to it
    voice/           words into sound
    core/            the decisions: pure values and functions, no clock, no device
    app.py           the sentence itself, and what one asks of ears and a voice
    live.py          a microphone, a loudspeaker, a keyboard: `listen`
    recordings.py    sound files instead: `replay`, and with it demo.py
    wiring.py        which parts make a conversation; typed lines
    cli.py           the commands; options.py what they share, safekeeping.py those that look after the words,
                     housekeeping.py those about models and health
    report.py        what is shown: lines to read, and JSON
    doctor.py        is everything here?
    settings.py      the person's own settings file, and folders
    sound.py         the only owner of PortAudio
    timeline.py      the one clock of the edges
    timing.py        seconds spent in each stage
    scratch.py       private folders that do not stay
    errors.py        errors a person can act on
"""
