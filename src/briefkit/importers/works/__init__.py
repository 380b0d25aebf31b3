"""Lists of works in the formats of reference managers: each work as the draft of a brief, or as a source."""
