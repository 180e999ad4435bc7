"""The bank's items are fitted to a log of evidence."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest

from greenroom.learner.bank_fit import LEAST_PEOPLE, BankFit, fit_bank
from greenroom.learner.own_items import OwnItems, parse, write
from greenroom.learner.priors import prior_of
from greenroom.model.evidence import Evidence
from greenroom.model.item import ItemHead
from tests.parts import START, evidence, head

HEADS = {f"item-{number}": head(f"item-{number}", kind="numeric") for number in range(8)}
LATER = START + dt.timedelta(days=100)


def log(
    people: int, truth: Sequence[float], seed: int = 1, at: dt.datetime = START, name: str = "p"
) -> Iterator[Evidence]:
    """Everybody answers every item; truth: its difficulty."""
    rng = np.random.default_rng(seed)
    for person in range(people):
        ability = rng.normal()
        for number, difficulty in enumerate(truth):
            score = float(rng.random() < 1 / (1 + np.exp(difficulty - ability)))
            yield replace(evidence(f"item-{number}", score=score, at=at), learner=f"{name}{person}")


def fitted(
    pieces: Sequence[Evidence],
    before: OwnItems | None = None,
    find: Callable[[str], ItemHead | None] = HEADS.get,
    now: dt.datetime = LATER,
) -> BankFit:
    return fit_bank(pieces, find, prior_of, before, now)


def test_items_move_from_their_authors_estimate_to_what_people_answer() -> None:
    truth = [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0]
    found = fitted(list(log(200, truth)))
    known = found.own.parameters
    difficulties = [known[f"item-{number}"].difficulty for number in range(8)]
    assert difficulties == pytest.approx(truth, abs=0.45)
    assert all(item.sd < 0.4 for item in known.values())
    assert (found.people, found.answers, found.waiting) == (200, 1600, 0)
    assert {item.people for item in found.own.items.values()} == {200}
    assert found.held_out is not None
    assert found.held_out.log_loss < found.held_out.of_shares
    moves = [abs(one.after.parameters.difficulty - one.before.difficulty) for one in found.changes]
    assert moves == sorted(moves, reverse=True)
    assert parse(write(found.own)).items.keys() == known.keys()


def test_one_persons_answers_leave_every_estimate_as_its_author_has_it() -> None:
    found = fitted(list(log(1, [0.0] * 8)))
    assert found.own.items == {}
    assert found.changes == ()
    assert (found.people, found.answers, found.waiting) == (1, 8, 8)
    assert fitted([]).answers == 0


def test_an_item_is_fitted_from_ten_people_on() -> None:
    pieces = [*log(LEAST_PEOPLE, [0.0] * 2), *log(LEAST_PEOPLE - 1, [0.0] * 3, name="q")]
    found = fitted(pieces)
    assert found.own.items.keys() == {"item-0", "item-1"}
    assert found.waiting == 1


def test_what_is_answered_again_counts_once_and_cards_and_lost_items_do_not() -> None:
    once = list(log(12, [0.0] * 8))
    again = [replace(piece, score=0.0, at=LATER) for piece in once]
    cards = [replace(piece, item_uid="item-0", score=None) for piece in once[:5]]
    lost = [replace(piece, item_uid="gone") for piece in once]
    found = fitted([*once, *again, *cards, *lost])
    assert found.answers == 96
    assert found.own.items == fitted(once).own.items


def test_answers_to_an_older_version_of_an_item_do_not_count() -> None:
    old = list(log(30, [3.0] * 8))
    new = [replace(piece, item_version="1") for piece in log(30, [-1.0] * 8, seed=2, at=LATER)]
    found = fitted([*old, *new])
    assert found.answers == 240
    assert found.own.items == fitted(new).own.items
    assert {item.version for item in found.own.items.values()} == {"1"}


def test_weakness_in_one_topic_does_not_make_its_items_look_hard() -> None:
    heads = {uid: replace(one, topics=("weak" if number < 4 else "strong",))
             for number, (uid, one) in enumerate(HEADS.items())}  # fmt: skip
    rng = np.random.default_rng(3)
    pieces = [
        replace(evidence(uid, score=float(rng.random() < (0.3 if number < 4 else 0.7))),
                learner=f"p{person}")
        for person in range(10) for number, uid in enumerate(HEADS)
    ]  # fmt: skip
    apart = fitted(pieces, find=heads.get).own.parameters
    together = fitted(pieces).own.parameters
    gap = [
        np.mean([known[f"item-{n}"].difficulty * (1 if n < 4 else -1) for n in range(8)])
        for known in (apart, together)
    ]
    assert gap[0] < gap[1]


def test_an_item_that_became_easy_is_flagged_and_the_others_are_not() -> None:
    truth = [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0]
    first = list(log(400, truth))
    before = fitted(first, now=START + dt.timedelta(days=1)).own
    leaked = [*truth[:-1], -1.0]
    since = list(log(400, leaked, seed=2, at=LATER, name="q"))
    after = fitted([*first, *since], before, now=LATER + dt.timedelta(days=1)).own
    assert after.calibration == 2
    assert [uid for uid, item in after.items.items() if item.drift] == ["item-7"]
    same = list(log(400, truth, seed=3, at=LATER, name="q"))
    steady = fitted([*first, *same], before, now=LATER + dt.timedelta(days=1)).own
    assert not any(item.drift for item in steady.items.values())
