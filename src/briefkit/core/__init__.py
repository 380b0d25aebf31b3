"""The field's own terms as plain values: no files, no clock, no settings, no printing."""
