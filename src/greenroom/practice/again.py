"""Answering a question again: which answer came before, and how that is kept."""

from collections.abc import Iterator

from greenroom.model.response import Form
from greenroom.model.session import Attempt, Marked
from greenroom.practice.ports import Store

AGAIN_FIELD = "again"
"""In a form: the id of the answer to the same question that this one comes after."""


def is_repeat(form: Form) -> bool:
    """Whether the form is that of an answer given again."""
    return AGAIN_FIELD in form


def with_earlier(form: Form, draft: Form | None) -> Form:
    """The form with the earlier answer that the draft names, whatever the form says of one."""
    own = {name: values for name, values in form.items() if name != AGAIN_FIELD}
    return {**own, AGAIN_FIELD: draft[AGAIN_FIELD]} if draft and AGAIN_FIELD in draft else own


def earlier(store: Store, attempt: Attempt) -> tuple[Marked, ...]:
    """The answers that this one repeats, the latest first; none where they are not here."""
    return tuple(_back(store, attempt))


def _back(store: Store, attempt: Attempt) -> Iterator[Marked]:
    known = {attempt.id}
    while ids := attempt.form.get(AGAIN_FIELD):
        before = store.find_attempt(ids[0])
        # An import may name anything: another's answer, another question's, or itself.
        if before is None or before.attempt.id in known or not _is_same(before.attempt, attempt):
            return
        yield before
        attempt = before.attempt
        known.add(attempt.id)


def _is_same(one: Attempt, other: Attempt) -> bool:
    return (one.learner, one.item_uid) == (other.learner, other.item_uid)
