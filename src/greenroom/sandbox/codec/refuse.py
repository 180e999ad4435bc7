"""What to say of a value that is no data."""

import dataclasses
import enum
import types
from typing import Final

from greenroom.sandbox.codec.wire import Unfit

FUNCTIONS: Final[tuple[type, ...]] = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    types.MethodWrapperType,
)
VIEWS: Final[tuple[type, ...]] = (type({}.keys()), type({}.values()), type({}.items()))
ITERATORS: Final[tuple[type, ...]] = (
    map,
    filter,
    zip,
    enumerate,
    reversed,
    type(iter([])),
    type(iter(())),
    type(iter({})),
    type(iter({}.values())),
    type(iter({}.items())),
    type(iter(set())),
)
MAX_NAME: Final = 60


def name_of(kind: type) -> str:
    """The bare name of a class, whatever the class says of itself."""
    name: str = type.__dict__["__name__"].__get__(kind)
    return "".join(c if c.isprintable() else "?" for c in name[:MAX_NAME])


def refusal(kind: type) -> Unfit:
    """Why a value of this type cannot be returned, and what to return in its place."""
    name = name_of(kind)
    for family, sentence in (
        (FUNCTIONS, "a function cannot be returned; return its values"),
        ((type,), "a class cannot be returned; return its values"),
        (VIEWS, f"a {name} view cannot be returned; return a list of it"),
        ((types.CoroutineType,), "a coroutine cannot be returned; await it and return its value"),
        (types.GeneratorType, "a generator cannot be returned; return a list of it"),
        (ITERATORS, "an iterator cannot be returned; return a list of it"),
        ((types.ModuleType,), "a module cannot be returned"),
        ((enum.Enum,), f"a member of {name} cannot be returned; return its value"),
        ((BaseException,), f"an exception ({name}) cannot be returned; raise it"),
    ):
        if issubclass(kind, family):
            return Unfit(sentence)
    if dataclasses.is_dataclass(kind):
        return Unfit(f"a dataclass ({name}) cannot be returned; return its fields as a tuple")
    return Unfit(f"an object of class {name} cannot be returned; return its values")
