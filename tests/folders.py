"""Small items that are folders, written as an author would write them."""

from pathlib import Path

from tests.banks import uid

_HEAD = """uid = "UID"
kind = "KIND"
title = "TITLE"
topics = ["TOPIC"]
rounds = ["coding"]
level = "mid"
difficulty = 0.5
minutes = 20
as_of = 2026-01-31
takeaway = "Count twice."
"""

_HINTS = """
[[hints]]
text = "What is the sum?"
price = 0.1

[[hints]]
text = "Divide by the count."
price = 0.2
"""

MEAN_CASES = '''"""Cases of the mean."""
from cases_kit import case


def visible():
    return [case("two numbers", [1.0, 3.0]), case("one number", [5.0])]


def hidden(rng):
    numbers = [float(x) for x in rng.normal(size=20)]
    return [
        case("no numbers", [], group="empty"),
        case("twenty numbers", numbers, group="many"),
        case("negative numbers", [-1.0, -2.0, -4.5], group="signs"),
    ]
'''

MEAN = "def mean(values):\n    return sum(values) / len(values) if values else 0.0\n"

CODE: dict[str, str] = {
    "item.toml": _HEAD.replace("KIND", "code")
    + """signature = "mean(values)"
tier = "python"
forbid = ["statistics"]

[weights]
many = 2

[think_aloud]
clarify = ["May the list be empty?"]
brute_force = ["Add all and divide: O(n)."]
optimise = ["Nothing to win: each number is read once."]
edge_cases = ["No numbers; one number."]
"""
    + _HINTS,
    "prompt.md": "Return the mean of a list of floats, 0.0 for an empty one.",
    "explanation.md": "Sum over count, with a rule for no numbers.",
    "starter.py": 'def mean(values):\n    """The mean."""\n    raise NotImplementedError\n',
    "solution.py": MEAN,
    "cases.py": MEAN_CASES,
    "wrong/floor.py": "# many: Divides whole numbers.\n"
    "def mean(values):\n    return sum(values) // len(values) if values else 0.0\n",
    "wrong/empty.py": "# empty: Forgets the empty list.\n"
    "def mean(values):\n    return sum(values) / len(values)\n",
    "wrong/absolute.py": "# signs: Takes absolute values.\n"
    "def mean(values):\n    return sum(map(abs, values)) / max(1, len(values))\n",
    "alternatives/loop.py": "# A loop.\ndef mean(values):\n    total = 0.0\n"
    "    for value in values:\n        total += value\n    return total / max(1, len(values))\n",
}

REVIEW: dict[str, str] = {
    "item.toml": _HEAD.replace("KIND", "review")
    + """signature = "mean(values)"
tier = "python"

[[defects]]
id = "floor"
lines = [2, 2]
title = "Divides whole numbers"
why = "`//` floors."
group = "many"

[[defects]]
id = "empty"
lines = [4, 4]
title = "Fails on the empty list"
why = "Divides by zero."
group = "empty"

[[defects]]
id = "absolute"
lines = [6, 6]
title = "Loses the sign"
why = "`abs` makes all numbers positive."
group = "signs"

[[sound]]
lines = [1, 1]
why = "The name is as asked."
"""
    + _HINTS,
    "prompt.md": "The assistant was asked for the mean of a list, 0.0 for an empty one.",
    "explanation.md": "Three mistakes.",
    "before.py": "def mean(values):\n    raise NotImplementedError\n",
    "patch.py": "def mean(values):\n    divide = lambda a, b: a // b\n"
    "    # Handles every list.\n    count = len(values)\n    # Add up.\n"
    "    total = sum(map(abs, values))\n    return divide(total, count)\n",
    "solution.py": MEAN,
    "cases.py": MEAN_CASES,
    "test_reference.py": "from work import mean\n\n\ndef test_all():\n"
    "    assert mean([1.0, 2.0]) == 1.5\n    assert mean([]) == 0.0\n"
    "    assert mean([-1.0]) == -1.0\n",
    "test_weak.py": "from work import mean\n\n\ndef test_half():\n"
    "    assert mean([1.0, 2.0]) == 1.5\n",
    "defects/floor.py": CODE["wrong/floor.py"],
    "defects/empty.py": CODE["wrong/empty.py"],
    "defects/absolute.py": CODE["wrong/absolute.py"],
    "alternatives/loop.py": CODE["alternatives/loop.py"],
}

SQL: dict[str, str] = {
    "item.toml": _HEAD.replace("KIND", "sql") + "ordered = true\n" + _HINTS,
    "prompt.md": "Spend per shop in the table `sale`, largest first; shops by name where equal.",
    "explanation.md": "Group and order.",
    "schema.sql": "CREATE TABLE sale (shop VARCHAR, amount INTEGER);",
    "tables.py": """def visible():
    return {"sale": {"shop": ["a", "b", "a"], "amount": [1, 5, 2]}}


def hidden(rng):
    shops = [f"shop {n}" for n in rng.integers(0, 9, 200)]
    amounts = [int(n) for n in rng.integers(1, 99, 200)]
    return {
        "many sales": {"sale": {"shop": shops, "amount": amounts}},
        "ties and nothing": {
            "sale": {"shop": ["b", "a", "c", "c"], "amount": [3, 3, None, 7]},
        },
    }
""",
    "solution.sql": "SELECT shop, sum(amount) AS spend FROM sale GROUP BY shop"
    " ORDER BY spend DESC NULLS LAST, shop\n",
    "wrong/unordered.sql": "-- many sales: Leaves the order to chance.\n"
    "SELECT shop, sum(amount) AS spend FROM sale GROUP BY shop ORDER BY shop\n",
    "wrong/average.sql": "-- many sales: Averages.\n"
    "SELECT shop, avg(amount) AS spend FROM sale GROUP BY shop ORDER BY spend DESC, shop\n",
    "wrong/ties.sql": "-- ties and nothing: Ties the wrong way round.\n"
    "SELECT shop, sum(amount) AS spend FROM sale GROUP BY shop ORDER BY spend DESC, shop DESC\n",
    "alternatives/subquery.sql": "-- A subquery.\nSELECT shop, spend FROM (SELECT shop, sum(amount)"
    " AS spend FROM sale GROUP BY ALL) ORDER BY 2 DESC NULLS LAST, 1\n",
}

FOLDERS = {"code": CODE, "sql": SQL, "review": REVIEW}


def write_folder(
    parent: Path, name: str, files: dict[str, str], number: int, topic: str = "alpha-one"
) -> Path:
    """One of the folders above as the item with this number."""
    for inside, text in files.items():
        path = parent / name / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        filled = text.replace("UID", uid(number)).replace("TITLE", f"Item {number}")
        path.write_text(filled.replace("TOPIC", topic), "utf-8")
    return parent / name
