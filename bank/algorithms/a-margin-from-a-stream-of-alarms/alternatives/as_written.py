# The two lines as the task gives them, in plain Python.
def pegasos(X, y, order, l2):
    rows, signs = X.tolist(), y.tolist()
    w = [0.0] * len(rows[0])

    def margin(i):
        return signs[i] * sum(a * b for a, b in zip(rows[i], w))

    for t, i in enumerate(order.tolist(), 1):
        eta = 1 / (l2 * t)
        push = eta * signs[i] if margin(i) < 1 else 0.0
        w = [(1 - eta * l2) * a + push * b for a, b in zip(w, rows[i])]
    loss = sum(max(0.0, 1 - margin(i)) for i in range(len(rows))) / len(rows)
    return w, l2 / 2 * sum(a * a for a in w) + loss
