"""The parts of `scripts.torture_journal`."""
