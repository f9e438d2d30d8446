"""Words to meaning: pure functions of what was said, fit for the words of either recogniser."""
