import pandas as pd


def join_payments(payments, customers):
    """Return {"joined": DataFrame, "unmatched": [...], "doubtful": [...], "unused": [...]}."""
    raise NotImplementedError
