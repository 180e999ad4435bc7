# arms that differed before: fits theta on the control arm only
import numpy as np


def adjusted_effect(y_control, x_control, y_treatment, x_treatment):
    yc, xc, yt, xt = (
        np.asarray(v, float) for v in (y_control, x_control, y_treatment, x_treatment)
    )
    m = np.concatenate([xc, xt]).mean()
    theta = np.cov(xc, yc)[0, 1] / np.var(xc, ddof=1) if np.ptp(xc) else 0.0
    c, t = yc - theta * (xc - m), yt - theta * (xt - m)
    return t.mean() - c.mean(), np.sqrt(t.var(ddof=1) / len(t) + c.var(ddof=1) / len(c)), theta
