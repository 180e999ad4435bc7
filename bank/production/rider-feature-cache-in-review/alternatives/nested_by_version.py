# One dictionary for each version, moments as aware datetimes, and the end of life stored.
from datetime import datetime, timedelta, timezone


class FeatureCache:
    def __init__(self, ttl_s):
        self.life = timedelta(seconds=ttl_s)
        self.versions = {}

    def put(self, entity, version, features, at):
        if features is not None:
            end = datetime.fromisoformat(at).astimezone(timezone.utc) + self.life
            self.versions.setdefault(version, {})[entity] = (end, dict(features))
        return features is not None

    def get(self, entity, version, at):
        entry = self.versions.get(version, {}).get(entity)
        return entry[1] if entry and datetime.fromisoformat(at) < entry[0] else None

    def get_many(self, entities, version, at, found=None):
        fresh = {entity: self.get(entity, version, at) for entity in entities}
        result = {} if found is None else found
        result.update((entity, features) for entity, features in fresh.items() if features is not None)
        return result

    def purge(self, at):
        now, removed = datetime.fromisoformat(at), 0
        for version, entries in self.versions.items():
            kept = {entity: entry for entity, entry in entries.items() if now < entry[0]}
            removed += len(entries) - len(kept)
            self.versions[version] = kept
        return removed
