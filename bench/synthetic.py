"""A bank of any size, made from templates: as long and as varied as real items."""

import random
import re
from pathlib import Path

from greenroom.bank.uids import new_uid
from greenroom.config import shipped_bank

# As often as in the real items: common words in most, rare ones in few.
_WORDS = tuple(
    word
    for path in sorted(shipped_bank().glob("*/*.toml"))
    for word in re.findall(r"\b[a-z]{2,14}\b", path.read_text(encoding="utf-8"))
)

_HEAD = """uid = "{uid}"
kind = "{kind}"
title = "{title}"
topics = ["{topic}"]
rounds = ["theory"]
level = "{level}"
difficulty = {difficulty}
minutes = 2
as_of = 2026-11-21
takeaway = "{takeaway}"
"""
_CHOICE = """stem = '''
{text} The rate is $r = \\frac{{a}}{{b}}$.

| day | count |
|-----|-------|
| 1   | 20    |
| 2   | 25    |

{text}
'''
explanation = '''{text} {text} So $x_1 = \\sum_i w_i$.'''

[[options]]
text = "{o1}"
correct = true
why = "{takeaway}"
[[options]]
text = "{o2} and more of it"
why = "{takeaway}"
[[options]]
text = "{o3} and more of it"
why = "{takeaway}"
[[options]]
text = "{o4}"
why = "{takeaway}"

[[sources]]
title = "A source"
url = "https://example.org/{uid}"
"""
_NUMERIC = """stem = '''{text}
There are {{{{ tp }}}} found and {{{{ fn }}}} missed; what share was found?'''
answer = '''
total = tp + fn
answer = tp / total
'''
tolerance = {{ relative = 0.005, absolute = 0.001 }}
explanation = '''${{{{ tp }}}} / {{{{ total }}}} = {{{{ answer | .3f }}}}$. {text}'''

[parameters]
tp = {{ integer = [40, 90] }}
fn = {{ integer = [10, 39] }}

[[mistakes]]
formula = "fn / total"
why = "This is the share that was missed."
"""
_CARD = """stem = "{text}"
back = "{text}"
"""
_OPEN = (
    """stem = "{text}"
weak = "{text}"
strong = "{text} {text}"
"""
    + "".join(
        f"""
[[points]]
id = "p{n}"
weight = {n}
text = "{{o{n}}} {{takeaway}}"
also = ["{{o{n}}}", "{{takeaway}}"]
probe = "What about {{o{n}}}?"
"""
        for n in (1, 2, 3, 4)
    )
    + """
[[misconceptions]]
id = "m1"
text = "{o1} {o2}"
why = "{takeaway}"
"""
)
_BODIES = {"choice": _CHOICE, "numeric": _NUMERIC, "card": _CARD, "open": _OPEN}
_SHARES = (("choice", 0.68), ("numeric", 0.16), ("open", 0.09), ("card", 0.07))


def write_bank(folder: Path, size: int, seed: int = 7) -> None:
    """A bank with `size` items in the shape that the shipped one has."""
    rng = random.Random(seed)
    (folder / "topics.toml").write_bytes((shipped_bank() / "topics.toml").read_bytes())
    for number in range(size):
        kind = rng.choices([k for k, _ in _SHARES], [share for _, share in _SHARES])[0]
        area, topic = _PLACES[number % len(_PLACES)]
        (folder / area).mkdir(exist_ok=True)
        (folder / area / f"item-{number}.toml").write_text(_item(kind, topic, number, rng))


_PLACES = (
    ("foundations", "bias-variance"),
    ("metrics", "precision-recall"),
    ("llm", "rag"),
    ("production", "drift"),
    ("coding", "complexity"),
)


def _item(kind: str, topic: str, number: int, rng: random.Random) -> str:
    words = {f"o{n}": _sentence(rng, 12) for n in (1, 2, 3, 4)}
    fields = {
        "uid": new_uid(),
        "kind": kind,
        "title": f"{_sentence(rng, 4)} {number}",
        "topic": topic,
        "level": rng.choice(("fresher", "junior", "mid", "senior")),
        "difficulty": round(rng.gauss(0, 1), 1),
        "takeaway": _sentence(rng, 15),
        "text": _sentence(rng, 45),
        **words,
    }
    return (_HEAD + _BODIES[kind]).format(**fields)


def _sentence(rng: random.Random, length: int) -> str:
    return " ".join(rng.choice(_WORDS) for _ in range(length)).capitalize()
