"""Rules on events: briefs and the registry must tell the same of them, and say what became of them."""
