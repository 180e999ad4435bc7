"""Programs that break the interpreter, or leave it."""

from typing import Final

from greenroom.sandbox import Level
from tests.sandbox.attacks import SYSTEM, Attack


def _ends(name: str, body: str, kind: str, **more: object) -> Attack:
    more.setdefault("lowest", Level.L0)
    return Attack(name, f"{SYSTEM}def attack():\n    {body}\n", kind, **more)  # type: ignore[arg-type] # a table of fields


ATTACKS: Final = (
    _ends("reads address 0", "ctypes.string_at(0)", "crashed"),
    _ends("writes address 0", "ctypes.memset(0, 1, 8)", "crashed"),
    _ends("aborts", "os.abort()", "crashed"),
    _ends("faults while it is loaded", "pass\nctypes.string_at(0)", "crashed"),
    _ends("divides in C", "__import__('faulthandler')._sigfpe()", "crashed"),
    _ends("overflows the stack of C", "__import__('faulthandler')._stack_overflow()", "crashed"),
    _ends(
        "recurses without a limit",
        "sys.setrecursionlimit(1 << 30)\n    class R:\n        def __repr__(self):"
        " return repr(self)\n    return repr(R())",
        "crashed",
        limit_s=20.0,
    ),
    _ends(
        "runs bytes that are no code",
        "exec((lambda: 0).__code__.replace(co_code=b'\\x64\\xff' * 9, co_consts=()))",
        "crashed",
    ),
    _ends("leaves", "os._exit(0)", "exited"),
    _ends("leaves as if all were well", "sys.exit(0)", "exited"),
    _ends("raises the end", "raise SystemExit('accepted')", "exited"),
    _ends("leaves while it is loaded", "pass\nos._exit(0)", "exited"),
    _ends("leaves by the C library", "libc.exit(0)", "exited"),
    _ends("closes all descriptors", "os.closerange(0, 64)", "exited"),
    _ends("closes its answers and stays", "os.close(4)\n    time.sleep(60)", "exited"),
    _ends("interrupts itself", "raise KeyboardInterrupt", "raised"),
    _ends("leaves as a generator", "raise GeneratorExit", "raised"),
    _ends("recurses", "return attack()", "raised"),
    _ends(
        "recurses in its text",
        "class R:\n        def __repr__(self): return repr(self)\n    return repr(R())",
        "raised",
    ),
    _ends(
        "raises what has no text",
        "class E(Exception):\n        def __str__(self): raise self\n    raise E",
        "raised",
    ),
    _ends(
        "raises a chain without end",
        "try: raise ValueError\n    except ValueError as e:\n"
        "        f = TypeError(); f.__cause__ = e; e.__cause__ = f\n        raise f",
        "raised",
    ),
    _ends(
        "breaks the printing of tracebacks",
        "import traceback, linecache\n"
        "    traceback.StackSummary.from_list = None; linecache.getlines = None\n"
        "    raise ValueError",
        "raised",
    ),
    _ends(
        "breaks the judge inside",
        "m = sys.modules['greenroom.sandbox.inside.failures']\n"
        "    m.of_exception = None\n    raise ValueError",
        "exited",
    ),
    _ends(
        "takes the codec away",
        "sys.modules['greenroom.sandbox.codec'].encode = None\n    return 1",
        "exited",
    ),
    _ends("clears all modules", "sys.modules.clear()\n    return 1", "value", value=1),
)
