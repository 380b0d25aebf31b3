"""The rules of `briefkit check`: one function per rule."""
