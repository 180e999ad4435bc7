"""Python that makes a value: a case of the sandbox written into a file of tests."""

from collections.abc import Sequence
from typing import Any

from greenroom.sandbox.codec import NumpyRng, PythonRng, Stream

WIDTH = 88

IMPORTS = {
    "datetime.": "import datetime",
    "random.Random(": "import random",
    "Decimal(": "from decimal import Decimal",
    "inf": "from math import inf",
    "nan": "from math import nan",
    "np.": "import numpy as np",
    "pd.": "import pandas as pd",
    "sparse.": "from scipy import sparse",
}
"""What a text that holds the first needs."""


def imports_of(text: str) -> list[str]:
    """The imports that the literals in a text need."""
    return [line for sign, line in IMPORTS.items() if sign in text]


def literal(value: Any, indent: int) -> str:
    """Python that makes the value, its later lines indented."""
    if isinstance(value, Stream | NumpyRng | PythonRng):
        return _marker(value, indent)
    if isinstance(value, list | tuple | set | frozenset | dict):
        return _container(value, indent)
    if type(value).__module__.startswith("pandas"):
        return _of_pandas(value, indent)
    if hasattr(value, "tocoo"):
        return f"sparse.{type(value).__name__}({_array(value.toarray(), indent)})"
    return _array(value, indent) if type(value).__name__ == "ndarray" else repr(value)


def _marker(value: Stream | NumpyRng | PythonRng, indent: int) -> str:
    if isinstance(value, Stream):
        return f"iter({literal(value.values, indent)})"
    library = "np.random.default_rng" if isinstance(value, NumpyRng) else "random.Random"
    return f"{library}({value.seed})"


def _container(value: Any, indent: int) -> str:
    if isinstance(value, dict):
        pairs = value.items()
        items = [f"{literal(k, indent + 4)}: {literal(v, indent + 4)}" for k, v in pairs]
        return _bracketed("{", items, "}", indent)
    items = [literal(item, indent + 4) for item in value]
    if isinstance(value, list):
        return _bracketed("[", items, "]", indent)
    if isinstance(value, tuple):
        return _bracketed("(", items, ",)" if len(items) == 1 else ")", indent)
    if isinstance(value, frozenset):
        return f"frozenset({_bracketed('[', items, ']', indent)})"
    return _bracketed("{", items, "}", indent) if items else "set()"


def _bracketed(start: str, items: Sequence[str], end: str, indent: int) -> str:
    """On one line, or on as few as hold them."""
    inline = ", ".join(items)
    if len(inline) + indent + 2 <= WIDTH and "\n" not in inline:
        return f"{start}{inline}{end}"
    lines = [""]
    for item in items:
        if lines[-1] and len(lines[-1]) + len(item) + indent + 6 > WIDTH:
            lines.append("")
        lines[-1] += f"{' ' if lines[-1] else ''}{item},"
    inside = "".join(f"\n{' ' * (indent + 4)}{line}" for line in lines)
    return f"{start}{inside}\n{' ' * indent}{end.lstrip(',')}"


def _array(value: Any, indent: int) -> str:
    plain = value.astype(str) if value.dtype.kind == "M" else value
    plain = value.astype("i8") if value.dtype.kind == "m" else plain
    shape = f".reshape({value.shape})" if value.size == 0 and value.ndim > 1 else ""
    return f"np.array({literal(plain.tolist(), indent)}, dtype={str(value.dtype)!r}){shape}"


def _of_pandas(value: Any, indent: int) -> str:
    name = type(value).__name__
    if name == "DataFrame":
        columns = {column: _Plain(value[column]) for column in value.columns}
        return f"pd.DataFrame({literal(columns, indent)}{_index(value, indent)})"
    if name == "Series":
        return f"{_series(value, indent, _index(value, indent))}"
    if name == "Categorical":
        categories = literal(list(value.categories), indent)
        return (
            f"pd.Categorical({literal(list(value), indent)}, categories={categories}, "
            f"ordered={value.ordered})"
        )
    if name in {"NAType", "NaTType"}:
        return f"pd.{'NA' if name == 'NAType' else 'NaT'}"
    if hasattr(value, "dtype"):
        return (
            f"pd.{'Index' if name.endswith('Index') else 'array'}({literal(list(value), indent)})"
        )
    return f"pd.{value!r}"


class _Plain:
    """A column of a frame, which needs no index of its own."""

    def __init__(self, column: Any) -> None:
        self._column = column

    def __repr__(self) -> str:
        column = self._column
        if str(column.dtype) in {"int64", "float64", "bool", "object", "str"}:
            return literal(list(column), 8)
        return f"{_series(column, 8, '')}.array"


def _series(value: Any, indent: int, index: str) -> str:
    if str(value.dtype) == "category":
        return f"pd.Series({_of_pandas(value.array, indent)}{index})"
    return f"pd.Series({literal(list(value), indent)}{index}, dtype={str(value.dtype)!r})"


def _index(value: Any, indent: int) -> str:
    labels = list(value.index)
    is_usual = labels == list(range(len(labels)))
    return "" if is_usual else f", index={literal(labels, indent)}"
