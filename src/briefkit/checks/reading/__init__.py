"""What reading a file finds."""
