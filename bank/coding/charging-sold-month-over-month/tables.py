"""Networks with missing months, months of failed charges, and series over a new year."""

from datetime import datetime


def database(rows):
    names = ["charge_id", "network", "started_at", "kwh"]
    columns = list(zip(*[(i + 1, *row) for i, row in enumerate(rows)]))
    return {"charges": {name: list(column) for name, column in zip(names, columns)}}


def visible():
    return database(
        [
            ("Volta", datetime(2025, 12, 3, 8, 30), 15),
            ("Volta", datetime(2025, 12, 31, 23, 59), 25),
            ("Volta", datetime(2026, 2, 1, 0, 0), 60),
            ("Rhein", datetime(2026, 2, 14, 17, 5), 20),
            ("Rhein", datetime(2026, 3, 2, 12, 45), 18),
            ("Rhein", datetime(2026, 3, 28, 7, 10), 12),
        ]
    )


def month(number):
    """Months are counted from January 2024."""
    return 2024 + number // 12, number % 12 + 1


def charges(rng, network, number, kwh):
    """Charges of one month that sum to so many kWh; the first at its very start."""
    year, at = month(number)
    parts = [] if kwh < 2 else [kwh // 3, kwh - kwh // 3]
    rows = [(network, datetime(year, at, 1), 0 if parts else kwh)]
    for part in parts:
        when = datetime(year, at, int(rng.integers(1, 29)), int(rng.integers(24)), 30)
        rows.append((network, when, part))
    return rows


def hidden(rng):
    # A gap of one month, of three, a month of 0 kWh, one of 1 kWh, a single month.
    fixed = {
        "Alpina": {3: 30, 4: 45, 6: 90, 7: 60},
        "Boreas": {1: 12, 5: 12, 6: 6, 7: 24},
        "Corona": {2: 10, 3: 0, 4: 20, 5: 1, 6: 8, 7: 1, 8: 0, 9: 1},
        "Delta": {7: 50},
        "Enza": {9: 40, 10: 20, 11: 30, 12: 60, 13: 15, 14: 30},
    }
    gaps, years = dict(fixed), dict(fixed)
    for i in range(12):
        start = int(rng.integers(0, 14))
        kept = [m for m in range(start, start + 14) if rng.random() < 0.6] or [start]
        gaps[f"Net {i}"] = {m: int(rng.integers(0, 200)) for m in kept}
    for i in range(6):
        # Two years and more: each calendar month comes several times.
        years[f"Grid {i}"] = {m: int(rng.integers(10, 300)) for m in range(i, 26 + i)}
    return {
        "months without a charge": built(rng, gaps),
        "several years": built(rng, years),
    }


def built(rng, series):
    rows = []
    for network, months in series.items():
        for number, kwh in months.items():
            rows += charges(rng, network, number, kwh)
    return database([rows[i] for i in rng.permutation(len(rows))])
