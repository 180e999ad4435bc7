# growth: never shortens the paths to the roots
def same_person(accounts):
    parent = {account: account for account, _ in accounts}

    def root(x):
        while parent[x] != x:
            x = parent[x]
        return x

    first = {}
    for account, values in accounts:
        for value in values:
            parent[root(account)] = root(first.setdefault(value, account))
    groups = {}
    for account in sorted(parent):
        groups.setdefault(root(account), []).append(account)
    return list(groups.values())
