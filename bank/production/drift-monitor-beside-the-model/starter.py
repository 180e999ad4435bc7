class DriftMonitor:
    """Population stability index of the last `window` events against training counts."""

    def __init__(self, reference, window, alpha):
        raise NotImplementedError

    def add(self, value):
        raise NotImplementedError

    def psi(self):
        raise NotImplementedError

    def worst(self, k):
        raise NotImplementedError
