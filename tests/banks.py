"""Small banks for tests, written as an author would write them."""

from pathlib import Path

AREAS = ("alpha", "beta", "gamma")
LEVELS = ("fresher", "junior", "mid", "senior")
_UID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"

TOPICS = """
[rounds]
theory = "Theory"
coding = "Coding"

[roles]
ml-engineer = "ML engineer"

[areas.alpha]
title = "Alpha"
round = "theory"
topics = { alpha-one = { title = "Alpha one" }, alpha-two = { title = "Alpha two" } }

[areas.beta]
title = "Beta"
round = "theory"
topics = { beta-one = { title = "Beta one" }, beta-two = { title = "Beta two" } }

[areas.gamma]
title = "Gamma"
round = "coding"
topics = { gamma-one = { title = "Gamma one" }, gamma-two = { title = "Gamma two" } }
"""

_HEAD = """uid = "UID"
kind = "KIND"
title = "TITLE"
topics = ["TOPIC"]
rounds = ["theory"]
level = "LEVEL"
difficulty = 0.5
minutes = 2
as_of = 2026-01-31
takeaway = "Count twice."
"""

CHOICE = (
    _HEAD.replace("KIND", "choice")
    + '''stem = """
Of 200 alarms 150 were real. What is the precision?
"""
explanation = "Real alarms over all alarms: 150 / 200 = 75%."

[[options]]
text = "75%"
correct = true
why = "150 of 200 alarms are real."

[[options]]
text = "25%, the share of false alarms"
why = "That is the share of alarms that are not real."

[[options]]
text = "It needs the missed cases"
why = "Missed cases decide recall, not precision."

[[sources]]
title = "A textbook"
url = "https://example.org/precision"
'''
)

MULTIPLE = CHOICE.replace("minutes = 2", "minutes = 2\nmultiple = true").replace(
    'text = "25%, the share of false alarms"',
    'text = "25%, the share of false alarms"\ncorrect = true',
)

NUMERIC = (
    _HEAD.replace("KIND", "numeric")
    + """stem = "Of {{ alarms }} alarms {{ real }} were real. What is the precision?"
answer = "answer = real / alarms"
tolerance = { relative = 0.01 }
explanation = "{{ real }} / {{ alarms }} = {{ answer | .3f }}"

[parameters]
alarms = { integer = [100, 200] }
real = { integer = [10, 40] }

[[mistakes]]
formula = "1 - answer"
why = "That is the share of alarms that are not real."
"""
)

OPEN = (
    _HEAD.replace("KIND", "open")
    + """stem = "Why can accuracy mislead?"
weak = "It is not good."
strong = "With rare positives a model that finds none is right almost always."

[[points]]
id = "imbalance"
weight = 2
text = "With rare positives the majority decides it."
also = ["skewed classes"]
probe = "What if one case in a thousand is positive?"

[[points]]
id = "costs"
weight = 1
text = "Errors cost different amounts."
also = ["false alarms are cheap"]
probe = "Are both errors equally bad?"

[[points]]
id = "threshold"
weight = 1
text = "It looks at one threshold."
also = ["cut-off"]
probe = "What happens at another threshold?"

[[misconceptions]]
id = "always-bad"
text = "Accuracy is never useful."
why = "With balanced classes and equal costs it is."
"""
)

CARD = (
    _HEAD.replace("KIND", "card")
    + """stem = "Precision?"
back = "True positives over predicted positives."
"""
)

TEXTS = {"choice": CHOICE, "numeric": NUMERIC, "open": OPEN, "card": CARD}


def uid(number: int) -> str:
    """The uid of the item with this number."""
    letters = ""
    for _ in range(12):
        number, digit = divmod(number, 32)
        letters = _UID_LETTERS[digit] + letters
    return letters


def item_text(text: str, number: int, topic: str = "alpha-one", level: str = "mid") -> str:
    """One of the texts above as the item with this number."""
    filled = text.replace("UID", uid(number)).replace("TITLE", f"Item {number}")
    return filled.replace("TOPIC", topic).replace("LEVEL", level)


def write_empty_bank(folder: Path) -> Path:
    """A bank with a topic tree and no items."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "topics.toml").write_text(TOPICS, encoding="utf-8")
    for area in AREAS:
        (folder / area).mkdir(exist_ok=True)
    return folder


def write_bank(
    folder: Path, choice: int = 6, numeric: int = 1, open_: int = 1, card: int = 2
) -> Path:
    """A bank with so many items of each kind in each area; uids count from 1."""
    write_empty_bank(folder)
    number = 0
    for area in AREAS:
        for kind, count in (
            ("choice", choice),
            ("numeric", numeric),
            ("open", open_),
            ("card", card),
        ):
            for index in range(count):
                number += 1
                topic = f"{area}-{'one' if index % 2 == 0 else 'two'}"
                text = item_text(TEXTS[kind], number, topic, LEVELS[index % len(LEVELS)])
                (folder / area / f"{kind}-{index}.toml").write_text(text, encoding="utf-8")
    return folder
