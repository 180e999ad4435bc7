def position(text):
    """Position on the ring: 64-bit FNV-1a with a final mix. Do not change it."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    value ^= value >> 32
    return value * 0x9E3779B97F4A7C15 % 2**64


class HashRing:
    def __init__(self, points):
        raise NotImplementedError

    def add(self, server):
        """Let a server join; True if it was not there."""
        raise NotImplementedError

    def remove(self, server):
        """Let a server leave; True if it was there."""
        raise NotImplementedError

    def owner(self, key):
        """Return the server that is responsible for a key, or None."""
        raise NotImplementedError
