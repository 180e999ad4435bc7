def common_categories(parents, pairs):
    return [_common_category(parents, a, b) for a, b in pairs]


def _common_category(parents, a, b):
    distance_of = {node: distance for distance, node in enumerate(_way_up(parents, a))}
    for distance, node in enumerate(_way_up(parents, b)):
        if node in distance_of:
            return node, distance + distance_of[node]
    return None


def _way_up(parents, node):
    while node in parents:
        yield node
        node = parents[node]
    yield node
