from work import FeatureCache

T0, T59, T60, T90 = (f"2026-03-01T12:{t}+00:00" for t in ("00:00", "00:59", "01:00", "01:30"))


def filled():
    cache = FeatureCache(60)
    assert cache.put("rider-1", 12, {"km": 1}, T0)
    return cache


def test_an_entry_has_expired_at_its_time_to_live():
    assert filled().get("rider-1", 12, T59) == {"km": 1}
    assert filled().get("rider-1", 12, T60) is None


def test_no_answer_does_not_make_an_entry_young():
    cache = filled()
    assert not cache.put("rider-1", 12, None, T59)
    assert cache.get("rider-1", 12, T90) is None


def test_names_and_versions_do_not_run_together():
    assert filled().get("rider-11", 2, T59) is None


def test_two_questions_share_nothing():
    cache = filled()
    assert cache.get_many(["rider-1"], 12, T59) == {"rider-1": {"km": 1}}
    assert cache.get_many([], 12, T59) == {}


def test_offsets_are_converted():
    assert filled().get("rider-1", 12, "2026-03-01T13:00:30+01:00") == {"km": 1}
