"""Electronic books by EPUB 3.3, made of the same content as pages."""
