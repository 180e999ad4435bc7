from work import summarise


def test_six_readings():
    result = summarise([4.0, 6.0, 8.0, 1.0, 2.0, 3.0], {"high": 5.0}, 3)
    assert [part["count"] for part in result["batches"]] == [3, 3]
    assert [part["mean"] for part in result["batches"]] == [6.0, 2.0]
    assert [part["peak"] for part in result["batches"]] == [8.0, 3.0]
    assert [part["alarms"]["high"] for part in result["batches"]] == [2, 0]
    assert result["mean"] == 4.0


def test_no_readings():
    assert summarise([], {"high": 5.0}, 3) == {"batches": [], "mean": None}
