from collections import Counter


class Node:
    def __init__(self):
        self.children = {}
        self.best = []


def complete(downloads, prefixes, k):
    totals = Counter()
    for name, count in downloads:
        totals[name] += count
    root = Node()
    for name in sorted(totals, key=lambda name: (-totals[name], name)):
        _insert(root, name, k)
    return [_find(root, prefix) for prefix in prefixes]


def _insert(node, name, k):
    for character in name:
        if len(node.best) < k:
            node.best.append(name)
        node = node.children.setdefault(character, Node())
    if len(node.best) < k:
        node.best.append(name)


def _find(node, prefix):
    for character in prefix:
        if character not in node.children:
            return []
        node = node.children[character]
    return node.best
