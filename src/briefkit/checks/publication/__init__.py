"""What may be published, and until when it holds."""
