# Running sums in a plain loop.
def off_policy_value(rewards, logged, target, cap):
    sw = swr = sww = 0.0
    n = 0
    for r, p, q in zip(rewards, logged, target):
        w = q / p
        if w > cap:
            w = cap
        n += 1
        sw += w
        swr += w * r
        sww += w * w
    return [swr / n, swr / sw if sw > 0 else None, sw * sw / sww if sw > 0 else 0.0]
