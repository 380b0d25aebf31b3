"""Events, briefs and due dates in order; what changed between two days."""
