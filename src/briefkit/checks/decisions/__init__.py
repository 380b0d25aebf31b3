"""Rules on submissions: the decision wanted, the options, and what came of it."""
