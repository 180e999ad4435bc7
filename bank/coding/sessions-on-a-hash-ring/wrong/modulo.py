# joining and leaving: takes the position modulo the number of servers

def position(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    value ^= value >> 32
    return value * 0x9E3779B97F4A7C15 % 2**64


class HashRing:
    def __init__(self, points):
        self.names = []

    def add(self, server):
        if server in self.names:
            return False
        self.names.append(server)
        return True

    def remove(self, server):
        if server not in self.names:
            return False
        self.names.remove(server)
        return True

    def owner(self, key):
        return self.names[position(key) % len(self.names)] if self.names else None
