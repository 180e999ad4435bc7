import numpy as np


def score_forecasts(percents, outcomes, epsilon):
    rain = np.asarray(outcomes)
    chance = np.asarray(percents) / 100
    clipped = np.clip(chance, epsilon, 1 - epsilon)
    log_loss = -np.log(np.where(rain, clipped, 1 - clipped)).mean()
    values, place, days = np.unique(chance, return_inverse=True, return_counts=True)
    rates = np.bincount(place, weights=rain) / days
    base = rain.mean()
    return (
        log_loss,
        ((chance - rain) ** 2).mean(),
        days @ (values - rates) ** 2 / len(rain),
        days @ (rates - base) ** 2 / len(rain),
        base * (1 - base),
    )
