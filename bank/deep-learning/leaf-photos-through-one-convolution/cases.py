"""What the cases of a convolution layer test."""
import numpy as np
from cases_kit import case

NINE = np.arange(1.0, 10.0).reshape(1, 1, 3, 3)


def visible():
    return [
        case("a 2 by 2 kernel on nine values", NINE, np.array([[[[1.0, 0.0], [0.0, -1.0]]]]), np.array([10.0]), (1, 2), (0, 0)),
        case("padding of one row and no column", NINE, np.ones((1, 1, 3, 3)), np.array([0.0]), (1, 1), (1, 0)),
    ]


def hidden(rng):
    def layer(n, c, h, w, o, kh, kw):
        return rng.normal(size=(n, c, h, w)), rng.normal(size=(o, c, kh, kw)), rng.normal(size=o)

    return [
        case("one channel in and out", *layer(1, 1, 6, 6, 1, 3, 3), (1, 1), (0, 0), group="kernels"),
        case("a wide kernel", *layer(1, 1, 5, 7, 2, 2, 4), (1, 1), (0, 0), group="kernels"),
        case("a kernel of one value", *layer(2, 3, 4, 5, 4, 1, 1), (1, 1), (0, 0), group="channels"),
        case("three channels in, two out, two images", *layer(2, 3, 5, 6, 2, 3, 2), (1, 1), (0, 0), group="channels"),
        case("as many channels as kernels and images", *layer(3, 3, 4, 4, 3, 2, 2), (1, 1), (1, 1), group="channels"),
        case("padding that differs by side", *layer(1, 2, 4, 5, 2, 3, 3), (1, 1), (2, 1), group="padding"),
        case("a kernel larger than the image", *layer(1, 1, 2, 2, 1, 4, 4), (1, 1), (2, 1), group="padding"),
        case("strides that differ", *layer(1, 2, 9, 9, 2, 3, 3), (3, 1), (0, 0), group="stride"),
        case("a stride that leaves a remainder", *layer(2, 1, 8, 7, 1, 3, 2), (2, 3), (0, 1), group="stride"),
        case("a stride larger than the kernel", *layer(1, 1, 7, 7, 1, 2, 2), (4, 3), (1, 1), group="stride"),
        case("one place only", *layer(2, 2, 3, 4, 3, 3, 4), (2, 2), (0, 0), group="smallest inputs"),
    ]
