"""What a colleague changed in a printed brief, found and written back into its Markdown, losslessly."""
