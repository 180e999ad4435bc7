# random: reports the standard error of the spend before adjustment
import numpy as np


def adjusted_effect(y_control, x_control, y_treatment, x_treatment):
    yc, xc, yt, xt = (
        np.asarray(v, float) for v in (y_control, x_control, y_treatment, x_treatment)
    )
    x, y = np.concatenate([xc, xt]), np.concatenate([yc, yt])
    d = x - x.mean()
    theta = d @ (y - y.mean()) / (d @ d) if np.ptp(x) else 0.0
    a = y - theta * d
    return (
        a[len(yc) :].mean() - a[: len(yc)].mean(),
        np.sqrt(yt.var(ddof=1) / len(yt) + yc.var(ddof=1) / len(yc)),
        theta,
    )
