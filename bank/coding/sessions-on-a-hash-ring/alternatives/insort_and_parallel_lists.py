# Two parallel lists, kept sorted by inserting and deleting single points.
from bisect import bisect_left


def position(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    value ^= value >> 32
    return value * 0x9E3779B97F4A7C15 % 2**64


class HashRing:
    def __init__(self, points):
        self.points = points
        self.keys, self.who = [], []
        self.members = set()

    def _own(self, server):
        return (position(f"{server}#{i}") for i in range(self.points))

    def add(self, server):
        if server in self.members:
            return False
        self.members.add(server)
        for p in self._own(server):
            i = bisect_left(self.keys, p)
            self.keys.insert(i, p)
            self.who.insert(i, server)
        return True

    def remove(self, server):
        if server not in self.members:
            return False
        self.members.remove(server)
        for p in self._own(server):
            i = bisect_left(self.keys, p)
            del self.keys[i], self.who[i]
        return True

    def owner(self, key):
        if not self.who:
            return None
        i = bisect_left(self.keys, position(key))
        return self.who[i] if i < len(self.who) else self.who[0]
