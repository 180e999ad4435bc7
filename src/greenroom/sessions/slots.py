"""Filling the places of a session with questions."""

import random
from functools import partial

from greenroom.model.item import ItemHead
from greenroom.model.session import Session, Slot
from greenroom.practice.ports import Ports
from greenroom.practice.review_day import review_day
from greenroom.select.due import due_items, new_cards
from greenroom.sessions.policies import choosers, fill_exam, fitting


class Slots:
    """Chooses what stands where; nothing is kept here."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._choosers = choosers(
            ports.now,
            ports.tree,
            ports.parameters,
            title=ports.title,
            review_day=partial(review_day, ports),
        )

    def first(self, session: Session) -> tuple[Slot, ...]:
        """What a session starts with: all of an exam, else one; empty if nothing fits."""
        if session.blueprint.policy != "exam":
            slot = self.choose(session, 1)
            return (slot,) if slot else ()
        learner = self._ports.learner(session.learner)
        rng = random.Random(session.seed)
        chosen = fill_exam(self._ports.items.heads(), session, learner, rng)
        return tuple(
            self._slot(session, position, head, reason)
            for position, (head, reason) in enumerate(chosen, 1)
        )

    def length(self, session: Session, slots: tuple[Slot, ...]) -> int:
        """How many questions the session will have, with the items and the due ones of now."""
        blueprint = session.blueprint
        if blueprint.policy == "exam":
            return len(slots)
        heads = fitting(self._ports.items.heads(), blueprint)
        if blueprint.policy == "review":
            learner = self._ports.learner(session.learner)
            now, interview = review_day(self._ports, session.learner)
            due = len(due_items(heads, learner, now, interview))
            due += len(new_cards(heads, learner, now))
            return min(blueprint.length, due)
        return min(blueprint.length, len(blueprint.items) or len(heads))

    def choose(self, session: Session, position: int, reason: str | None = None) -> Slot | None:
        """The next question for a position, with another reason if given; None if none is left."""
        rng = random.Random(f"{session.seed}:{position}:{reason}")
        learner = self._ports.learner(session.learner)
        chooser = self._choosers[session.blueprint.policy]
        heads = fitting(self._ports.items.heads(), session.blueprint)
        choice = chooser(heads, session, learner, rng)
        if choice is None:
            return None
        return self._slot(session, position, choice.head, reason or choice.reason)

    def _slot(self, session: Session, position: int, head: ItemHead, reason: str) -> Slot:
        learner = self._ports.learner(session.learner)
        return Slot(
            position=position,
            item_uid=head.uid,
            seed=random.Random(f"{session.seed}:{position}").getrandbits(32),
            reason=reason,
            predicted=self._ports.predict(learner, head),
            predictor=self._ports.predictor,
        )
