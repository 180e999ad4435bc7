"""Programs that look for secrets of the host in what a process is born with."""

from typing import Final

from greenroom.sandbox import Level
from tests.sandbox.attacks import SYSTEM, Attack

_SEARCH: Final = (
    SYSTEM
    + """
import re
SECRET = re.compile(b"not[-]for[-]children|GREENROOM[_]SECRET")
def readable(page):
    return libc.access(ctypes.c_void_p(page), 0) == 0 or ctypes.get_errno() != 14
def around(address, most=1000):
    found = bytearray()
    for step in (-4096, 4096):
        page = address & ~4095
        for _ in range(most):
            if not readable(page):
                break
            found += ctypes.string_at(page, 4096)
            page += step
    return sorted(set(SECRET.findall(found)))
"""
)


def _finds(name: str, body: str, *, value: object = None, **more: object) -> Attack:
    source = f"{_SEARCH}def attack():\n    return {body}\n"
    return Attack(name, source, "value", value=[] if value is None else value, **more)  # type: ignore[arg-type]


ATTACKS: Final = (
    _finds("looks into its environment", "[k for k in os.environ if SECRET.match(k.encode())]"),
    _finds(
        "asks the C library",
        "[n for n in ('GREENROOM' + '_SECRET', 'USER', 'SHELL', 'SSH_AUTH"
        "_SOCK', 'PYTHONPATH', 'VIRTUAL_ENV', 'PYTEST_CURRENT_TEST') if libc.getenv(n.encode())]",
    ),
    _finds("reads its first stack", "around(ctypes.c_void_p.in_dll(libc, 'environ').value)"),
    _finds("reads the stack that it runs on", "around(ctypes.addressof(ctypes.c_int()))"),
    _finds("reads its heap", "around(id(object()))"),
    _finds("reads its oldest objects", "around(id(sys.modules)) + around(id(os.environ))"),
    _finds(
        "looks through all texts",
        "[x for x in __import__('gc').get_objects() if isinstance(x, str | bytes)"
        " and SECRET.search(x.encode() if isinstance(x, str) else x)]",
    ),
    _finds("reads its command", "[a for a in sys.orig_argv if SECRET.search(a.encode())]"),
    _finds(
        "reads what the kernel told it",
        "around(ctypes.c_void_p.in_dll(libc, 'program_invocation_name').value)",
    ),
    _finds(
        "reads from every descriptor",
        "[n for n in range(5, 4096) if works(lambda: os.fstat(n))]",
    ),
    _finds("finds a name of the machine", "os.uname().nodename", value="sandbox", lowest=Level.L3),
    _finds(
        "finds its user and number",
        "[os.getuid(), os.getpid(), os.getppid()]",
        value=[1000, 1, 0],
        lowest=Level.L3,
    ),
    _finds("is root", "0 in (os.geteuid(), os.getegid())", value=False, lowest=Level.L3),
    _finds(
        "finds frames of the judge",
        "[f for f in (sys._getframe(n) for n in range(4))"
        " if 'expected' in f.f_locals or 'wanted' in f.f_locals]",
    ),
    _finds(
        "finds modules of the judge",
        "sorted(n for n in sys.modules if n.startswith('greenroom')"
        " and ('graders' in n or 'store' in n or 'bank' in n or 'child' in n))",
    ),
)
