# padding: adds zeros at the top and left only
import numpy as np


def conv2d(images, kernels, bias, stride, padding):
    P = np.pad(images, ((0, 0), (0, 0), (2 * padding[0], 0), (2 * padding[1], 0)))
    w = np.lib.stride_tricks.sliding_window_view(P, kernels.shape[2:], axis=(2, 3))[:, :, ::stride[0], ::stride[1]]
    return np.einsum("ncijuv,ocuv->noij", w, kernels) + bias[:, None, None]
