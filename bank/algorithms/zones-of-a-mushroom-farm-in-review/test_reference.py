import numpy as np
from work import zones

rng = np.random.default_rng(3)
ROWS = rng.normal(size=(60, 2))
LOSES = np.array([[-8, 4], [-9, 7], [9, 8], [9, -6], [8, 2], [7, -3], [5, -3], [3, -4]], dtype=float)


def test_the_unit_of_a_column_does_not_matter():
    one, other = zones(ROWS, 4, 5), zones(ROWS * [1.0, 1000.0], 4, 5)
    assert list(one[0]) == list(other[0])


def test_the_centres_are_means_of_measured_rows():
    labels, centres, _ = zones(ROWS, 4, 60)
    for j in range(4):
        assert np.allclose(centres[j], ROWS[labels == j].mean(axis=0))


def test_labels_and_inertia_belong_to_the_centres():
    labels, centres, inertia = zones(ROWS, 4, 1)
    scaled = np.sum(((ROWS[:, None] - centres) / ROWS.std(axis=0)) ** 2, axis=2)
    assert list(labels) == list(scaled.argmin(axis=1))
    assert abs(inertia - scaled.min(axis=1).sum()) < 1e-9


def test_a_centre_without_rows_stays():
    centres = np.array([zones(LOSES, 3, rounds)[1] for rounds in (1, 2, 3, 4)])
    labels = zones(LOSES, 3, 4)[0]
    empty = next(j for j in range(3) if j not in labels)
    assert not np.allclose(centres[-1][empty], LOSES.mean(axis=0))
    assert np.allclose(centres[-1][empty], centres[-2][empty])
