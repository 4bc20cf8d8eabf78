"""What a word of movement measures in its clause."""
