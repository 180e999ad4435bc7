import pandas as pd


def clean(raw):
    """Return the cleaned frame with id, age, city, spend, updated."""
    raise NotImplementedError
