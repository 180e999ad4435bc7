# on a point: takes the first point strictly after the key
from bisect import bisect_right


def position(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    value ^= value >> 32
    return value * 0x9E3779B97F4A7C15 % 2**64


class HashRing:
    def __init__(self, points):
        self.points, self.ring, self.names = points, [], set()

    def add(self, server):
        if server in self.names:
            return False
        self.names.add(server)
        self.ring = sorted(self.ring + [(position(f"{server}#{i}"), server) for i in range(self.points)])
        return True

    def remove(self, server):
        if server not in self.names:
            return False
        self.names.remove(server)
        self.ring = [p for p in self.ring if p[1] != server]
        return True

    def owner(self, key):
        if not self.ring:
            return None
        i = bisect_right([p for p, _ in self.ring], position(key))
        return self.ring[i % len(self.ring)][1]
