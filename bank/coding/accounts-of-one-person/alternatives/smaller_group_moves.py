# Keeps the members of each group; when two meet, the smaller one moves to the larger.
def same_person(accounts):
    group_of = {account: [account] for account, _ in accounts}
    seen = {}
    for account, values in accounts:
        for value in values:
            if value in seen:
                a, b = group_of[account], group_of[seen[value]]
                if a is not b:
                    if len(a) > len(b):
                        a, b = b, a
                    b.extend(a)
                    for member in a:
                        group_of[member] = b
            else:
                seen[value] = account
    groups = {id(group): group for group in group_of.values()}
    return sorted(sorted(group) for group in groups.values())
