"""Pages from the web: fetched from public addresses only, within limits of size and time."""
