class Node:
    def __init__(self, key, value):
        self.key = key
        self.value = value


class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.nodes = {}
        self.fresh, self.stale = Node(None, None), Node(None, None)
        self.fresh.next, self.stale.previous = self.stale, self.fresh

    def get(self, key):
        if key not in self.nodes:
            return None
        node = self.nodes[key]
        self._unlink(node)
        self._link(node)
        return node.value

    def put(self, key, value):
        if key in self.nodes:
            self._unlink(self.nodes[key])
        self.nodes[key] = Node(key, value)
        self._link(self.nodes[key])
        if len(self.nodes) <= self.capacity:
            return None
        oldest = self.stale.previous
        self._unlink(oldest)
        del self.nodes[oldest.key]
        return oldest.key

    def keys(self):
        found, node = [], self.fresh.next
        while node is not self.stale:
            found.append(node.key)
            node = node.next
        return found

    def _unlink(self, node):
        node.previous.next, node.next.previous = node.next, node.previous

    def _link(self, node):
        node.previous, node.next = self.fresh, self.fresh.next
        node.next.previous = node
        self.fresh.next = node
