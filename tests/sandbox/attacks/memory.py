"""Programs that take more memory than they may, each in another way."""

from typing import Final

from greenroom.sandbox import Level
from tests.sandbox.attacks import SYSTEM, Attack


def _takes(name: str, body: str, kind: str = "memory", **more: object) -> Attack:
    source = f"{SYSTEM}def attack():\n    {body}\n"
    more.setdefault("limit_s", 20.0)
    return Attack(name, source, kind, **more)  # type: ignore[arg-type]


_MAP: Final = (
    SYSTEM
    + """
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t] + [ctypes.c_int] * 3 + [ctypes.c_long]
def taken(size, protection, flags):
    place = libc.mmap(None, size, protection, flags, -1, 0)
    checked(-1 if place == ctypes.c_void_p(-1).value else 0)
    return place
"""
)

ATTACKS: Final = (
    _takes("takes 8 GiB at once", "return len(bytearray(8 << 30))", lowest=Level.L1),
    _takes("doubles a list", "x = [0]\n    while True: x += x"),
    _takes("doubles a text", "x = 'a' * 64\n    while True: x += x"),
    _takes("shifts a number", "return 1 << (1 << 40)", lowest=Level.L1),
    _takes("pads a text", "return len('%*d' % (1 << 30, 1))"),
    _takes("formats a number", "return len(format(1, '<2000000000'))"),
    _takes("fills a dict", "return len({n: None for n in range(1 << 40)})"),
    _takes("holds it in its module", "globals()['x'] = []\n    while True: x.append([])"),
    _takes(
        "hides its errors",
        "kept = []\n    while True:\n        try: kept.append(bytearray(64 << 20))\n"
        "        except MemoryError: pass",
        "time",
        limit_s=0.5,
    ),
    _takes(
        "unpacks a bomb",
        "import zlib\n    d = zlib.decompressobj()\n"
        "    x = zlib.compress(bytes(8 << 20))\n    return len(zlib.decompress(x) * 1000)",
    ),
    _takes("compiles a bomb", "return compile('(' + '1,' * (1 << 24) + ')', 'a', 'exec')"),
    _takes("multiplies lists of itself", "x = []\n    for _ in range(99): x = [x] * (1 << 20)"),
    _takes(
        "takes pages of zeros",
        "import numpy as np\n    return [np.ones(1 << 26) for _ in range(99)]",
        tier="numpy",
    ),
    _takes(
        "crosses frames",
        "import pandas as pd\n    x = pd.DataFrame({'a': range(99999)})\n"
        "    return len(x.merge(x, how='cross'))",
        tier="data",
    ),
    Attack(
        "shares memory",
        _MAP + "def attack():\n    return taken(4096, 3, 0x21)\n",
        "forbidden",
    ),
    Attack(
        "maps memory that grows down, which counts as stack",
        _MAP + "def attack():\n    return taken(16 << 30, 3, 0x0122)\n",
        "forbidden",
        for_x86=True,
    ),
    Attack(
        "maps over what it has reserved, which counts as nothing",
        _MAP + "def attack():\n    size = 8 << 30\n    place = taken(size, 0, 0x4022)\n"
        "    return checked(-(libc.mmap(place, size, 3, 0x4032, -1, 0) == 2 ** 64 - 1))\n",
        "forbidden",
        for_x86=True,
    ),
    Attack(
        "maps over it piece by piece",
        _MAP + "def attack():\n    size, piece = 8 << 30, 16 << 20\n"
        "    place = taken(size, 0, 0x4022)\n"
        "    got = [libc.mmap(place + n, piece, 3, 0x4032, -1, 0) for n in range(0, size, piece)]\n"
        "    return sum(g != 2 ** 64 - 1 for g in got) * piece < 1 << 30\n",
        "value",
        value=True,
    ),
    Attack(
        "reads a terabyte of zeros",
        _MAP + "def attack():\n    place = taken(1 << 40, 1, 0x4022)\n"
        "    for n in range(0, 1 << 40, 1 << 21): ctypes.string_at(place + n, 1)\n",
        "raised",
        limit_s=20.0,
    ),
    Attack(
        "maps in many small pieces",
        _MAP + "def attack():\n    while True: taken(4096, 3, 0x22); taken(4096, 0, 0x22)\n",
        "raised",
    ),
    Attack(
        "locks memory",
        _MAP + "def attack():\n"
        "    return checked(libc.mlock(ctypes.c_void_p(taken(1 << 20, 3, 0x22)), 1 << 20))\n",
        "forbidden",
    ),
    Attack(
        "locks all", SYSTEM + "def attack():\n    return checked(libc.mlockall(3))\n", "forbidden"
    ),
    Attack(
        "moves its break",
        SYSTEM + "def attack():\n    libc.sbrk.restype = ctypes.c_void_p\n"
        "    return libc.sbrk(ctypes.c_long(8 << 30)) == ctypes.c_void_p(-1).value\n",
        "value",
        value=True,
    ),
    Attack(
        "takes huge pages",
        _MAP + "def attack():\n    return taken(1 << 30, 3, 0x40022)\n",
        "raised",
    ),
    Attack(
        "makes memory writable after taking it",
        _MAP + "def attack():\n    size = 8 << 30\n    place = taken(size, 1, 0x4022)\n"
        "    return checked(libc.mprotect(ctypes.c_void_p(place), ctypes.c_size_t(size), 3))\n",
        "raised",
    ),
    Attack(
        "starts threads without end",
        "import threading\n"
        "def attack():\n"
        "    stop = threading.Event()\n"
        "    try:\n"
        "        while True: threading.Thread(target=stop.wait, daemon=True).start()\n"
        "    except RuntimeError:\n"
        "        return threading.active_count() <= 100\n",
        "value",
        value=True,
        limit_s=20.0,
    ),
    Attack(
        "starts small threads without end",
        "import threading\n"
        "def attack():\n"
        "    threading.stack_size(32 << 10)\n"
        "    stop = threading.Event()\n"
        "    try:\n"
        "        while True: threading.Thread(target=stop.wait, daemon=True).start()\n"
        "    except RuntimeError:\n"
        "        return threading.active_count() <= 1100\n",
        "value",
        value=True,
        limit_s=20.0,
    ),
    Attack(
        "opens descriptors without end",
        "import os\n"
        "def attack():\n"
        "    try:\n"
        "        while True: os.dup(0)\n"
        "    except OSError as fault:\n"
        "        return fault.errno\n",
        "value",
        value=24,
        lowest=Level.L1,
    ),
    Attack(
        "raises a text of 50 MB",
        "def attack():\n    raise ValueError('x' * (50 << 20))\n",
        "raised",
    ),
    Attack("returns 160 MB", "def attack():\n    return bytes(160 << 20)\n", "unfit"),
    Attack(
        "returns a list of a million lists", "def attack():\n    return [[]] * (1 << 20)\n", "unfit"
    ),
)
