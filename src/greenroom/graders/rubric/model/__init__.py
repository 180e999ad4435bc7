"""A language model as a reader of open answers: optional, and off until it is configured."""
