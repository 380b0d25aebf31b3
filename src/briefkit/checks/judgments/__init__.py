"""Rules on forecasts: their wording, likelihood and outcome."""
