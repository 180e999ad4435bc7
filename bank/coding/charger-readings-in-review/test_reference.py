from work import summarise


def counts(result):
    return [part["count"] for part in result["batches"]]


def test_a_stream_loses_no_reading():
    assert counts(summarise(iter([1.0, 2.0, 3.0, 4.0]), {}, 2)) == [2, 2]
    assert summarise(iter([]), {}, 2) == {"batches": [], "mean": None}


def test_the_rest_is_a_batch_too():
    assert counts(summarise([1.0, 2.0, 3.0], {}, 2)) == [2, 1]


def test_each_alarm_has_its_own_limit():
    result = summarise([1.0, 5.0], {"low": 0.5, "high": 4.0}, 2)
    assert result["batches"][0]["alarms"] == {"low": 2, "high": 1}


def test_the_mean_is_that_of_all_readings():
    assert abs(summarise([0.0, 0.0, 6.0], {}, 2)["mean"] - 2) < 1e-9


def test_the_variance():
    assert abs(summarise([1.0, 3.0, 8.0], {}, 3)["batches"][0]["variance"] - 13) < 1e-9
