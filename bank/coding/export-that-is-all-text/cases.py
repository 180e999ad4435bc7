"""What the cases of the cleaning test."""

import pandas as pd
from cases_kit import case

NAMES = ["id", "age", "city", "spend", "updated"]


def _raw(rows, index=None):
    frame = pd.DataFrame({name: pd.Series([row[i] for row in rows], dtype="str") for i, name in enumerate(NAMES)})
    return frame if index is None else frame.set_axis(index)


def _drawn(rng, n):
    def pick(values):
        return values[int(rng.integers(len(values)))]

    rows = []
    for _ in range(n):
        key = int(rng.integers(1, 15))
        age = f"{rng.integers(18, 90)}" if rng.random() < 0.7 else pick(["", "n/a", "-4", "131", None, "44.5"])
        at = f"2026-{rng.integers(1, 13):02d}-{rng.integers(1, 29):02d} {rng.integers(24):02d}:{rng.integers(60):02d}"
        rows.append(
            (
                pick([f"{key}", f"{key:04d}", f" {key} ", f"{key}", "x9", None]),
                age,
                pick(["Bern", " GRAZ", "oslo ", "", None]),
                pick([f"{rng.integers(1, 999)}.25", f"{rng.integers(1, 9)},{rng.integers(100, 999)}.50", "none", None]),
                at if rng.random() < 0.9 else pick(["2026-02-30 10:00", "yesterday", None]),
            )
        )
    return rows


def visible():
    rows = [(" 7", "30", "Bern ", "1,000.00", "2026-01-02 10:00"), ("07", "n/a", None, "", "2026-01-03 09:00")]
    more = [("12", "50", "GRAZ", "12.5", "2026-01-01 08:00"), ("abc", "99", "Oslo", "1", "2026-01-01 08:00")]
    return [
        case("the same customer twice", _raw(rows)),
        case("three customers, one of them without an id", _raw([*more, *rows])),
    ]


def hidden(rng):
    at = "2026-05-01 10:00"
    twice = [("5", "20", "a", "1", "2026-05-02 10:00"), ("05", "40", "b", "2", at), (" 005", "60", "c", "3", "2026-04-30 23:59")]
    equal = [("3", "20", "a", "1", at), ("3", "30", "b", "2", at), ("2", "70", "z", "5", at), ("3", "25", "c", "3", "2026-04-01 10:00")]
    often = [("1", "20", "a", "1", f"2026-05-0{day} 10:00") for day in range(1, 6)]
    often += [("2", "60", "a", "1", at), ("3", "80", "a", "1", at), ("4", "", "a", "1", at)]
    ages = [("1", "0", "a", "1", at), ("2", "120", "a", "1", at), ("3", "121", "a", "1", at), ("4", "-1", "a", "1", at), ("5", "35.5", "a", "1", at), ("6", "old", "a", "1", at), ("7", "120.5", "a", "1", at), ("8", "-0.5", "a", "1", at)]
    money = [("1", "20", "a", "1,234.50", at), ("2", "20", "a", "2,345,678.25", at), ("3", "20", "a", " 7 ", at), ("4", "20", "a", "-3.5", at)]
    gaps = [("1", "20", "a", None, at), ("2", "30", "b", "free", at), ("3", "", "c", "5", at)]
    bad = [("1.5", "20", "a", "1", at), ("", "20", "a", "1", at), ("-3", "20", "a", "1", at), (None, "20", "a", "1", at), ("12a", "20", "a", "1", at)]
    days = [("1", "20", "a", "1", "2026-02-29 10:00"), ("2", "20", "a", "1", "2024-02-29 10:00 "), ("3", "90", "a", "1", "01.02.2026"), ("4", "50", "b", "2", None)]
    cities = [("1", "20", " New York ", "1", at), ("2", "20", "   ", "1", at), ("3", "20", None, "1", at), ("4", "20", "ÅRHUS", "1", at)]
    return [
        case("random rows (1)", _raw(_drawn(rng, 60), [int(i) for i in rng.permutation(60)]), group="random"),
        case("random rows (2)", _raw(_drawn(rng, 25)), group="random"),
        case("the latest row stands first", _raw(twice), group="duplicates"),
        case("equal update times", _raw(equal), group="equal times"),
        case("forty rows of a customer with the same time", _raw([("8", f"{20 + i}", "a", f"{i}", at) for i in range(40)]), group="equal times"),
        case("a customer listed five times", _raw(often), group="median"),
        case("ages at and beyond the limits", _raw(ages), group="ages"),
        case("no known age", _raw([("4", None, "a", "1", at), ("3", "", "b", "1", at)]), group="ages"),
        case("thousands and negative amounts", _raw(money), group="spend"),
        case("rows with gaps stay", _raw(gaps), group="missing spend"),
        case("ids that are no ids", _raw([*bad, ("9", "44", "b", "4", at)]), group="ids"),
        case("impossible days and other formats", _raw(days), group="days"),
        case("cities", _raw(cities), group="cities"),
        case("nothing is left", _raw(bad), group="no rows"),
        case("no rows", _raw([]), group="no rows"),
    ]
