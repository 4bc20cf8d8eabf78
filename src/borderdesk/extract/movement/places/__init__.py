"""The places of a sentence, and the parts they play in it."""
