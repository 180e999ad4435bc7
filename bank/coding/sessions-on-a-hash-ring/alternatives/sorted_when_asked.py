# A set of members; the sorted ring of pairs is made at the first look-up after a change.
from bisect import bisect_left


def position(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    value ^= value >> 32
    return value * 0x9E3779B97F4A7C15 % 2**64


class HashRing:
    def __init__(self, points):
        self.points, self.members, self.ring = points, set(), None

    def add(self, server):
        is_new = server not in self.members
        self.members.add(server)
        self.ring = None
        return is_new

    def remove(self, server):
        was_there = server in self.members
        self.members.discard(server)
        self.ring = None
        return was_there

    def owner(self, key):
        if self.ring is None:
            self.ring = sorted((position(f"{s}#{i}"), s) for s in self.members for i in range(self.points))
        if not self.ring:
            return None
        i = bisect_left(self.ring, (position(key), ""))
        return self.ring[i % len(self.ring)][1]
