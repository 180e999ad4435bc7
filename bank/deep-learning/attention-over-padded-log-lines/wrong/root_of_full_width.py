# several heads: divides by the root of D instead of D / heads
import numpy as np


def attention(q, k, v, heads, lengths, causal):
    out = np.zeros(q.shape)
    size = q.shape[2] // heads
    for b in range(q.shape[0]):
        for s in range(0, q.shape[2], size):
            for i in range(q.shape[1]):
                end = min(lengths[b], i + 1) if causal else lengths[b]
                if end:
                    score = k[b, :end, s:s + size] @ q[b, i, s:s + size] / np.sqrt(q.shape[2])
                    weight = np.exp(score - score.max())
                    out[b, i, s:s + size] = weight @ v[b, :end, s:s + size] / weight.sum()
    return out
