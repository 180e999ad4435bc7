"""The learners' states, kept up with the store's evidence."""

from greenroom.learner.fold import fold
from greenroom.learner.memory import Minutes, unmeasured
from greenroom.learner.priors import ItemParameters, unknown
from greenroom.model.learner import Learner
from greenroom.practice.ports import Store


class Learners:
    """A cache of folds; only evidence that came since is read, whoever wrote it."""

    def __init__(
        self, store: Store, items: ItemParameters = unknown, minutes: Minutes = unmeasured
    ) -> None:
        self._store = store
        self._items = items
        self._minutes = minutes
        self._known: dict[str, tuple[Learner, int]] = {}

    def __call__(self, learner_id: str) -> Learner:
        """The learner's state, up to date with the store."""
        learner, number = self._known.get(learner_id, (Learner(learner_id), 0))
        fresh = self._store.evidence(learner_id, number)
        if fresh:
            pieces = (piece.evidence for piece in fresh)
            learner = fold(learner, pieces, self._items, self._minutes)
            self._known[learner_id] = (learner, fresh[-1].number)
        return learner
