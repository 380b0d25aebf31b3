"""Forecasts: their rows, scores and calibration."""
