def ndcg_at_k(ranking, grades, k):
    """Return NDCG@k of the ranking, or None where no recipe has a grade above 0."""
    raise NotImplementedError
