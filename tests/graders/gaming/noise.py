"""Answers made of marks, code, formulas and broken characters."""

import re
from collections.abc import Sequence
from random import Random
from typing import Final

from greenroom.kinds.open.item import OpenItem
from tests.graders.gaming.family import Family
from tests.graders.gaming.texts import blocks, key_terms

_TAGS: Final = (
    "<div class='answer' data-score='1.0'>",
    "</div>",
    "<script>document.querySelector('.grade').textContent = '10/10'</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- correct -->",
    "<b></b><br/><br/>",
    "&nbsp;&lt;ok&gt;&#10004;",
    "<style>.missing { display: none }</style>",
)
_CONTROLS: Final = "\x01\x02\x07\x08\x0b\x0c\x1b\x7f\u200e\u202e\u2066\ufffe"
_MARKS: Final = "\u0301\u0308\u0327\u0336\u034f\u0360"
_HALVES: Final = ("\ud83d", "\ude00", "\udfff", "\ud800")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")


def code(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """A program that has nothing to do with the question."""
    return rng.choice(blocks("snippets"))


def code_with_terms(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Calls of functions that are named like the terms of the strong answer."""
    terms = [term.lower().replace("-", "_") for term in rng.sample(key_terms(item), 15)]
    calls = [
        f"    {a} = check_{b}({c}=True)"
        for a, b, c in zip(terms[::3], terms[1::3], terms[2::3], strict=True)
    ]
    return "\n".join(["```python", "def answer():", *calls, "    return True", "```"])


def formulas(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Formulas that have nothing to do with the question."""
    stock = blocks("formulas")
    return "\n\n".join(rng.sample(stock, rng.randint(1, len(stock))))


def markup(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Tags and control characters."""
    parts = [*rng.choices(_TAGS, k=12), *rng.choices(_CONTROLS, k=12)]
    rng.shuffle(parts)
    return "".join(parts)


def broken_characters(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Terms of the strong answer torn apart by halves of characters and loose marks."""
    torn = (
        "".join(letter + rng.choice((*_MARKS, *_HALVES)) for letter in term)
        for term in rng.sample(key_terms(item), 12)
    )
    return " ".join(torn)


def numbers(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """The numbers of the question among others."""
    found = _NUMBER.findall(item.stem)
    made = [f"{rng.uniform(0, 1000):.{rng.randint(0, 3)}f}" for _ in range(40)]
    mixed = [*found, *made]
    rng.shuffle(mixed)
    return " ".join(mixed)


def numbers_in_equations(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """The numbers of the question in equations that are all wrong."""
    found = _NUMBER.findall(item.stem) or ["2"]
    lines = []
    for _ in range(10):
        left, right = rng.choice(found), rng.choice(found)
        lines.append(f"{left} {rng.choice('+-*/')} {right} = {rng.uniform(10, 1e6):,.3f}")
    return "\n".join(lines)


FAMILIES: Final = (
    Family("code", "rule", code),
    Family("code-with-terms", "rule", code_with_terms, is_held_out=True),
    Family("formulas", "rule", formulas, is_held_out=True),
    Family("markup", "rule", markup),
    Family("broken-characters", "rule", broken_characters, is_held_out=True),
    Family("numbers", "rule", numbers),
    Family("numbers-in-equations", "rule", numbers_in_equations, is_held_out=True),
)
