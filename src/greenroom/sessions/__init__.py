"""Policies over the spine: placement, practice, review and exam, run by one engine (room.py)."""
