# alone: builds the groups from values, so accounts without any are missing
def same_person(accounts):
    parent = {}

    def root(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    first = {}
    for account, values in accounts:
        for v in values:
            parent.setdefault(account, account)
            parent[root(account)] = root(first.setdefault(v, account))
    groups = {}
    for account in sorted(parent):
        groups.setdefault(root(account), []).append(account)
    return sorted(groups.values())
