"""The item folder of an SQL question."""

from collections.abc import Mapping
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from greenroom.graders.outputs.exercise import VARIANTS
from greenroom.graders.outputs.tables import SqlExercise
from greenroom.kinds.coded import Comparison, Equivalent, Source, Sources
from greenroom.model.item import Item, Line, Text


class SqlItem(Item):
    """A query to write."""

    FILES: ClassVar[Mapping[str, str]] = {
        "prompt.md": "stem",
        "explanation.md": "explanation",
        "schema.sql": "database",
        "tables.py": "tables",
        "solution.sql": "solution",
        "wrong/*.sql": "wrong",
        "alternatives/*.sql": "alternatives",
    }

    kind: Literal["sql"]
    ordered: bool = False
    """The order of rows was asked for."""
    order_by: tuple[Line, ...] = ()
    """Columns whose order counts; rows that tie in them may stand either way."""
    names: bool = False
    """The names of columns were asked for."""
    compare: Comparison = Comparison()
    equivalent: tuple[Equivalent, ...] = ()
    explanation: Text
    database: Source
    """CREATE TABLE statements."""
    tables: Source
    """Python with `visible()` and `hidden(rng)`."""
    solution: Source
    wrong: Sources = Field(min_length=3)
    """Each with its first line `-- <database>: <mistake>`."""
    alternatives: Sources = Field(min_length=1)

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.order_by and not self.ordered:
            raise ValueError("order_by is given; set ordered = true as well")
        return self

    def exercise(self, seed: int) -> SqlExercise:
        """What an answer is held against, for the variant of this seed."""
        return SqlExercise(
            id=self.version,
            schema=self.database,
            tables=self.tables,
            reference=self.solution,
            rule=self.compare.rule(),
            is_ordered=self.ordered,
            order_by=self.order_by,
            names_count=self.names,
            variant=seed % VARIANTS,
        )
