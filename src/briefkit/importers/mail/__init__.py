"""Mails as they were sent or saved: their own words, without those they answer."""
