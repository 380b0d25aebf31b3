"""A brief made ready to print."""
