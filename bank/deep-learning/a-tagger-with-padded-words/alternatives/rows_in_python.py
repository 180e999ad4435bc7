# One row after the other with math.
import math


def softmax_cross_entropy(logits, targets):
    rows, goals = logits.tolist(), targets.tolist()
    count = sum(t != -1 for t in goals)
    losses, gradient = [], []
    for z, t in zip(rows, goals):
        if t == -1:
            gradient.append([0.0] * len(z))
            continue
        top = max(z)
        powers = [math.exp(v - top) for v in z]
        total = math.fsum(powers)
        losses.append(top + math.log(total) - z[t])
        gradient.append([(p / total - (c == t)) / count for c, p in enumerate(powers)])
    return (sum(losses) / count if count else 0.0), gradient
