# argument: marks visited models in the list itself
def fallback_shape(fallback, start):
    m, step = start, 0
    while m != -1 and fallback[m] > -2:
        after = fallback[m]
        fallback[m] = -2 - step
        m, step = after, step + 1
    if m == -1:
        return step, 0
    tail = -2 - fallback[m]
    return tail, step - tail
