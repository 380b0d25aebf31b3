"""Where briefs are stored: files, the index, git, and the settings file."""
