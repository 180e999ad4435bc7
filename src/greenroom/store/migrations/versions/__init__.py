"""The revisions. What has been released is never changed: the next change is a new file.

Rebuilding a table (`batch_alter_table`) drops its triggers: an append-only one needs them again.
"""
