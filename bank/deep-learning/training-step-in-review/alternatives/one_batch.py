# Throws the filler rows away and joins all micro-batches before a single pass.
import numpy as np


def train_step(params, state, micro_batches, rate, decay, limit):
    x = np.concatenate([x[labels >= 0] for x, labels in micro_batches])
    y = np.concatenate([labels[labels >= 0] for _, labels in micro_batches])
    logits = x @ params["w"] + params["b"]
    top = logits.max(axis=1)
    log_sum = top + np.log(np.exp(logits - top[:, None]).sum(axis=1))
    loss = np.mean(log_sum - logits[np.arange(len(y)), y])
    wanted = np.eye(len(params["b"]))[y]
    delta = (np.exp(logits - log_sum[:, None]) - wanted) / len(y)
    flat = np.concatenate([(x.T @ delta).ravel(), delta.sum(axis=0)])
    length = np.linalg.norm(flat)
    if length > limit:
        flat = flat * (limit / length)
    split = params["w"].size
    grads = {"w": flat[:split].reshape(params["w"].shape), "b": flat[split:]}
    t = state["step"] + 1
    new = {"step": t, "m": {}, "v": {}}
    after = {}
    for name, g in grads.items():
        new["m"][name] = m = state["m"][name] + 0.1 * (g - state["m"][name])
        new["v"][name] = v = state["v"][name] + 0.001 * (g * g - state["v"][name])
        u = (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        after[name] = params[name] - rate * u
    after["w"] = after["w"] - rate * decay * params["w"]
    return after, new, loss
