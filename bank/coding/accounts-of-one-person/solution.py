from collections import defaultdict


def same_person(accounts):
    parent = {account: account for account, _ in accounts}
    first = {}
    for account, values in accounts:
        for value in values:
            other = first.setdefault(value, account)
            parent[_root(parent, account)] = _root(parent, other)
    groups = defaultdict(list)
    for account in sorted(parent):
        groups[_root(parent, account)].append(account)
    return list(groups.values())


def _root(parent, account):
    path = []
    while parent[account] != account:
        path.append(account)
        account = parent[account]
    for passed in path:
        parent[passed] = account
    return account
