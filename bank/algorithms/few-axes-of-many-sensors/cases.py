"""What the cases of principal component analysis test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("three rows on a line", np.array([[0.0, 0.0], [2.0, 2.0], [4.0, 4.0]]), 1),
        case("four rows, two axes", np.array([[3.0, 1.0], [-3.0, 1.0], [0.0, 2.0], [0.0, 0.0]]), 2),
    ]


def data(rng, n, spreads, shift=0.0):
    """Rows with exactly these standard deviations along random axes, and means of their own."""
    d = len(spreads)
    scores = rng.normal(size=(n, d))
    scores, _ = np.linalg.qr(scores - scores.mean(axis=0))
    turn, _ = np.linalg.qr(rng.normal(size=(d, d)))
    return (scores * np.array(spreads) * np.sqrt(n - 1)) @ turn.T + rng.uniform(1, 2, size=d) * shift


def hidden(rng):
    flat = data(rng, 20, [4.0, 2.0, 1.0], 3.0)
    flat = np.insert(flat, 1, 7.5, axis=1)
    wide = data(rng, 40, [9.0, 5.0, 3.0, 2.0], 1.0)[:5] @ rng.normal(size=(4, 9))
    return [
        case("all axes of three columns", data(rng, 30, [5.0, 3.0, 1.0]), 3, group="axes"),
        case("two of five axes", data(rng, 25, [8.0, 5.0, 3.0, 2.0, 1.0], 2.0), 2, group="axes"),
        case("many rows, one axis", data(rng, 300, [3.0, 1.0, 0.9, 0.5]), 1, group="shares"),
        case("three of six axes", data(rng, 50, [6.0, 5.0, 4.0, 3.0, 2.0, 1.0], 1.0), 3, group="shares"),
        case("three rows", data(rng, 3, [4.0, 1.5], 1.0), 2, group="variances"),
        case("two rows", np.array([[1.0, 2.0, 3.0], [4.0, 2.0, -1.0]]), 1, group="variances"),
        case("one column", rng.normal(size=(8, 1)) * 3 + 5, 1, group="variances"),
        case("values near a million", data(rng, 40, [3.0, 1.5, 0.7], 1e6), 2, group="far from zero"),
        case("means above the spread", data(rng, 40, [3.0, 1.5, 0.7, 0.3], 50.0), 4, group="far from zero"),
        case("more columns than rows", wide, 1, group="degenerate"),
        case("a constant column", flat, 3, group="degenerate"),
    ]


def check(args, got, want):
    if not isinstance(got, (tuple, list)) or len(got) != 3:
        return "expected three results: axes, variances, shares"
    try:
        axes, variances, shares = (np.asarray(part, dtype=float) for part in got)
    except (TypeError, ValueError):
        return "the results must be arrays of real numbers"
    for name, part, true in zip(("axes", "variances", "shares"), (axes, variances, shares), want):
        if part.shape != true.shape:
            return f"{name} have the shape {part.shape}, expected {true.shape}"
    signs = np.where((axes * want[0]).sum(axis=1) < 0, -1.0, 1.0)
    for i, off in enumerate(np.abs(axes * signs[:, None] - want[0]).max(axis=1)):
        if not off <= 1e-5:
            return f"axis {i} differs, also up to its sign, by {off:.2g}"
    if not np.allclose(variances, want[1], rtol=1e-6, atol=1e-12):
        return f"the variances are {variances}, expected {want[1]}"
    if not np.allclose(shares, want[2], rtol=1e-6, atol=1e-12):
        return f"the shares are {shares}, expected {want[2]}"
    return None
