"""The text of a brief: blocks with source lines, Markdown, outline."""
