"""What the cases of the adjusted effect test."""

import numpy as np
from cases_kit import case


def _case(name, *args, **settings):
    """A case in which every list is an array, as the prompt promises."""
    return case(name, *(np.array(a) if isinstance(a, list) else a for a in args), **settings)


def _drawn(rng, n, slope, effect, offset=0.0):
    x = np.round(rng.gamma(1.5, 20.0, n) + offset, 2)
    y = np.round(slope * x + rng.normal(30.0, 12.0, n) + effect, 2)
    return y, x


def visible():
    return [
        _case("two users per arm", [1.0, 3.0], [0.0, 2.0], [4.0, 5.0], [1.0, 3.0]),
        _case("a covariate that says nothing", [1.0, 3.0], [4.0, 4.0], [2.0, 8.0], [4.0, 4.0]),
    ]


def hidden(rng):
    cases = [
        _case(
            "a strong correlation",
            *_drawn(rng, 80, 0.9, 0.0),
            *_drawn(rng, 75, 0.9, 4.0),
            group="random",
        ),
        _case(
            "a weak correlation",
            *_drawn(rng, 60, 0.1, 0.0),
            *_drawn(rng, 60, 0.1, -2.0),
            group="random",
        ),
        _case(
            "a negative correlation",
            *_drawn(rng, 50, -0.7, 50.0),
            *_drawn(rng, 50, -0.7, 53.0),
            group="negative correlation",
        ),
        _case(
            "a small and a large arm",
            *_drawn(rng, 9, 0.5, 0.0),
            *_drawn(rng, 140, 0.5, 6.0),
            group="arms of different sizes",
        ),
        _case(
            "arms that differed before",
            *_drawn(rng, 40, 0.8, 0.0),
            *_drawn(rng, 30, 0.8, 1.0, 15.0),
            group="arms that differed before",
        ),
        _case(
            "the covariate explains everything",
            [2.0, 4.0, 6.0],
            [1.0, 2.0, 3.0],
            [8.0, 10.0],
            [4.0, 5.0],
            group="exact",
        ),
        _case(
            "the effect is all there is",
            [5.0, 5.0],
            [1.0, 2.0],
            [7.0, 7.0, 7.0],
            [2.0, 1.0, 1.5],
            group="exact",
        ),
        _case(
            "all covariates are zero",
            [5.0, 1.0, 2.0],
            [0.0, 0.0, 0.0],
            [7.0, 3.0],
            [0.0, 0.0],
            group="constant covariate",
        ),
        _case(
            "all covariates are eight",
            np.array([5.0, 1.0, 2.0]),
            np.full(3, 8.0),
            np.array([7.0, 3.0]),
            np.full(2, 8.0),
            group="constant covariate",
        ),
    ]
    return cases
