def canary_decision(batches, z, tolerance, minimum):
    """Return ("promote" | "rollback" | "wait", number of the batch, lower, upper)."""
    raise NotImplementedError
