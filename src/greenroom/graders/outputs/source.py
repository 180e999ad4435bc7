"""An answer's source before it runs: what is forbidden is said here and enforced in the child."""

import ast
from collections.abc import Iterator, Sequence

from greenroom.sandbox import Outcome


class Source:
    """The text of an answer and why it is refused, if it is."""

    def __init__(self, text: str, forbid: Sequence[str]) -> None:
        self.text = text
        self.refused = self._refuse(forbid)

    def _refuse(self, forbid: Sequence[str]) -> Outcome | None:
        if not forbid:
            return None
        try:
            tree = ast.parse(self.text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            # The child tells it with line and caret.
            return None
        for name, line in _used(tree):
            for forbidden in forbid:
                if name == forbidden or name.startswith(forbidden + "."):
                    return _outcome(forbidden, line)
        return None


def _outcome(name: str, line: int) -> Outcome:
    return Outcome(
        kind="forbidden",
        message=f"Line {line} uses {name}. This exercise asks you to do without it.",
    )


def _used(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Dotted names of what a program imports and reaches through imports, with their lines."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
                top = alias.name.partition(".")[0]
                names[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node.lineno
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            dotted = _dotted(node, names)
            if dotted is not None:
                yield dotted, node.lineno


def _dotted(node: ast.expr, names: dict[str, str]) -> str | None:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in names:
        return None
    return ".".join((names[node.id], *reversed(parts)))
