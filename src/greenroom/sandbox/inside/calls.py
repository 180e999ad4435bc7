"""Runs one call: a function, or a class and the calls on one object of it."""

import copy
import gc
import inspect
import random
import sys
from collections.abc import Callable, Iterator
from types import ModuleType, TracebackType
from typing import Any, Final

from greenroom.sandbox import codec
from greenroom.sandbox.inside import wire
from greenroom.sandbox.inside.failures import Failure

Request = dict[str, Any]
Pause = Callable[[int], None]

MARKERS: Final = (codec.Stream, codec.NumpyRng, codec.PythonRng)
UNCHANGING: Final = (type(None), bool, int, float, complex, str, bytes, *MARKERS)


def warm_imports() -> None:
    """Use once what imports at its first use."""
    inspect.signature(warm_imports)
    copy.deepcopy([1])


def run(request: Request, pause: Pause | None) -> bytes:
    """Run the call and write its result.

    pause: waits for the host at the points where it acts; None while warming up.

    Raises:
        Failure: the name is missing, or does not take the arguments.
        Unfit: the result is no data.
    """
    target = _find(request)
    work = _prepared(target, request)
    timed = pause is not None and request.get("timed")
    bound = pause is not None and request.get("memory_mb") is not None
    if pause is not None and (timed or bound):
        gc.collect()
        pause(wire.STARTED)
    result = work()
    if pause is not None and (timed or bound):
        pause(wire.FINISHED)
    return codec.encode(result)


def _find(request: Request) -> Any:
    name, module = request["name"], sys.modules.get(request["module"])
    if not isinstance(module, ModuleType):
        raise Failure("missing", f"There is no module {request['module']!r}.")
    try:
        target = getattr(module, name)
    except AttributeError:
        raise Failure("missing", _not_there(module, request)) from None
    if not callable(target):
        kind = type(target).__name__
        raise Failure("missing", f"{name} is defined, but is no function: it is of type {kind}.")
    return target


def _not_there(module: ModuleType, request: Request) -> str:
    wanted = request.get("signature") or request["name"]
    names = [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__
    ]
    found = f" It defines {', '.join(names[:5])}." if names else ""
    return f"The answer must define {wanted}.{found}"


def _prepared(target: Any, request: Request) -> Callable[[], Any]:
    """The work with its arguments ready, so that a clock measures nothing else."""
    repeat = request.get("repeat", 1)
    if repeat == 1:
        args, kwargs = _arguments(request, 0)
        return lambda: _once(target, request, args, kwargs)
    turns = []
    for turn in range(repeat):
        own = _own_copy(request)
        turns.append((own, *_arguments(own, turn)))
    return lambda: [_once(target, own, args, kwargs) for own, args, kwargs in turns]


def _own_copy(request: Request) -> Request:
    """What each repetition may change without the next one seeing it."""
    changing = {
        key: request.get(key)
        for key in ("args", "kwargs", "init", "calls")
        if not _all_unchanging(request.get(key))
    }
    return {**request, **copy.deepcopy(changing)}


def _all_unchanging(values: Any) -> bool:
    if isinstance(values, dict):
        values = tuple(values.values())
    return isinstance(values, UNCHANGING) or (
        isinstance(values, tuple | list) and all(isinstance(v, UNCHANGING) for v in values)
    )


def _arguments(request: Request, turn: int) -> tuple[list[Any], dict[str, Any]]:
    args = request["init"] if request.get("calls") is not None else request.get("args")
    kwargs = request.get("kwargs") or {}
    made = [_made(value, turn) for value in args or ()]
    return made, {name: _made(value, turn) for name, value in kwargs.items()}


def _made(value: Any, turn: int) -> Any:
    """What a marker stands for."""
    if isinstance(value, codec.Stream):
        return _one_pass(value.values)
    if isinstance(value, codec.NumpyRng):
        return sys.modules["numpy"].random.default_rng(value.seed + turn)
    if isinstance(value, codec.PythonRng):
        return random.Random(value.seed + turn)
    return value


def _one_pass(values: Any) -> Iterator[Any]:
    yield from values


def _once(target: Any, request: Request, args: list[Any], kwargs: dict[str, Any]) -> Any:
    made = _called(target, args, kwargs, request)
    if request.get("calls") is not None:
        made = [_method_called(made, call, request) for call in request["calls"]]
    if request.get("want_args"):
        left = request["init"] if request.get("calls") is not None else request["args"]
        pairs = zip(left, args, strict=True)
        return made, tuple(None if isinstance(old, MARKERS) else new for old, new in pairs)
    return made


def _method_called(thing: Any, call: Any, request: Request) -> Any:
    name, *args = call
    method = getattr(thing, name, None)
    if not callable(method):
        raise Failure("missing", f"An object of {request['name']} has no method {name}.")
    return _called(method, args, {}, {**request, "name": f"{request['name']}.{name}"})


def _called(target: Any, args: list[Any], kwargs: dict[str, Any], request: Request) -> Any:
    try:
        return target(*args, **kwargs)
    except TypeError as fault:
        if _reached(fault.__traceback__):
            raise
        message = _not_taken(target, args, kwargs, request)
        if message is None:
            raise
        raise Failure("missing", message) from None


def _reached(trace: TracebackType | None) -> bool:
    """Whether the error comes from inside the call, not from passing the arguments."""
    return trace is not None and trace.tb_next is not None


def _not_taken(
    target: Any, args: list[Any], kwargs: dict[str, Any], request: Request
) -> str | None:
    try:
        signature = inspect.signature(target)
    except (TypeError, ValueError):
        return None
    try:
        signature.bind(*args, **kwargs)
    except TypeError as fault:
        name = request["name"]
        wanted = request.get("signature")
        expected = f"; expected {wanted}" if wanted else ""
        return f"{name}{signature} does not take the arguments: {fault}{expected}."
    return None
