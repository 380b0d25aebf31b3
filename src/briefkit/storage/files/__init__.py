"""The files of a library: found, read, locked and written."""
