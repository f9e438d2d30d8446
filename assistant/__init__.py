"""An offline voice companion: hear, transcribe, understand, remember, answer.

The folders are that sentence:

    ears/            sound and keys into words
    understanding/   words into meaning
    journal/         what is remembered (the only SQL)
    skills/          everything one can say to it
    voice/           words into sound
    core/            the decisions: pure values and functions, no clock, no device
    app.py           converse(): the sentence itself, and the wiring
    cli.py           the commands
    settings.py      the person's own settings file
    sound.py         the only owner of PortAudio
    timeline.py      the one clock of the edges
    errors.py        errors a person can act on
"""
