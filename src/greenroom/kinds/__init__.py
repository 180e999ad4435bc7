"""The kinds of item by name. A new kind is one folder and one line here."""

from typing import Any

from greenroom.kinds.card import Card
from greenroom.kinds.choice import Choice
from greenroom.kinds.code import Code
from greenroom.kinds.kind import Kind
from greenroom.kinds.numeric import Numeric
from greenroom.kinds.open import Open
from greenroom.kinds.review import Review
from greenroom.kinds.sql import Sql
from greenroom.model.registry import registry

KINDS: dict[str, Kind[Any, Any]] = registry(
    Choice(),
    Numeric(),
    Open(),
    Card(),
    Code(),
    Sql(),
    Review(),
)
