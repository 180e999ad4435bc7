def choose(costs, gains, budget):
    """Return the positions of a best choice of features within the budget."""
    raise NotImplementedError
