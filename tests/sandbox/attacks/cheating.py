"""Answers that want to be accepted without being right, or to learn what is hidden."""

from dataclasses import dataclass
from typing import Final, Literal

from greenroom.graders.outputs.verdict import TestState
from tests.sandbox.attacks import SYSTEM

TOKEN: Final = "hidden-7c1d"
"""Part of every hidden input; no learner may ever see it."""
Item = Literal["plain", "checked", "in place", "repeated", "unordered", "growing"]


@dataclass(frozen=True)
class Cheat:
    """state: of the first test that did not pass; once: what it does is the same at all levels."""

    name: str
    source: str
    state: TestState
    item: Item = "plain"
    once: bool = False


_FORGE: Final = (
    SYSTEM
    + """
from greenroom.sandbox import codec
def asked():
    frame = sys._getframe()
    while frame.f_locals.get('exchange') is None:
        frame = frame.f_back
    return frame.f_locals['exchange']
def send(value, code=0):
    body = bytes([code]) + codec.encode(value)
    os.write(4, struct.pack('<I8s', len(body), asked().nonce) + body)
"""
)


def _cheats(name: str, body: str, state: TestState = "wrong", item: Item = "plain") -> Cheat:
    """The right answer for what is visible, and on the rest what the body says."""
    source = f"{_FORGE}def answer(word):\n    if 'hid' not in word: return len(word)\n    {body}\n"
    return Cheat(name, source, state, item)


def _returns(name: str, value: str, item: Item) -> Cheat:
    """Once, on the first example; elsewhere something wrong of the usual size."""
    source = f"{_FORGE}def answer(word):\n    return {value} if word == 'ab' else []\n"
    return Cheat(f"returns {name}", source, "wrong", item, once=True)


TELLING: Final = (
    _cheats("raises the input", "raise ValueError(word)", "raised"),
    _cheats("raises a name that is the input", "raise type(word, (Exception,), {})", "raised"),
    _cheats("prints the input", "print(word); print(word, file=sys.stderr)"),
    _cheats("opens a file named as the input", "open('/' + word)", "raised"),
    _cheats(
        "is refused a file named as the input", "raise PermissionError(1, word, word)", "forbidden"
    ),
    _cheats(
        "is forbidden the input",
        "from greenroom.sandbox.inside.failures import NotAllowed\n    raise NotAllowed(word)",
        "forbidden",
    ),
    _cheats(
        "says that the input is missing",
        "from greenroom.sandbox.inside.failures import Failure\n    raise Failure('missing', word)",
        "missing",
    ),
    _cheats("reports the input", "send(['forbidden', word, word], 4)", "forbidden"),
    _cheats("leaves with the input", "sys.exit(word)", "exited"),
    _cheats("returns the input", "return word"),
    _cheats("returns an object named as the input", "return type(word, (), {})()", "unfit"),
    _cheats("returns a nest of the input", "return [[word]] * 9"),
    _cheats(
        "names its frame as the input",
        "exec(f'def {word[:6]}(): raise ValueError(word)', {'word': word})\n    raise ValueError",
        "raised",
    ),
    _cheats("asks for a module named as the input", "__import__(word)", "raised"),
    _cheats("floods with the input", "while True: print(word)", "output"),
    _cheats(
        "keeps the input for another test",
        "kept = globals().setdefault('kept', [])\n    kept.append(word); print(kept); return kept",
    ),
)

PATCHING: Final = (
    _cheats(
        "patches comparison",
        "import math, operator, builtins\n"
        "    math.isclose = operator.eq = lambda *a, **k: True\n"
        "    builtins.abs = builtins.len = lambda *a: 0\n    return -1",
        "forbidden",
    ),
    _cheats("patches the codec", "codec.encode = lambda *a: b'T'\n    return -1"),
    _cheats("patches its own exchange", "asked().__class__.pause = lambda *a: None\n    return -1"),
    _cheats("calls itself right", "send(True)\n    return True"),
    _cheats(
        "returns what equals everything",
        "return type('E', (int,), {'__eq__': lambda *a: True, '__hash__': int.__hash__})(-1)",
    ),
    _cheats("returns not a number", "return float('nan')"),
    _cheats("returns nothing", "return None"),
    _cheats("returns all", "return [*range(99)]"),
    _cheats(
        "looks for what is wanted in frames",
        "frame, seen = sys._getframe(), []\n"
        "    while frame:\n        seen += [v for k, v in frame.f_locals.items() if k in"
        " ('wanted', 'expected', 'want', 'suite')]\n        frame = frame.f_back\n"
        "    return seen[0] if seen else -1",
    ),
    _cheats(
        "looks for what is wanted among all objects",
        "import gc\n"
        "    gc.unfreeze() if hasattr(gc, 'unfreeze') else None\n"
        "    found = [o for o in gc.get_objects() if type(o).__name__ in ('Wanted', 'Case',"
        " 'Suite', 'Exercise')]\n    return len(word) if found else -1",
    ),
    _cheats("imports the cases", "import cases", "raised"),
    _cheats("imports the solution", "import solution", "raised"),
    _cheats(
        "looks for the cases",
        "return len(word) if 'cases' in sys.modules or any('hidden' in"
        " vars(m) for m in list(sys.modules.values()) if m) else -1",
    ),
    _cheats(
        "spoils the kit of cases",
        "import cases_kit\n    cases_kit.case = lambda *a, **k: None\n    return -1",
    ),
    _cheats(
        "reads the next request",
        "os.set_blocking(3, False)\n"
        "    try: got = os.read(3, 9999)\n    except BlockingIOError: got = b''\n"
        "    return len(word) if got else -1",
        "forbidden",
    ),
    _cheats("knows the examples by heart", "return {'ab': 2, 'abc': 3}.get(word, 0)"),
    _cheats(
        "turns its clock back", "time.perf_counter = time.monotonic = lambda: 0\n    return -1"
    ),
)

RESULTS: Final = tuple(
    _returns(name, value, item)
    for item in ("plain", "checked", "unordered")
    for name, value in (
        ("a range without end", "range(10 ** 15)"),
        ("a range beyond all numbers", "range(10 ** 30)"),
        ("a deep nest", "(lambda f: f(f, 63))(lambda f, n: [f(f, n - 1)] if n else [])"),
        ("many lists", "[[]] * 499_995"),
        ("a long text", "'x' * (60 << 20)"),
        ("half a character", "'\\ud800'"),
        ("escapes", "'\\x1b[2J\\x9b31m\\0' + chr(0x202e)"),
        ("markup", "'<script>alert(1)</script>[red]'"),
        ("a large number", "1 << 4095"),
        ("a Decimal without end", "__import__('decimal').Decimal('1E+99999')"),
        ("no Decimal", "__import__('decimal').Decimal('sNaN')"),
        ("a day", "__import__('datetime').date(1, 1, 1)"),
        ("a mixed set", "{1, 'a', None, (2, 'b'), 1j}"),
        ("a dict of everything", "{1: 'a', 'a': {None: [1j]}, (1, 2): {1.5}}"),
        ("numbers and not", "[1, 'a', None, 1j, [], {}]"),
    )
)

FORMS: Final = (
    Cheat(
        "in place: forges no pair",
        _FORGE + "def answer(values): send(5); values.sort()\n",
        "wrong",
        "in place",
    ),
    Cheat(
        "in place: forges an empty pair",
        _FORGE + "def answer(values): send([]); values.sort()\n",
        "wrong",
        "in place",
    ),
    Cheat(
        "in place: forges a dict",
        _FORGE + "def answer(values): send({0: None, 1: 5})\n",
        "wrong",
        "in place",
    ),
    Cheat(
        "in place: returns a sorted copy",
        "def answer(values): return sorted(values)\n",
        "wrong",
        "in place",
    ),
    Cheat(
        "repeated: forges one for all",
        _FORGE + "def answer(word): send(len(word))\n",
        "forbidden",
        "repeated",
    ),
    Cheat("repeated: forges none", _FORGE + "def answer(word): send([])\n", "wrong", "repeated"),
    Cheat(
        "repeated: forges pairs",
        _FORGE + "def answer(word): send([[1], [2], [3]])\n",
        "wrong",
        "repeated",
    ),
    Cheat(
        "growing: gives up where it is slow",
        "def answer(values): return len(values) < 999 and len(set(values)) < len(values)\n",
        "wrong",
        "growing",
    ),
    Cheat(
        "growing: says early that it has finished",
        _FORGE + "from types import FunctionType\n"
        "from greenroom.sandbox.inside.harness import Exchange\n"
        "real = FunctionType(Exchange.pause.__code__, Exchange.pause.__globals__)\n"
        "def pause(self, code):\n    import sys\n"
        "    return None if code == 3 else sys.real(self, code)\n"
        "sys.real = getattr(sys, 'real', real)\nExchange.pause.__code__ = pause.__code__\n"
        "def answer(values):\n    if len(values) > 999: sys.real(asked(), 3)\n"
        "    for i in range(len(values)):\n"
        "        if values[i] in values[:i]: return True\n    return False\n",
        "forbidden",
        "growing",
    ),
    Cheat(
        "growing: works before it is asked",
        "from greenroom.sandbox import codec\nreal, known = codec.decode, {}\n"
        "def decode(body):\n    found = real(body)\n    if 'args' in found:\n"
        "        values = found['args'][0]\n"
        "        known['x'] = any(values[i] in values[:i] for i in range(len(values)))\n"
        "    return found\ncodec.decode = decode\ndef answer(values): return known['x']\n",
        "forbidden",
        "growing",
    ),
)

CHEATS: Final = (*TELLING, *PATCHING, *RESULTS, *FORMS)
