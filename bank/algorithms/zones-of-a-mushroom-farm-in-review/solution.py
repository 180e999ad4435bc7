import numpy as np


def zones(readings, k, rounds):
    """Labels, centres and inertia of k-means on standardised readings.

    readings: one row for each hall, one column for each sensor.
    Distances and inertia are in standard deviations; the centres come back in the
    units of the readings, so that they can be shown to the staff.
    """
    # Every column on one scale, so that none rules the distance.
    mean, spread = readings.mean(axis=0), readings.std(axis=0)
    scaled = (readings - mean) / spread

    # The first rows are the first centres.
    centres = scaled[:k].copy()
    for _ in range(rounds):
        labels = nearest(scaled, centres)
        for j in range(k):
            members = scaled[labels == j]
            # A centre that nobody chose stays where it is.
            if len(members):
                centres[j] = members.mean(axis=0)

    # The centres have moved since the rows were last assigned.
    labels = nearest(scaled, centres)
    inertia = ((scaled - centres[labels]) ** 2).sum()
    return labels, centres * spread + mean, inertia


def nearest(rows, centres):
    """For each row the number of its nearest centre."""
    # The squared length of the row is the same for all centres, so it is left out.
    distances = (centres**2).sum(axis=1) - 2 * rows @ centres.T
    return distances.argmin(axis=1)
