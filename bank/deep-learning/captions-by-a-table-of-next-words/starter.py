def beam_search(table, start, end, width, max_length, alpha):
    """The best word list after start, ending in end if any does, and its score."""
    raise NotImplementedError
