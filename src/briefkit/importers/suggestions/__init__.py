"""What a text suggests for its front matter, each with its words, its place and the reason: nothing of it is a fact."""
