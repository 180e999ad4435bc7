# After as many steps as there are models a chain without an end is inside its loop.
def fallback_shape(fallback, start):
    inside, models = start, 0
    while inside != -1 and models <= len(fallback):
        inside = fallback[inside]
        models += 1
    if inside == -1:
        return models, 0
    loop, other = 1, fallback[inside]
    while other != inside:
        other = fallback[other]
        loop += 1
    first = second = start
    for _ in range(loop):
        second = fallback[second]
    tail = 0
    while first != second:
        first, second, tail = fallback[first], fallback[second], tail + 1
    return [tail, loop]
