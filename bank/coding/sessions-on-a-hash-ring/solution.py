from bisect import bisect_left


def position(text):
    v = 0xCBF29CE484222325
    for b in text.encode():
        v = (v ^ b) * 0x100000001B3 % 2**64
    v ^= v >> 32
    return v * 0x9E3779B97F4A7C15 % 2**64


class HashRing:
    def __init__(self, points):
        self.points = points
        self.servers = {}
        self.places = []

    def add(self, server):
        if server in self.servers.values():
            return False
        for i in range(self.points):
            self.servers[position(f"{server}#{i}")] = server
        self.places = sorted(self.servers)
        return True

    def remove(self, server):
        if server not in self.servers.values():
            return False
        self.servers = {place: s for place, s in self.servers.items() if s != server}
        self.places = sorted(self.servers)
        return True

    def owner(self, key):
        if not self.places:
            return None
        index = bisect_left(self.places, position(key))
        return self.servers[self.places[index % len(self.places)]]
