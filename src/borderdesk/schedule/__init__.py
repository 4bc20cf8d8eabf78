"""When editions are due, in the words of those who call."""
