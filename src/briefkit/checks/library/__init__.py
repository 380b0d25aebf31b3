"""Rules on the library as a whole."""
