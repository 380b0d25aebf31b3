"""How English says what is possible, how likely it is, and how sure its author is."""
