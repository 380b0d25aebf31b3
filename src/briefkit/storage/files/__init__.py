"""Find, read, lock and write the files of a library."""
