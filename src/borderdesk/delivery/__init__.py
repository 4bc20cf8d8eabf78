"""A report taken along: sealed with a passphrase, printed as PDF, or as a mail."""
