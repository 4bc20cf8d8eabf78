"""The words of movement in a sentence, and how its parts belong together."""
