"""Programs that print too much, or what a reader's screen might obey."""

from typing import Final

from greenroom.sandbox import Level
from tests.sandbox.attacks import SYSTEM, Attack


def _floods(name: str, body: str) -> Attack:
    source = f"{SYSTEM}def attack():\n    while True: {body}\n"
    return Attack(name, source, "output", lowest=Level.L0)


def _prints(name: str, body: str, value: object = None) -> Attack:
    source = f"{SYSTEM}def attack():\n    {body}\n"
    return Attack(name, source, "value", value=value, lowest=Level.L0)


ATTACKS: Final = (
    _floods("floods its output", "print('x' * 999)"),
    _floods("floods its errors", "print('x' * 999, file=sys.stderr)"),
    _floods("floods descriptor 1", "os.write(1, b'x' * 4096)"),
    _floods("floods descriptor 2", "os.write(2, b'x' * 4096)"),
    _floods("floods from C", "libc.puts(b'x' * 999)"),
    _floods("floods single characters", "os.write(1, b'x')"),
    _floods(
        "floods warnings",
        "__import__('warnings').warn_explicit('x' * 999, UserWarning,"
        " 'a.py', time.monotonic_ns() % 99999)",
    ),
    Attack(
        "floods while it is loaded",
        "while True: print('x' * 999)\n",
        "output",
        lowest=Level.L0,
    ),
    Attack(
        "floods from a thread that stays",
        "import threading\ndef flood():\n    while True: print('x' * 999)\n"
        "def attack():\n    threading.Thread(target=flood, daemon=True).start()\n"
        "    threading.Event().wait()\n",
        "output",
        lowest=Level.L0,
    ),
    _prints("prints escapes of a terminal", r"print('\x1b]0;mine\x07\x1b[2J\x1b[31m\x9b2J')"),
    _prints("prints HTML", "print('<script>alert(1)</script>')"),
    _prints("prints what is no UTF-8", r"os.write(1, b'\xff\xfe\xc0\xaf\xed\xa0\x80')"),
    _prints("prints a NUL", r"os.write(1, b'a\0b')"),
    _prints("prints a lone surrogate", r"print('\ud800')"),
    _prints("prints what turns round", r"print('\u202egnp.exe')"),
    _prints("closes its output", "os.close(1); os.close(2)"),
    _prints("closes its output politely", "sys.stdout.close(); sys.__stdout__.close()"),
    _prints("puts a number for its output", "sys.stdout = sys.stderr = 3"),
    Attack(
        "takes its output away",
        "import sys\ndef attack(): del sys.stdout, sys.stderr, sys.__stdout__\n",
        "exited",
        lowest=Level.L0,
    ),
    _prints("prints up to the bound", "print('x' * 65000)"),
)
