import pandas as pd


def retention(events, last_month):
    """Return a DataFrame with cohort, users and one column for each age in months."""
    raise NotImplementedError
