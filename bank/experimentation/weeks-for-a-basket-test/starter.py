def plan(baseline, lift, alpha, power, visitors, percent):
    """Return (visitors per arm, whole weeks)."""
    raise NotImplementedError
