"""Documents that come back."""
