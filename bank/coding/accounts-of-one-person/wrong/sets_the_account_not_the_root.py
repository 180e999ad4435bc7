# chains: hangs the account itself under the other one, which tears it from its group
def same_person(accounts):
    parent = {a: a for a, _ in accounts}

    def root(x):
        while parent[x] != x:
            x = parent[x]
        return x

    first = {}
    for account, values in accounts:
        for v in values:
            other = root(first.setdefault(v, account))
            if root(account) != other:
                parent[account] = other
    groups = {}
    for account in sorted(parent):
        groups.setdefault(root(account), []).append(account)
    return sorted(groups.values())
