# A loop over rows and over tokens in order of probability.
import math

import numpy as np


def next_token_probabilities(logits, temperature, top_k, top_p):
    out = np.zeros_like(logits)
    for i, row in enumerate(logits.tolist()):
        ranking = sorted(range(len(row)), key=row.__getitem__, reverse=True)
        if temperature == 0:
            out[i, ranking[0]] = 1.0
            continue
        kept = ranking[:top_k] if top_k else ranking
        mass = [math.exp((row[j] - row[kept[0]]) / temperature) for j in kept]
        target, total, n = top_p * sum(mass), 0.0, 0
        while n < len(mass) and (n == 0 or total < target):
            total += mass[n]
            n += 1
        for j, m in zip(kept[:n], mass):
            out[i, j] = m / total
    return out
