"""`python -m assistant` is `babysteps`."""

from assistant.cli import main

main()
