"""What became of the items of jobs, and the reports of several jobs put together."""
