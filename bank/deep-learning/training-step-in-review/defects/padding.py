import numpy as np

BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-8


def train_step(params, state, micro_batches, rate, decay, limit):
    """One AdamW step on the gradient accumulated over micro-batches."""
    labelled = sum(np.sum(labels >= 0) for _, labels in micro_batches)
    grads, total = {"w": 0.0, "b": 0.0}, 0.0
    for inputs, labels in micro_batches:
        loss, part = loss_and_grads(params, inputs, labels)
        # Micro-batches differ in length: each counts with its share of the labelled rows.
        share = np.sum(labels >= 0) / labelled
        total += share * loss
        grads = {name: grads[name] + share * part[name] for name in grads}
    params, state = adamw(params, state, clipped(grads, limit), rate, decay)
    return params, state, total


def loss_and_grads(params, inputs, labels):
    """Mean loss of the labelled rows of a micro-batch, and its gradients."""
    logits = inputs @ params["w"] + params["b"]
    # Softmax does not change when a row is shifted, and exp cannot overflow.
    logits = logits - logits.max(axis=1, keepdims=True)
    log_probs = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))

    rows, real = np.arange(len(labels)), labels >= 0
    # A filler row picks the last class here, and is masked out.
    loss = -np.sum(log_probs[rows, labels] * real) / real.sum()
    delta = np.exp(log_probs)
    delta[rows, labels] -= 1
    delta = delta / real.sum()
    return loss, {"w": inputs.T @ delta, "b": delta.sum(axis=0)}


def clipped(grads, limit):
    """The gradients, scaled down if they are too long."""
    # One norm for all, so that clipping keeps the direction.
    norm = np.sqrt(sum(np.sum(grad**2) for grad in grads.values()))
    return {name: grad * limit / max(norm, limit) for name, grad in grads.items()}


def adamw(params, state, grads, rate, decay):
    """Parameters and state after the step."""
    step = state["step"] + 1
    after, m, v = {}, {}, {}
    for name, grad in grads.items():
        # Running means of the gradient and of its square.
        m[name] = BETA1 * state["m"][name] + (1 - BETA1) * grad
        v[name] = BETA2 * state["v"][name] + (1 - BETA2) * grad**2
        # Both start at zero and are too small at first.
        mean = m[name] / (1 - BETA1**step)
        update = mean / (np.sqrt(v[name] / (1 - BETA2**step)) + EPSILON)
        # Decoupled decay, past the moments, of the weights alone.
        shrunk = decay * params[name] if name == "w" else 0.0
        after[name] = params[name] - rate * (update + shrunk)
    return after, {"step": step, "m": m, "v": v}
