"""The text of two briefs, aligned block by block and compared word by word."""
