"""Publications as files: one writer a format, each from a `Publication` to bytes."""
