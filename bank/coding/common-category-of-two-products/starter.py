def common_categories(parents, pairs):
    """Return for each pair (lowest common ancestor, steps between them), or None."""
    raise NotImplementedError
