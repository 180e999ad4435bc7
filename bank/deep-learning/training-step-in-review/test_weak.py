import numpy as np
from work import train_step


def test_the_loss_falls():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(60, 3))
    labels = (x[:, 0] > 0).astype(int)
    params = {"w": np.zeros((3, 2)), "b": np.zeros(2)}
    zeros = {"w": np.zeros((3, 2)), "b": np.zeros(2)}
    state, losses = {"step": 0, "m": zeros, "v": dict(zeros)}, []
    for _ in range(60):
        params, state, loss = train_step(params, state, [(x[:40], labels[:40]), (x[40:], labels[40:])], 0.05, 0.001, 5.0)
        losses.append(loss)
    assert abs(losses[0] - np.log(2)) < 1e-9
    assert losses[-1] < 0.5 * losses[0]
    assert state["step"] == 60
