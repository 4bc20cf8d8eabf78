"""What a whole text has said so far, and what it is about."""
