def top_words(lines, n):
    """Return the n most frequent words as [(word, count), ...]."""
    raise NotImplementedError
