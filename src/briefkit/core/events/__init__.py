"""Events across briefs: what is known of each, from briefs and the registry."""
