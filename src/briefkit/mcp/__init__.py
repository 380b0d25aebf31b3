"""A server for assistants: the Model Context Protocol over stdin and stdout, read-only."""
