from work import read_out


def arms(orders_a, orders_b, sessions=4):
    rows = [(f"a{i}", "A", sessions, o) for i, o in enumerate(orders_a)]
    return rows + [(f"b{i}", "B", sessions, o) for i, o in enumerate(orders_b)]


def test_the_sample_ratio_is_that_of_users():
    rows = arms([1, 2, 1], [1, 2]) + [("b9", "B", 400, 120)]
    assert abs(read_out(rows, 0.5, 14, 14)["srm_p"] - 1) < 1e-9


def test_the_metric_is_orders_over_sessions():
    rows = [("a1", "A", 1, 1), ("a2", "A", 9, 1), ("b1", "B", 1, 0), ("b2", "B", 9, 4)]
    assert abs(read_out(rows, 0.5, 14, 14)["lift"] - 1) < 1e-9


def test_users_and_not_sessions_are_the_unit():
    spread = read_out(arms([0, 4] * 10, [0, 4, 4] * 7), 0.5, 14, 14)["p"]
    even = read_out(arms([2] * 19 + [1], [3] * 10 + [2] * 10), 0.5, 14, 14)["p"]
    assert spread > 0.2
    assert even < 0.001


def test_a_fall_is_as_significant_as_a_rise():
    rise = read_out(arms([1, 2] * 20, [2, 3] * 20), 0.5, 14, 14)
    fall = read_out(arms([2, 3] * 20, [1, 2] * 20), 0.5, 14, 14)
    assert abs(rise["p"] - fall["p"]) < 1e-9
    assert (rise["decision"], fall["decision"]) == ("ship", "stop")


def test_nothing_is_decided_early():
    assert read_out(arms([1, 2] * 20, [2, 3] * 20), 0.5, 13, 14)["decision"] == "wait"
