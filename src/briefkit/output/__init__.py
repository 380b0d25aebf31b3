"""What people and programs are shown: terminal pages, and data in the formats they know."""
