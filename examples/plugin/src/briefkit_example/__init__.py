"""Three plug-ins for briefkit."""
