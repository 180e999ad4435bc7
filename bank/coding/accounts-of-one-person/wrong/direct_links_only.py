# chains: puts an account into the first group with a common value and never joins two groups
def same_person(accounts):
    groups = []
    for account, values in accounts:
        for members, known in groups:
            if known & set(values):
                members.append(account)
                known.update(values)
                break
        else:
            groups.append(([account], set(values)))
    return sorted(sorted(members) for members, _ in groups)
