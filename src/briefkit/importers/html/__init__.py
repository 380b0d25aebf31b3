"""Pages in HTML: their text, and apart from it what they state of themselves and what they have around it."""
