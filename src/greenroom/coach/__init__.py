"""What to do until the interview: the plan."""
