"""What a text asserts in its author's own voice: what is possible, how likely it is, and how sure the author is."""
