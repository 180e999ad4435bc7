import numpy as np
from work import zones


def test_two_clear_groups_are_found():
    rows = np.array([[0.0, 0.0], [10.0, 10.0], [0.2, 0.1], [10.1, 9.9], [0.1, 0.3], [9.8, 10.2]])
    labels, centres, inertia = zones(rows.copy(), 2, 10)
    assert list(labels) == [0, 1, 0, 1, 0, 1]
    assert centres.shape == (2, 2)
    assert inertia >= 0


def test_as_many_labels_as_rows():
    rows = np.random.default_rng(0).normal(size=(30, 3))
    labels, centres, _ = zones(rows, 4, 5)
    assert labels.shape == (30,)
    assert set(labels) <= {0, 1, 2, 3}
    assert np.isfinite(centres).all()
