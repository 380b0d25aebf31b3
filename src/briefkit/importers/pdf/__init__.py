"""PDF files: where characters stand on their pages becomes words, lines, columns and paragraphs in reading order."""
