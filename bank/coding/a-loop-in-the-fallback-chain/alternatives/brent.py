# Brent's method: the waiting pointer jumps forward at powers of two.
def fallback_shape(fallback, start):
    power = loop = 1
    waiting, walker, models = start, fallback[start], 1
    while walker != -1 and walker != waiting:
        if power == loop:
            waiting, power, loop = walker, 2 * power, 0
        walker = fallback[walker]
        loop += 1
        models += 1
    if walker == -1:
        return models, 0
    ahead = behind = start
    for _ in range(loop):
        ahead = fallback[ahead]
    tail = 0
    while ahead != behind:
        ahead, behind = fallback[ahead], fallback[behind]
        tail += 1
    return tail, loop
