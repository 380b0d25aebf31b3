"""Files: finding a library, walking and reading it, writing without loss."""
