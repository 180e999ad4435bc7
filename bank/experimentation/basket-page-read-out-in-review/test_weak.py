from work import read_out


def test_a_clear_rise_ships_at_the_end():
    rows = [(f"u{i}", "AB"[i % 2], 5, 1 + 2 * (i % 2) + i % 3 % 2) for i in range(200)]
    result = read_out(rows, 0.5, 14, 14)
    assert result["decision"] == "ship"
    assert result["lift"] > 0.5
    assert result["p"] < 0.05
    assert result["srm_p"] > 0.9


def test_equal_arms_show_no_lift():
    rows = [(f"u{i}", "AB"[i % 2], 4, i // 2 % 3) for i in range(60)]
    result = read_out(rows, 0.5, 14, 14)
    assert abs(result["lift"]) < 1e-9
    assert result["decision"] == "no difference"


def test_a_broken_split_is_reported():
    rows = [(f"u{i}", "B" if i % 4 else "A", 1, i // 4 % 2) for i in range(400)]
    assert read_out(rows, 0.5, 14, 14)["decision"] == "broken"
