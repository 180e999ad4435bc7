# deep chains: searches recursively, one level for each account of a chain
def same_person(accounts):
    holders = {}
    for i, (_, values) in enumerate(accounts):
        for v in values:
            holders.setdefault(v, []).append(i)
    seen, out = set(), []

    def visit(i, group):
        seen.add(i)
        group.append(accounts[i][0])
        for v in accounts[i][1]:
            for j in holders.pop(v, []):
                if j not in seen:
                    visit(j, group)
        return group

    for i in range(len(accounts)):
        if i not in seen:
            out.append(sorted(visit(i, [])))
    return sorted(out)
