"""The tree overall > round > topic, and the areas that topics are filed under."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Self

from pydantic import ValidationError, model_validator

from greenroom.bank.load import read_table
from greenroom.bank.messages import schema_findings
from greenroom.errors import BankError
from greenroom.model.item import Line, Part, Slug

TOPICS_FILE = "topics.toml"


class Topic(Part):
    """A leaf of the tree. `after` are the topics to know first."""

    title: Line
    round: Slug | None = None
    """None: its area's."""
    after: tuple[Slug, ...] = ()


class Area(Part):
    """A folder of the bank; its topics hang on `round` unless they say otherwise."""

    title: Line
    round: Slug
    topics: dict[Slug, Topic]


class Topics(Part):
    """The whole of topics.toml."""

    rounds: dict[Slug, Line]
    roles: dict[Slug, Line]
    areas: dict[Slug, Area]

    @model_validator(mode="after")
    def _refers_to_what_exists(self) -> Self:
        problems = list(self._problems())
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def _problems(self) -> Iterator[str]:
        found: set[str] = set()
        for area_id, area in self.areas.items():
            if area.round not in self.rounds:
                yield f"area {area_id}: no round '{area.round}'"
            for topic_id, topic in area.topics.items():
                if topic_id in found:
                    yield f"topic {topic_id} stands in two areas"
                found.add(topic_id)
                if topic.round is not None and topic.round not in self.rounds:
                    yield f"topic {topic_id}: no round '{topic.round}'"
        for topic_id in self.topic_ids:
            for before in self.topic(topic_id).after:
                if before not in found:
                    yield f"topic {topic_id}: after '{before}', which does not exist"

    @cached_property
    def _area_of(self) -> dict[str, str]:
        return {topic: area for area, it in self.areas.items() for topic in it.topics}

    @cached_property
    def round_of(self) -> dict[str, str]:
        """The round of each topic, in the order of the file."""
        return {
            name: topic.round or area.round
            for area in self.areas.values()
            for name, topic in area.topics.items()
        }

    @property
    def topic_ids(self) -> tuple[str, ...]:
        """Every topic in the order of the file."""
        return tuple(self._area_of)

    def area_of(self, topic: str) -> str | None:
        """The area of a topic; None if there is no such topic."""
        return self._area_of.get(topic)

    def topic(self, topic: str) -> Topic:
        """The topic with this id, which exists."""
        return self.areas[self._area_of[topic]].topics[topic]

    def title(self, topic: str) -> str:
        """What people call the topic; its id where it no longer exists."""
        return self.topic(topic).title if topic in self._area_of else topic


def load_topics(bank_dir: Path) -> Topics:
    """The tree of a bank.

    Raises:
        BankError: the file is missing or wrong; all findings are in the text.
    """
    path = bank_dir / TOPICS_FILE
    table = read_table(path)
    if isinstance(table, str):
        raise BankError(f"{path}: {table}")
    try:
        return Topics.model_validate(table)
    except ValidationError as error:
        name = f"{bank_dir.name}/{TOPICS_FILE}"
        raise BankError("\n".join(map(str, schema_findings(name, error, Topics)))) from None
