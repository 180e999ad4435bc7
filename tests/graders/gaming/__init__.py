"""Answers that try to get credit without deserving it, by family, and honest ones beside them."""
