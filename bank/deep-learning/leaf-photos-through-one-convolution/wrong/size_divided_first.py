# stride: divides the size by the stride before it subtracts the kernel
import numpy as np


def conv2d(images, kernels, bias, stride, padding):
    P = np.pad(images, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    kh, kw = kernels.shape[2:]
    rows, columns = P.shape[2] // stride[0] - kh + 1, P.shape[3] // stride[1] - kw + 1
    out = np.zeros((len(P), len(kernels), max(rows, 1), max(columns, 1)))
    for i in range(out.shape[2]):
        for j in range(out.shape[3]):
            part = P[:, :, i * stride[0]:i * stride[0] + kh, j * stride[1]:j * stride[1] + kw]
            out[:, :, i, j] = np.tensordot(part, kernels, axes=([1, 2, 3], [1, 2, 3])) + bias
    return out
