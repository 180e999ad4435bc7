# Plain Python with the statistics module.
import math
from statistics import fmean, variance


def adjusted_effect(y_control, x_control, y_treatment, x_treatment):
    yc, yt = [float(v) for v in y_control], [float(v) for v in y_treatment]
    xc, xt = [float(v) for v in x_control], [float(v) for v in x_treatment]
    mx, my = fmean(xc + xt), fmean(yc + yt)
    above = sum((a - mx) * (b - my) for a, b in zip(xc + xt, yc + yt))
    below = sum((a - mx) ** 2 for a in xc + xt)
    theta = above / below if len(set(xc + xt)) > 1 else 0.0
    t = [b - theta * (a - mx) for a, b in zip(xt, yt)]
    c = [b - theta * (a - mx) for a, b in zip(xc, yc)]
    return fmean(t) - fmean(c), math.sqrt(variance(t) / len(t) + variance(c) / len(c)), theta
