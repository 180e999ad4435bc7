"""The handlers, one file a page."""
