"""Several samples of a model's made into one reading."""

from collections import Counter
from collections.abc import Sequence

from greenroom.graders.rubric.model.reply import LOWEST_FIRST, PointVote, Vote
from greenroom.graders.rubric.model.unusable import Unusable
from greenroom.graders.rubric.reading import SHARE, BeliefRead, PointRead
from greenroom.graders.rubric.rubric import Rubric


def count_points(rubric: Rubric, votes: Sequence[Vote], needed: int) -> tuple[PointRead, ...]:
    """Each point with the state that most samples give it.

    Confidence is the share of the votes for that state; the expected share of the weight is the
    mean over all votes. A draw goes to the lower state: missing, contradicted, partly, covered.
    Span and reason are those of the first sample that gave the state.

    Raises:
        Unusable: a point has fewer votes than are needed.
    """
    return tuple(
        _count_point(point.id, [v.points[point.id] for v in votes if point.id in v.points], needed)
        for point in rubric.points
    )


def count_beliefs(rubric: Rubric, votes: Sequence[Vote]) -> tuple[BeliefRead, ...]:
    """The misconceptions that more than half of the samples quote; a draw is none."""
    found = []
    for belief in rubric.misconceptions:
        spans = [vote.beliefs[belief.id] for vote in votes if belief.id in vote.beliefs]
        if 2 * len(spans) > len(votes):
            found.append(BeliefRead(belief.id, len(spans) / len(votes), spans[0]))
    return tuple(found)


def _count_point(id_: str, votes: Sequence[PointVote], needed: int) -> PointRead:
    if len(votes) < needed:
        raise Unusable("left out points of the rubric")
    counts = Counter(vote.state for vote in votes)
    state = max(LOWEST_FIRST, key=lambda one: counts[one])
    first = next(vote for vote in votes if vote.state == state)
    return PointRead(
        id=id_,
        state=state,
        expected=sum(SHARE[vote.state] for vote in votes) / len(votes),
        confidence=counts[state] / len(votes),
        span=first.span,
        reason=first.reason,
    )
