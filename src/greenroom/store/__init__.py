"""The store: the only SQL. Implements practice's Store on SQLite (read `sqlite.py` first)."""
