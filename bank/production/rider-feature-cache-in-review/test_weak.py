from work import FeatureCache

NOON = "2026-03-01T12:00:00+00:00"
LATER = "2026-03-01T12:00:30+00:00"
TOO_LATE = "2026-03-01T12:02:00+00:00"


def test_a_value_comes_back_until_it_expires():
    cache = FeatureCache(60)
    assert cache.put("rider-1", 1, {"km": 4}, NOON)
    assert cache.get("rider-1", 1, LATER) == {"km": 4}
    assert cache.get("rider-1", 2, LATER) is None
    assert cache.get("rider-1", 1, TOO_LATE) is None


def test_purge_counts_what_it_removes():
    cache = FeatureCache(60)
    cache.put("rider-1", 1, {"km": 4}, NOON)
    assert cache.get_many(["rider-1"], 1, LATER) == {"rider-1": {"km": 4}}
    assert cache.purge(TOO_LATE) == 1
    assert cache.purge(TOO_LATE) == 0
