"""Which amounts of a text count people on the move, and everything the words fix about them."""
