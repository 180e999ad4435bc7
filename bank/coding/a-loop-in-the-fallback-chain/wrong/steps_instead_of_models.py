# chains that end: counts the steps of a chain, one fewer than its models
def fallback_shape(fallback, start):
    m = start
    for steps in range(len(fallback)):
        if fallback[m] == -1:
            return steps, 0
        m = fallback[m]
    loop, x = 1, fallback[m]
    while x != m:
        x, loop = fallback[x], loop + 1
    tail, a, b = 0, start, start
    for _ in range(loop):
        b = fallback[b]
    while a != b:
        a, b, tail = fallback[a], fallback[b], tail + 1
    return tail, loop
