"""The event of each amount of a sentence, one after the other."""
