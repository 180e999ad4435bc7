def bm25_search(documents, query, k1, b, top):
    """Return [(index, score), ...] of the best documents, highest score first."""
    raise NotImplementedError
