"""What a rule is, and what it is shown of a library."""
