# twice: adds the points of a server that is there once more and removes only one set
from bisect import bisect_left, insort


def position(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    value ^= value >> 32
    return value * 0x9E3779B97F4A7C15 % 2**64


class HashRing:
    def __init__(self, points):
        self.points, self.places, self.names = points, [], {}

    def add(self, server):
        for i in range(self.points):
            p = position(f"{server}#{i}")
            insort(self.places, p)
            self.names[p] = server
        return True

    def remove(self, server):
        if server not in self.names.values():
            return False
        for i in range(self.points):
            self.places.remove(position(f"{server}#{i}"))
        if not any(position(f"{server}#{i}") in self.places for i in range(self.points)):
            self.names = {p: s for p, s in self.names.items() if s != server}
        return True

    def owner(self, key):
        if not self.places:
            return None
        i = bisect_left(self.places, position(key))
        return self.names[self.places[i % len(self.places)]]
