"""Events, briefs and due dates in order, and digests of what changed between two days."""
