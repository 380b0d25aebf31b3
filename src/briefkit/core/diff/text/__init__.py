"""Two texts, aligned block by block and compared word by word."""
