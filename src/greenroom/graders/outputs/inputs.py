"""Test inputs that a learner types, as they would stand between the brackets of a call."""

from greenroom.graders.outputs.exercise import EXAMPLES, Exercise
from greenroom.graders.outputs.suite import Case, Children, author_tier
from greenroom.sandbox import Call

_READ_LIMIT_S = 2.0
_MODULE = "own_input"
_NAMES = {
    "python": "",
    "numpy": "import numpy as np\n",
    "data": "import numpy as np\nimport pandas as pd\n",
}


def read_inputs(sandbox: Children, exercise: Exercise, text: str) -> Case | str:
    """The case that the text stands for, or why there is none. It is read in the sandbox.

    Raises:
        SandboxFault: the sandbox failed.
    """
    kit = "from cases_kit import np_rng, py_rng, stream\n"
    source = (
        f"{_NAMES[exercise.tier]}{kit}def _taken(*args, **kwargs):\n    return list(args), kwargs\n"
        f"def read():\n    return _taken(\n{text}\n)\n"
    )
    with sandbox.child(author_tier(exercise)) as child:
        loaded = child.load(_MODULE, source)
        if loaded.kind != "value":
            return f"The input cannot be read: {loaded.message}. Write what stands between ( and )."
        found = child.call(Call(_MODULE, "read"), wall_limit_s=_READ_LIMIT_S)
    if found.kind != "value":
        return f"The input cannot be read: {found.message or found.kind}"
    match found.value:
        # A text that closes the bracket itself can return anything.
        case (list() as args, dict() as kwargs) if all(isinstance(name, str) for name in kwargs):
            return _steps(kwargs, args) if exercise.is_class else _own(args=args, kwargs=kwargs)
    return "The input cannot be read. Write what stands between ( and )."


def _steps(kwargs: dict[str, object], args: list[object]) -> Case | str:
    init, calls = kwargs.get("init", ()), kwargs.get("calls")
    if args or not isinstance(init, tuple | list) or not isinstance(calls, list):
        return 'Write init=(...), calls=[("method", argument, ...), ...] for a class.'
    if not all(isinstance(c, tuple | list) and c and isinstance(c[0], str) for c in calls):
        return 'Each of calls is ("method", argument, ...).'
    return _own(init=init, calls=calls)


def _own(
    args: list[object] | None = None,
    kwargs: dict[str, object] | None = None,
    init: tuple[object, ...] | list[object] | None = None,
    calls: list[object] | None = None,
) -> Case:
    return Case(
        name="your own input",
        group=EXAMPLES,
        is_visible=True,
        args=args or [],
        kwargs=kwargs or {},
        init=init,
        calls=calls,
        repeat=1,
        memory_mb=None,
        want_args=False,
    )
