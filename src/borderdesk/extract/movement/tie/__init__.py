"""Which word of movement governs an amount, and which amounts go on with the one before."""
