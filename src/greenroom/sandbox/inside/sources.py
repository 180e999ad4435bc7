"""Loads modules from source text, and keeps them from what an exercise forbids."""

import ast
import builtins
import importlib.util
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from greenroom.sandbox.inside.failures import Failure, NotAllowed, know_source

KITS: Final = Path(__file__).parent

_import = builtins.__import__


def install_kit(name: str) -> None:
    """Import a kit of this folder under its short name."""
    path = KITS / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no kit {name}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)


def load(name: str, source: str, forbid: Sequence[str]) -> None:
    """Run the source as a module that others can import by this name.

    Raises:
        Failure: it reaches for what is forbidden.
        BaseException: whatever the source raises.
    """
    filename = f"{name}.py"
    know_source(filename, source)
    if "\0" in source:
        line = source[: source.index("\0")].count("\n") + 1
        raise SyntaxError(f"a NUL character stands in line {line}; save the file as plain text")
    code = compile(source, filename, "exec", dont_inherit=True)
    module = ModuleType(name)
    module.__file__ = filename
    guard = Guard(forbid) if forbid else None
    if guard is not None:
        guard.check_source(ast.parse(source, filename))
        guard.put_up(module)
    sys.modules[name] = module
    exec(code, module.__dict__)  # noqa: S102 - this is what the sandbox is for
    if guard is not None:
        guard.check_names(module)


def forget(name: str) -> None:
    """Remove a module that was loaded."""
    sys.modules.pop(name, None)


class Guard:
    """Keeps a module from forbidden modules ("heapq") and names ("numpy.linalg.svd").

    Three nets, since each has holes: the text is read for imports and attributes, the import
    statement of the module is watched, and what the module holds afterwards is compared with the
    forbidden objects. Libraries go on using what they need.
    """

    def __init__(self, forbid: Sequence[str]) -> None:
        self._forbid = tuple(forbid)
        self._objects = {id(value): path for path in forbid for value in _objects_of(path)}
        self._parts = {path.rsplit(".", 1)[-1] for path in forbid if "." in path}

    def check_source(self, tree: ast.Module) -> None:
        """Look for imports and attributes that are forbidden, with their line.

        Raises:
            Failure: of kind forbidden.
        """
        roots: dict[str, str] = {}
        for node in ast.walk(tree):
            for path, bound in _imported(node):
                self._refuse(path, node)
                roots[bound] = path
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                chain = _dotted(node, roots)
                if chain:
                    self._refuse(chain, node)

    def _refuse(self, path: str, node: ast.AST) -> None:
        hit = self._match(path)
        if hit:
            line = getattr(node, "lineno", "?")
            raise Failure("forbidden", f"{hit} is not allowed in this exercise (line {line}).")

    def _match(self, path: str) -> str | None:
        for name in self._forbid:
            if path == name or path.startswith(f"{name}."):
                return name
        return None

    def put_up(self, module: ModuleType) -> None:
        """Watch the imports of this module, and take forbidden names off their modules."""
        own = dict(vars(builtins))
        own["__import__"] = self._watched_import
        module.__dict__["__builtins__"] = own
        for path in self._forbid:
            _take_off(path)

    def _watched_import(
        self,
        name: str,
        globals: Any = None,  # noqa: A002 - the signature of __import__
        locals: Any = None,  # noqa: A002 - the same
        fromlist: Any = (),
        level: int = 0,
    ) -> Any:
        for path in (name, *(f"{name}.{item}" for item in fromlist or ())):
            hit = self._match(path)
            if hit:
                raise NotAllowed(f"{hit} is not allowed in this exercise.")
        return _import(name, globals, locals, fromlist, level)

    def check_names(self, module: ModuleType) -> None:
        """Look whether the module has got hold of a forbidden object by another way.

        Raises:
            Failure: of kind forbidden.
        """
        for name, value in list(vars(module).items()):
            path = self._objects.get(id(value))
            if path:
                raise Failure("forbidden", f"{path} is not allowed in this exercise ({name}).")


def _imported(node: ast.AST) -> Iterator[tuple[str, str]]:
    """(dotted path, name that it is bound to) of each thing this node imports."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            top = alias.name.split(".")[0]
            yield alias.name, alias.asname or top
            if not alias.asname:
                yield top, top
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        for alias in node.names:
            yield f"{node.module}.{alias.name}", alias.asname or alias.name


def _dotted(node: ast.Attribute, roots: dict[str, str]) -> str | None:
    """The path that an attribute chain stands for, where it starts at an imported name."""
    parts: list[str] = []
    part: ast.expr = node
    while isinstance(part, ast.Attribute):
        parts.append(part.attr)
        part = part.value
    if not isinstance(part, ast.Name) or part.id not in roots:
        return None
    return ".".join([roots[part.id], *reversed(parts)])


def _objects_of(path: str) -> list[object]:
    """What is forbidden by this path: an object, or a module and its public functions."""
    module = _module_of(path)
    if module is not None:
        public = [value for name, value in vars(module).items() if not name.startswith("_")]
        own = [value for value in public if callable(value) and _lives_in(value, path)]
        return [module, *own]
    parent, _, name = path.rpartition(".")
    holder = _module_of(parent) if parent else None
    value = getattr(holder, name, None)
    return [] if value is None else [value]


def _lives_in(value: object, path: str) -> bool:
    home = str(getattr(value, "__module__", ""))
    return home.lstrip("_").split(".")[0] == path.split(".", maxsplit=1)[0]


def _module_of(path: str) -> ModuleType | None:
    try:
        return importlib.import_module(path)
    except (ImportError, ValueError):
        return None


def _take_off(path: str) -> None:
    """Let a forbidden module or name say so wherever it is reached for."""
    parent, _, name = path.rpartition(".")
    if path in sys.modules:
        sys.modules.pop(path)
        sys.meta_path.insert(0, _Refusal(path))
    holder = _module_of(parent) if parent else None
    if holder is not None and hasattr(holder, name):
        setattr(holder, name, _refusing(path))


def _refusing(path: str) -> Any:
    def refused(*_args: object, **_kwargs: object) -> None:
        raise NotAllowed(f"{path} is not allowed in this exercise.")

    return refused


class _Refusal:
    """A finder that answers for one forbidden module, whoever asks and however."""

    def __init__(self, path: str) -> None:
        self._path = path

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        if name == self._path or name.startswith(f"{self._path}."):
            raise NotAllowed(f"{self._path} is not allowed in this exercise.")
