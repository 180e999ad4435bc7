import pandas as pd


def city_report(orders, since, minimum):
    """Return a DataFrame with city, orders, revenue, largest."""
    raise NotImplementedError
