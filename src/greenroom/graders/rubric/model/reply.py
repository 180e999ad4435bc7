"""What the model says, and what of it counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Final, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from greenroom.graders.rubric.model.quotes import Quotable
from greenroom.graders.rubric.model.unusable import Unusable
from greenroom.graders.rubric.reading import PointState
from greenroom.graders.rubric.rubric import Rubric
from greenroom.text.spans import Span

LOWEST_FIRST: Final[tuple[PointState, ...]] = ("missing", "contradicted", "partly", "covered")
"""Missing below contradicted, which earns as little: to accuse takes more than a draw."""
NO_SUCH_QUOTE: Final = "Not counted: what the model quoted is not in the answer."
NO_QUOTE: Final = "Not counted: the model quoted nothing of the answer."
LONGEST_REASON: Final = 300

_NOT_THE_FORM: Final = "did not reply in the form that it was asked for"

Words = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
"""Null, which some models write for a quote that there is not, is no words."""


class _Part(BaseModel):
    # What goes beyond the schema, such as a grade of the model's own, is not read.
    model_config = ConfigDict(
        extra="ignore", frozen=True, json_schema_extra={"additionalProperties": False}
    )


class PointReply(_Part):
    """A point of the rubric."""

    id: str
    state: PointState
    quote: Words
    reason: Words


class BeliefReply(_Part):
    """A misconception of the rubric."""

    id: str
    present: bool
    quote: Words


class Reply(_Part):
    """Every point and every misconception once."""

    points: tuple[PointReply, ...]
    misconceptions: tuple[BeliefReply, ...]


class PointVote(NamedTuple):
    """What one sample says of a point, once its quote is checked."""

    state: PointState
    span: Span | None
    reason: str


@dataclass(frozen=True, slots=True)
class Vote:
    """What one sample says of an answer."""

    points: dict[str, PointVote]
    """By id; a point that the model left out has no vote."""
    beliefs: dict[str, Span]
    """The misconceptions that it quotes."""


def reply_schema(rubric: Rubric) -> dict[str, Any]:
    """JSON Schema of a reply, with this rubric's ids as the only ones."""
    schema = Reply.model_json_schema()
    ids = {
        "PointReply": [point.id for point in rubric.points],
        "BeliefReply": [belief.id for belief in rubric.misconceptions],
    }
    for name, allowed in ids.items():
        if allowed:
            schema["$defs"][name]["properties"]["id"]["enum"] = allowed
    return schema


def parse_reply(text: str) -> Reply:
    """The reply in a model's text; thoughts before it and fences around it are passed over.

    Raises:
        Unusable: it is not of the schema.
    """
    said = text.rpartition("</think>")[2]
    try:
        return Reply.model_validate_json(said[max(0, said.find("{")) : said.rfind("}") + 1])
    except ValidationError:
        raise Unusable(_NOT_THE_FORM) from None


def count_reply(reply: Reply, rubric: Rubric, answer: str) -> Vote:
    """What counts of a reply.

    A state other than missing counts with a quote that is literally in the answer, but for white
    space, and has a word that carries meaning; else the point is missing. Ids that the rubric does
    not have are passed over. Of an id that comes twice the lower state counts.
    """
    quotable = Quotable(answer)
    known = {point.id for point in rubric.points}
    points: dict[str, PointVote] = {}
    for part in reply.points:
        if part.id in known:
            before = [points[part.id]] if part.id in points else []
            points[part.id] = _lowest([*before, _point_vote(part, quotable)])
    held = {belief.id for belief in rubric.misconceptions}
    quoted = {
        part.id: quotable.find(part.quote)
        for part in reply.misconceptions
        if part.present and part.id in held
    }
    return Vote(points, {id_: span for id_, span in quoted.items() if span is not None})


def _lowest(votes: Iterable[PointVote]) -> PointVote:
    return min(votes, key=lambda vote: LOWEST_FIRST.index(vote.state))


def _point_vote(part: PointReply, answer: Quotable) -> PointVote:
    if part.state == "missing":
        return PointVote("missing", None, _shown(part.reason))
    span = answer.find(part.quote)
    if span is None:
        return PointVote("missing", None, NO_SUCH_QUOTE if part.quote.strip() else NO_QUOTE)
    return PointVote(part.state, span, _shown(part.reason))


def _shown(reason: str) -> str:
    line = "".join(c for c in " ".join(reason.split()) if c.isprintable())
    return line if len(line) <= LONGEST_REASON else f"{line[:LONGEST_REASON]}..."
