"""Rules on what may be published, and for how long."""
