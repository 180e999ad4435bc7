"""Pairs of programs: one leaves a sign, another (at the same time, then later) looks for it."""

from dataclasses import dataclass
from typing import Final

from greenroom.sandbox import Level
from tests.sandbox.attacks import MARK, SYSTEM


@dataclass(frozen=True)
class Channel:
    """plant() may end in any way; look() must return what it returns where nobody has planted."""

    name: str
    source: str
    clean: object
    tier: str = "python"
    lowest: Level = Level.L2
    for_x86: bool = False


def _channel(name: str, plant: str, look: str, *, clean: object, **more: object) -> Channel:
    head = f"{SYSTEM}import fcntl, json, random, threading\nMARK = '{MARK}'\n"
    head += "PLACE = json.__file__\n"
    source = f"{head}def plant():\n    {plant}\ndef look():\n    return {look}\n"
    return Channel(name, source, clean, **more)  # type: ignore[arg-type]


def _ipc(name: str, made: str, found: str) -> Channel:
    return _channel(name, made, f"working(found=lambda: {found})", clean=[], for_x86=True)


_FUTEX: Final = (
    SYSTEM
    + """
import threading
libc.getpid.restype = ctypes.c_int
PAGE = ctypes.cast(libc.getpid, ctypes.c_void_p).value & ~4095  # of a library that all share
def wait():
    word = ctypes.c_uint.from_address(PAGE).value
    libc.syscall(ctypes.c_long(202), ctypes.c_void_p(PAGE), 0, word, None)
def plant():
    threading.Thread(target=wait, daemon=True).start()
    time.sleep(0.1)
def look():
    woken = libc.syscall(ctypes.c_long(202), ctypes.c_void_p(PAGE), 1, 9, None)
    moved = libc.syscall(ctypes.c_long(202), ctypes.c_void_p(PAGE), 3, 0, 9, ctypes.c_void_p(PAGE))
    return max(woken, moved) > 0
"""
)

CHANNELS: Final = (
    _channel(
        "flags of a descriptor",
        "[fcntl.fcntl(n, 4, os.O_NONBLOCK | os.O_APPEND) for n in range(3)]",
        "[fcntl.fcntl(n, 3) & (os.O_NONBLOCK | os.O_APPEND) for n in range(5)]",
        clean=[0] * 5,
    ),
    _channel("the place in a descriptor", "os.lseek(0, 7, 0)", "os.lseek(0, 0, 1)", clean=0),
    _channel(
        "a lock on a library",
        "fcntl.flock(os.open(PLACE, 0), 2)",
        "working(lock=lambda: fcntl.flock(os.open(PLACE, 0), 1))",
        clean=[],
    ),
    _channel(
        "a lock on a part of a library",
        "fcntl.lockf(os.open(PLACE, 0), 1)",
        "working(lock=lambda: fcntl.lockf(os.open(PLACE, 0), 1 | 4, 1),"
        " own=lambda: fcntl.fcntl(os.open(PLACE, 0), 37, bytes(32)))",
        clean=[],
    ),
    _channel("a file", "open('/tmp/' + MARK, 'w')", "os.path.lexists('/tmp/' + MARK)", clean=False),
    _channel(
        "a file in shared memory",
        "open('/dev/shm/' + MARK, 'w')",
        "os.path.lexists('/dev/shm/' + MARK)",
        clean=False,
    ),
    _channel(
        "an abstract socket",
        "s = __import__('socket').socket(1); s.bind('\\0' + MARK)",
        "working(s=lambda: __import__('socket').socket(1).connect('\\0' + MARK))",
        clean=[],
    ),
    _ipc(
        "shared memory of System V",
        "system(29, 0x47524e, 4096, 0o1666)",
        "system(29, 0x47524e, 0, 0)",
    ),
    _ipc("semaphores of System V", "system(64, 0x47524e, 1, 0o1666)", "system(64, 0x47524e, 0, 0)"),
    _ipc("queues of System V", "system(68, 0x47524e, 0o1666)", "system(68, 0x47524e, 0)"),
    _ipc(
        "queues of POSIX",
        "system(240, b'greenroom', 0o102, 0o666, None)",
        "system(240, b'greenroom', 0, 0, None)",
    ),
    Channel("a futex on a page of a library", _FUTEX, clean=False, for_x86=True),
    _channel(
        "what lies in the cache of files",
        "f = os.open(PLACE, 0); os.read(f, 99); os.posix_fadvise(f, 0, 0, 4)",
        "working(has=lambda: os.preadv(os.open(PLACE, 0), [bytearray(9)], 0, os.RWF_NOWAIT),"
        " drop=lambda: os.posix_fadvise(os.open(PLACE, 0), 0, 0, 4),"
        " see=lambda: checked(libc.mincore(ctypes.c_void_p(id(0) & ~4095), 4096, bytes(8))))",
        clean=[],
    ),
    _channel(
        "numbers of processes",
        "time.sleep(0)",
        "[n for n in (*range(2, 200), HOST_PID, CHILD_PID) if works(lambda:"
        " os.sched_getaffinity(n))]",
        clean=[],
        lowest=Level.L3,
    ),
    _channel(
        "clocks of processes",
        "sum(range(10 ** 6))",
        "[n for n in (HOST_PID, CHILD_PID) if works(lambda: time.clock_gettime((~n << 3) | 2))]",
        clean=[],
        lowest=Level.L3,
    ),
    _channel(
        "the name of the machine",
        "libc.sethostname(MARK.encode(), len(MARK))",
        "MARK in os.uname().nodename",
        clean=False,
    ),
    _channel(
        "the environment",
        "os.environ[MARK] = '1'; libc.putenv(b'MARKED=1')",
        "[os.environ.get(MARK), libc.getenv(b'MARKED')]",
        clean=[None, 0],
    ),
    _channel(
        "a poisoned module",
        "json.loads = json.dumps = None",
        "[callable(json.loads), callable(json.dumps)]",
        clean=[True, True],
    ),
    _channel(
        "a poisoned built-in",
        "import builtins; builtins.sum = lambda *a: 7",
        "sum([1, 2])",
        clean=3,
    ),
    _channel(
        "a poisoned class",
        "import decimal; decimal.Decimal = float",
        "__import__('decimal').Decimal.__name__",
        clean="Decimal",
    ),
    _channel(
        "a poisoned array library",
        "import numpy; numpy.allclose = lambda *a, **k: True; numpy.random.seed = None",
        "__import__('numpy').allclose([1.0], [2.0])",
        clean=False,
        tier="numpy",
    ),
    _channel(
        "a poisoned codec",
        "import greenroom.sandbox.codec as c; c.decode = c.encode = None",
        "callable(__import__('greenroom.sandbox.codec', fromlist=['x']).encode)",
        clean=True,
    ),
    _channel(
        "a number in the middle of memory",
        "ctypes.c_long.from_address(id(257) + 24).value = 3; ctypes.c_int.from_address("
        "id(5) + 24).value = 6",
        "2 + 3 == 5 and [*range(7)][5]",
        clean=5,
    ),
    _channel(
        "the state of randomness",
        "random.seed(1)",
        "random.random() == random.Random(1).random()",
        clean=False,
    ),
    _channel(
        "the state of randomness of arrays",
        "import numpy; numpy.random.seed(1)",
        "__import__('numpy').random.rand() == __import__('numpy').random.RandomState(1).rand()",
        clean=False,
        tier="numpy",
    ),
    _channel(
        "threads",
        "threading.Thread(target=time.sleep, args=(60,)).start()",
        "threading.active_count()",
        clean=1,
    ),
    _channel(
        "traced functions",
        "sys.settrace(lambda *a: None); sys.setprofile(lambda *a: None)",
        "[sys.gettrace(), sys.getprofile()]",
        clean=[None, None],
    ),
    _channel(
        "hooks of the interpreter",
        "sys.excepthook = sys.displayhook = None; sys.path[:] = []",
        "[callable(sys.excepthook), bool(sys.path)]",
        clean=[True, True],
    ),
    _channel(
        "handlers of signals",
        "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)",
        "__import__('signal').getsignal(15) == __import__('signal').SIG_DFL",
        clean=True,
    ),
    _channel(
        "the limit of recursion",
        "sys.setrecursionlimit(50000)",
        "sys.getrecursionlimit()",
        clean=1000,
    ),
)
