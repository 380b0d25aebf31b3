"""What every index shares: rows of briefs, and the statements that answer from them in any SQL database."""
