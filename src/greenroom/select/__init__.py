"""Who is asked next, and why."""
