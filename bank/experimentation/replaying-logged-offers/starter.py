import numpy as np


def off_policy_value(rewards, logged, target, cap):
    """Return (clipped IPS estimate, self-normalised estimate or None, effective sample size)."""
    raise NotImplementedError
