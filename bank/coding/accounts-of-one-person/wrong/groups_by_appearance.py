# order: leaves the groups in the order in which their first account appears
def same_person(accounts):
    parent = {a: a for a, _ in accounts}

    def root(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    first = {}
    for account, values in accounts:
        for v in values:
            parent[root(account)] = root(first.setdefault(v, account))
    groups = {}
    for account, _ in accounts:
        groups.setdefault(root(account), []).append(account)
    return [sorted(g) for g in groups.values()]
