# growth: compares every account with every other one
def same_person(accounts):
    sets = [set(values) for _, values in accounts]
    near = [[j for j in range(len(sets)) if sets[i] & sets[j]] for i in range(len(sets))]
    seen, out = set(), []
    for i in range(len(sets)):
        if i not in seen:
            seen.add(i)
            stack = [i]
            for a in stack:
                for b in near[a]:
                    if b not in seen:
                        seen.add(b)
                        stack.append(b)
            out.append(sorted(accounts[a][0] for a in stack))
    return sorted(out)
