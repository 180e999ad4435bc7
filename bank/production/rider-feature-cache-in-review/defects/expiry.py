from datetime import datetime


class FeatureCache:
    """Features of entities, each kept for ttl_s seconds."""

    def __init__(self, ttl_s):
        self._ttl_s = ttl_s
        self._entries = {}

    def put(self, entity, version, features, at):
        """Keep what the store sent; None means that it did not answer."""
        if features is None:
            # What is there stays, and stays as old as it is.
            return False
        self._entries[key_of(entity, version)] = (features, seconds(at))
        return True

    def get(self, entity, version, at):
        """The features while they are fresh, else None."""
        entry = self._entries.get(key_of(entity, version))
        if entry is None or self._has_expired(entry[1], at):
            return None
        return entry[0]

    def get_many(self, entities, version, at, found=None):
        """Add the fresh features of several entities to `found`."""
        if found is None:
            found = {}
        for entity in entities:
            features = self.get(entity, version, at)
            # An entity may have no features at all: that is an answer too.
            if features is not None:
                found[entity] = features
        return found

    def purge(self, at):
        """Remove what has expired; how many that were."""
        before = len(self._entries)
        # A copy, since entries are removed on the way.
        for key, (_, stored) in list(self._entries.items()):
            if self._has_expired(stored, at):
                del self._entries[key]
        return before - len(self._entries)

    def _has_expired(self, stored, at):
        return seconds(at) - stored > self._ttl_s


def key_of(entity, version):
    """One slot for each entity and version."""
    return entity, version


def seconds(at):
    """Seconds on one clock, whatever the caller's offset."""
    return datetime.fromisoformat(at).timestamp()
