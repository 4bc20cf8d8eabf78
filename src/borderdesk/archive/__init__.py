"""Many documents: read in parts, each part written whole or not at all, a run that stopped is continued."""
