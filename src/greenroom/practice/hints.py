"""Hints: which were taken, and what they cost."""

from dataclasses import replace

from greenroom.model.grade import Grade, Seen
from greenroom.model.item import Hint, Item
from greenroom.model.response import Form

HINTS_FIELD = "hints"
"""In a form: how many hints were taken, in the item's order."""


def hints_taken(form: Form | None) -> int:
    """The number that the form names; 0 if it names none."""
    text = (form or {}).get(HINTS_FIELD, ("0",))[0]
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else 0


def taken(item: Item, form: Form | None) -> tuple[Hint, ...]:
    """The hints that were taken."""
    return item.hints[: hints_taken(form)]


def with_hints(form: Form, count: int) -> Form:
    """The form with at least so many hints taken: what was seen cannot be unseen."""
    most = max(count, hints_taken(form))
    if not most:
        return {name: values for name, values in form.items() if name != HINTS_FIELD}
    return {**form, HINTS_FIELD: [str(most)]}


def priced(grade: Grade, item: Item, form: Form) -> Grade:
    """The grade less what the hints cost; a wrong answer costs nothing more."""
    price = sum(hint.price for hint in taken(item, form))
    if grade.score is None or not price:
        return grade
    count = len(taken(item, form))
    noun = "hint" if count == 1 else "hints"
    label = f"{count} {noun} taken: {price:.0%} of the score"
    note = Seen("hints", label, "note", f"Without: {grade.score:.0%}.", {"price": price})
    return replace(grade, score=grade.score * (1 - price), seen=(*grade.seen, note))
