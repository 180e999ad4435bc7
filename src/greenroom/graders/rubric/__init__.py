"""Open answers, read against the points of a rubric."""
