"""What `briefkit check` looks for: one function per rule."""
