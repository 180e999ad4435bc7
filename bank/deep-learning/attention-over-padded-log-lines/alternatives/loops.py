# Loops over sequences, heads and queries, with only the visible keys sliced out.
import math

import numpy as np


def attention(q, k, v, heads, lengths, causal):
    out = np.zeros(q.shape)
    size = q.shape[2] // heads
    for b in range(q.shape[0]):
        for start in range(0, q.shape[2], size):
            columns = slice(start, start + size)
            for i in range(q.shape[1]):
                end = int(lengths[b])
                if causal:
                    end = min(end, i + 1)
                if end == 0:
                    continue
                score = k[b, :end, columns] @ q[b, i, columns] / math.sqrt(size)
                weight = np.exp(score - score.max())
                out[b, i, columns] = weight @ v[b, :end, columns] / weight.sum()
    return out
