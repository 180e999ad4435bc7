# new ties: takes from the right half first when scores are equal
def _sort(v):
    if len(v) < 2:
        return v, 0
    a, x = _sort(v[: len(v) // 2])
    b, y = _sort(v[len(v) // 2 :])
    out, count, i = [], x + y, 0
    for r in b:
        while i < len(a) and a[i] < r:
            out.append(a[i])
            i += 1
        out.append(r)
        count += len(a) - i
    return out + a[i:], count


def disagreements(old_scores, new_scores):
    return _sort([n for _, n in sorted(zip(old_scores, new_scores))])[1]
