"""A library on a PostgreSQL server: pushed from files or git, asked by clients that may have none."""
