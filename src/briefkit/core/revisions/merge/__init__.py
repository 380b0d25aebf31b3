"""Takes changes of a document into a brief that may have changed since."""
