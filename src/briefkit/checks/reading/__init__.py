"""Rules broken by files that cannot be read in full."""
