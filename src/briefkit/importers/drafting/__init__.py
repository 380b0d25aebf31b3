"""The draft of a document: what its paragraphs are and what it states become front matter and text."""
