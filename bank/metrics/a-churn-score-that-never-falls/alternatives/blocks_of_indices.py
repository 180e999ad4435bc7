# Sort, then a stack of blocks that hold the numbers of their customers.
def isotonic(scores, outcomes):
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    stack = []
    i = 0
    while i < len(order):
        j = i
        while j < len(order) and scores[order[j]] == scores[order[i]]:
            j += 1
        low, total = i, sum(int(outcomes[k]) for k in order[i:j])
        i = j
        while stack and stack[-1][2] * (j - low) >= total * (low - stack[-1][0]):
            low, _, more = stack.pop()
            total += more
        stack.append((low, j, total))
    result = [0.0] * len(order)
    for low, high, total in stack:
        for k in order[low:high]:
            result[k] = total / (high - low)
    return result
