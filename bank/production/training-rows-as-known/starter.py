import pandas as pd


def add_features(labels, features, max_age_hours):
    """Return labels with balance and age_hours as known at predicted_at."""
    raise NotImplementedError
