# Breadth-first search that goes from accounts to values and from values to accounts.
from collections import defaultdict, deque


def same_person(accounts):
    values_of = dict(accounts)
    holders = defaultdict(list)
    for account, values in accounts:
        for value in values:
            holders[value].append(account)
    groups, done = [], set()
    for start in sorted(values_of):
        if start in done:
            continue
        done.add(start)
        queue, group = deque([start]), []
        while queue:
            account = queue.popleft()
            group.append(account)
            for value in values_of[account]:
                for other in holders.pop(value, ()):
                    if other not in done:
                        done.add(other)
                        queue.append(other)
        groups.append(sorted(group))
    return groups
