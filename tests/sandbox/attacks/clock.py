"""Programs that do not end, or that keep the processor from others."""

from typing import Final

from greenroom.sandbox import Level
from tests.sandbox.attacks import SYSTEM, Attack

LIMIT_S: Final = 0.3


def _never_ends(name: str, source: str, **more: object) -> Attack:
    return Attack(name, source, "time", limit_s=LIMIT_S, **more)  # type: ignore[arg-type] # a table of fields


def _loops(name: str, body: str, **more: object) -> Attack:
    return _never_ends(name, f"{SYSTEM}def attack():\n    {body}\n", **more)


ATTACKS: Final = (
    _loops("is busy", "while True: pass", lowest=Level.L0),
    _loops("sleeps", "time.sleep(60)", lowest=Level.L0),
    _never_ends("is busy while it is loaded", "while True: pass\n", lowest=Level.L0),
    _loops("matches for ever", "import re; re.match('(a+)+$', 'a' * 64 + 'b')", lowest=Level.L0),
    _loops("takes a power", "9 ** 9 ** 9", lowest=Level.L0),
    _loops("sums in C", "sum(iter(int, 1))"),
    _loops(
        "counts in C",
        "import itertools, collections\n    collections.deque(itertools.repeat(0), 0)",
    ),
    _loops("turns a number into text", "sys.set_int_max_str_digits(0); str(1 << (1 << 26))"),
    _loops(
        "multiplies matrices",
        "import numpy as np; x = np.ones((3000, 3000))\n    while True: x @ x",
        tier="numpy",
    ),
    _loops(
        "catches everything",
        "while True:\n        try:\n            while True: pass\n"
        "        except BaseException: pass",
    ),
    _loops(
        "ignores signals",
        "import signal\n    for n in range(1, 32):\n"
        "        try: signal.signal(n, signal.SIG_IGN)\n"
        "        except (OSError, ValueError): pass\n"
        "    while True: pass",
    ),
    _loops(
        "waits for a lock",
        "import threading; lock = threading.Lock(); lock.acquire()\n    lock.acquire()",
    ),
    _loops("waits for nothing", "import select; select.poll().poll()"),
    _loops(
        "waits in threads",
        "import threading\n    for _ in range(8):\n"
        "        threading.Thread(target=lambda: [None for _ in iter(int, 1)]).start()\n"
        "    threading.Event().wait()",
    ),
    _loops("drips", "for _ in iter(int, 1): print('.', flush=True); time.sleep(0.01)"),
    _loops(
        "drips an answer",
        "os.write(4, struct.pack('<I8s', 99, sys._getframe(4).f_locals"
        ".get('nonce') or bytes(8))[:3])\n    while True: time.sleep(0.01)",
    ),
    _never_ends(
        "loops in the text of an error",
        "class E(Exception):\n    def __str__(self):\n        while True: pass\n"
        "def attack(): raise E\n",
        lowest=Level.L0,
    ),
    _never_ends(
        "loops when its output is flushed",
        "import sys\nclass S:\n    def write(self, text): pass\n    def flush(self):\n"
        "        while True: pass\ndef attack(): sys.stdout = S()\n",
        lowest=Level.L0,
    ),
    _never_ends(
        "loops while its name is looked up", "def __getattr__(name):\n    while True: pass\n"
    ),
    _never_ends(
        "returns a frame that loops",
        "import pandas as pd\nclass F(pd.DataFrame):\n    @property\n"
        "    def columns(self):\n        while True: pass\n"
        "def attack(): return F({'a': [1]})\n",
        tier="data",
    ),
    _loops(
        "stops its main thread",
        "import threading\n"
        "    threading.Thread(target=time.sleep, args=(60,)).start()\n"
        "    libc.pthread_exit(None)",
    ),
    _loops("reads its own requests", "while True: os.read(3, 1)"),
    Attack(
        "sets a timer",
        "import signal\ndef attack(): return signal.setitimer(0, 1.0)\n",
        "forbidden",
    ),
    Attack(
        "leaves a thread that burns",
        "import threading\ndef burn():\n    while True: pass\n"
        "def attack():\n    threading.Thread(target=burn, daemon=True).start()\n    return 1\n",
        "value",
        value=1,
        lowest=Level.L0,
    ),
    Attack(
        "leaves work for its end",
        "import atexit, threading, weakref\ndef burn(*a):\n    while True: pass\nclass D:\n"
        "    __del__ = burn\nkept = D()\natexit.register(burn)\n"
        "threading.Thread(target=threading.Event().wait).start()\nweakref.finalize(kept, burn)\n"
        "def attack(): return 1\n",
        "value",
        value=1,
        lowest=Level.L0,
    ),
    Attack(
        "turns the clocks back",
        "import time\ntime.monotonic = time.perf_counter = time.time = lambda: 0.0\n"
        "def attack():\n    end = time.process_time() + 60\n"
        "    while time.process_time() < end: pass\n",
        "time",
        limit_s=LIMIT_S,
        lowest=Level.L0,
    ),
)
