# growth: looks at all points for each key
def position(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    value ^= value >> 32
    return value * 0x9E3779B97F4A7C15 % 2**64


class HashRing:
    def __init__(self, points):
        self.points, self.ring = points, {}

    def add(self, server):
        if server in self.ring.values():
            return False
        for i in range(self.points):
            self.ring[position(f"{server}#{i}")] = server
        return True

    def remove(self, server):
        if server not in self.ring.values():
            return False
        self.ring = {p: s for p, s in self.ring.items() if s != server}
        return True

    def owner(self, key):
        if not self.ring:
            return None
        here = position(key)
        return self.ring[min(self.ring, key=lambda p: (p < here, p))]
