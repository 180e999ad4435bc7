def next_words(sentences, contexts):
    """Return for each context the predicted next word."""
    raise NotImplementedError
