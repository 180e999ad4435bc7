"""Programs that write into the channel of the judge, or return what lies about itself."""

from typing import Final

from greenroom.sandbox import Level
from tests.sandbox.attacks import MARK, SYSTEM, Attack

_FORGE: Final = (
    SYSTEM
    + """
from greenroom.sandbox import codec
def asked():
    frame = sys._getframe()
    while frame.f_locals.get('exchange') is None:
        frame = frame.f_back
    return frame.f_locals['exchange']
def framed(body, nonce=None, code=0, length=None):
    nonce = asked().nonce if nonce is None else nonce
    length = len(body) + 1 if length is None else length
    return struct.pack('<I8s', length, nonce) + bytes([code]) + body
def send(body, **more):
    data = memoryview(framed(body, **more))
    while data:
        data = data[os.write(4, data):]
"""
)
_SHAPE: Final = "b'A' + bytes([3]) + b'<f8'"


def _forges(name: str, body: str, kind: str = "forbidden", **more: object) -> Attack:
    more.setdefault("lowest", Level.L0)
    return Attack(name, f"{_FORGE}def attack():\n    {body}\n", kind, **more)  # type: ignore[arg-type]


def _answers(name: str, body: str) -> Attack:
    """A frame with the right nonce, around bytes that no encoder writes."""
    return _forges(f"answers with {name}", f"send({body})")


def _lies(name: str, body: str, value: object, tier: str = "python") -> Attack:
    """A result that says of itself what it is not: only what it holds counts."""
    return Attack(name, body, "value", value=value, tier=tier, lowest=Level.L0)


def _unfit(name: str, body: str, tier: str = "python") -> Attack:
    return Attack(name, body, "unfit", tier=tier, lowest=Level.L0)


FRAMES: Final = (
    Attack(
        "writes frames before it is asked",
        SYSTEM + "frame = struct.pack('<I8s', 2, bytes(8)) + b'\\0N'\nfor n in range(3, 16):\n"
        "    works(lambda: os.write(n, frame))\ndef attack(): pass\n",
        "forbidden",
        lowest=Level.L0,
    ),
    Attack(
        "says again that it is armed",
        SYSTEM + "os.write(4, struct.pack('<I8s', 1, bytes(8)) + b'\\1')\ndef attack(): pass\n",
        "forbidden",
        lowest=Level.L0,
    ),
    _forges("prints a verdict", 'os.write(4, b\'{"verdict": "accepted"}\')'),
    _forges("guesses a nonce", "[os.write(4, framed(b'T', os.urandom(8))) for _ in range(99)]"),
    _forges("answers twice", "send(b'T')", calls=2),
    _forges(
        "answers a second time later",
        "import threading; data = framed(b'T')\n"
        "    threading.Timer(0.02, os.write, (4, data)).start(); time.sleep(0.05)",
        calls=2,
    ),
    _forges(
        "repeats an old nonce",
        "global old\n    data = framed(b'T', globals().get('old'))\n"
        "    old = asked().nonce\n    if attack.__dict__.setdefault('n', 0): os.write(4, data)\n"
        "    attack.n += 1",
        calls=2,
    ),
    _forges("answers nothing", "send(b'', length=0)"),
    _forges("announces 4 GiB", "send(b'T', length=0xffffffff)", "exited"),
    _forges(
        "announces 64 MiB and waits",
        "send(b'T', length=1 << 26); time.sleep(60)",
        "time",
        limit_s=0.3,
    ),
    _forges("announces 64 MiB and leaves", "send(b'T', length=1 << 26); os._exit(0)", "exited"),
    _forges("says that it starts", "send(b'', code=2)"),
    _forges("says that it has finished", "send(b'', code=3)"),
    _forges("answers with an unknown code", "send(b'T', code=99)"),
    _forges("reports a value as a failure", "send(codec.encode(['value', 'a', None]), code=4)"),
    _forges("reports its own death", "send(codec.encode(['crashed', 'a', None]), code=4)"),
    _forges("reports without a text", "send(codec.encode(['raised', 1, None]), code=4)"),
    _forges("reports with a list", "send(codec.encode([['raised'], 'a', None]), code=4)"),
    _forges("reports too little", "send(codec.encode(['raised']), code=4)"),
    _forges("reports a megabyte", "send(codec.encode(['raised', 'x' * 1048576, None]), code=4)"),
    _forges(
        "reports a surrogate",
        "send(codec.encode(['raised', '\\ud800', '\\udfff']), code=4)",
        "raised",
    ),
    _forges(
        "reports escapes",
        "send(codec.encode(['raised', '\\x1b[2J' * 9999, 'x' * 99999]), code=4)",
        "raised",
    ),
)

BYTES: Final = (
    _answers("a pickle", f"b'cos\\nsystem\\n(S\"touch SECRET_FOLDER/{MARK}\"\\ntR.'"),
    _answers("an array of 2**60", f"{_SHAPE} + bytes([1]) + struct.pack('=q', 1 << 60)"),
    _answers("an array of none by 2**40", f"{_SHAPE} + b'\\2' + struct.pack('=2q', 0, 1 << 40)"),
    _answers("a negative shape", f"{_SHAPE} + bytes([2]) + struct.pack('=2q', -1, -8) + bytes(64)"),
    _answers("200 dimensions", f"{_SHAPE} + bytes([200]) + struct.pack('=q', 1) * 200"),
    _answers(
        "an array of pointers",
        "b'A' + bytes([3]) + b'|O8' + bytes([1]) + struct.pack('=q', 1) + bytes(8)",
    ),
    _answers("a dtype with a name", "b'A' + bytes([9]) + b'[(x,<f8)]' + bytes(9)"),
    _answers("bools of 7", "b'A' + bytes([3]) + b'|b1' + b'\\1' + struct.pack('=q', 1) + b'\\7'"),
    _answers(
        "characters beyond all",
        "b'A' + bytes([3]) + b'<U1' + b'\\1' + struct.pack('=q', 1) + b'\\xff' * 4",
    ),
    _answers("100,000 nested lists", "b'Lv\\1\\0\\0\\0' * 100000 + b'N'"),
    _answers(
        "a million empty sets", "b'Lv' + struct.pack('=I', 1 << 20) + b'Sv\\0\\0\\0\\0' * (1 << 20)"
    ),
    _answers("a list of 4 thousand million", "b'Lv' + struct.pack('=I', 0xffffffff) + b'N'"),
    _answers("a number of a megabyte", "b'I' + struct.pack('=I', 1 << 20) + bytes(1 << 20)"),
    _answers("an unknown tag", "b'~'"),
    _answers("half a number", "b'f\\0\\0'"),
    _answers("more than one value", "b'TT'"),
    _answers("a text that is none", "b's\\2\\0\\0\\0\\xff\\xfe'"),
    _answers("texts that share", "b'Ls\\1\\0\\0\\0\\xff\\0\\0\\0\\1\\0\\0\\0a'"),
    _answers("an unknown record", "b'R\\4evilv\\0\\0\\0\\0'"),
    _answers("a frame without parts", "b'R\\5framev\\0\\0\\0\\0'"),
    _answers(
        "an index of 2**60",
        "b'R\\x0brange_indexv\\4\\0\\0\\0i' + struct.pack('=q', 0) +"
        " b'i' + struct.pack('=q', 1 << 60) + b'i' + struct.pack('=q', 1) + b'N'",
    ),
    _answers("a dict with a list for a key", "b'Dv\\1\\0\\0\\0Lv\\0\\0\\0\\0v\\1\\0\\0\\0N'"),
    _answers("keys without values", "b'Dv\\1\\0\\0\\0Tv\\0\\0\\0\\0'"),
    _answers("a day that is none", "b'y' + struct.pack('=i', -1)"),
    _answers("a Decimal of code", "b'm' + struct.pack('=I', 5) + b'abcde'"),
    _forges("floods hashes", "return {n * (2 ** 61 - 1): n for n in range(999)}"),
    _forges("floods hashes of a set", "return {n * (2 ** 61 - 1) for n in range(999)}"),
)

_ARRAY: Final = (
    "import numpy as np\nclass A(np.ndarray):\n    def __eq__(self, other): return True\n"
    "    def __array__(self, *a, **k): return np.zeros(2)\n"
    "    def tobytes(self, *a): return bytes(16)\n    def __reduce__(self): return print, ()\n"
    "    shape = dtype = nbytes = property(lambda self: 1 / 0)\n"
    "def attack(): return np.array([1.0, 2.0]).view(A)\n"
)

LIES: Final = (
    _unfit(
        "is equal to everything",
        "class E:\n    def __eq__(self, other): return True\ndef attack(): return E()\n",
    ),
    _unfit(
        "says that it is a float",
        "class F:\n    __class__ = float\n"
        "    def __float__(self): return 1.0\ndef attack(): return F()\n",
    ),
    _unfit(
        "offers an array",
        "import numpy as np\nclass F:\n"
        "    def __array__(self, *a, **k): return np.ones(3)\ndef attack(): return F()\n",
        "numpy",
    ),
    _unfit(
        "offers to be unpickled",
        "import os\nclass F:\n"
        f"    def __reduce__(self): return os.system, ('touch SECRET_FOLDER/{MARK}',)\n"
        "def attack(): return F()\n",
    ),
    _unfit("offers a generator", "def attack(): yield from iter(int, 1)\n"),
    _unfit("refers to itself", "def attack():\n    x = []\n    x.append(x)\n    return x\n"),
    _unfit(
        "has a metaclass that raises",
        "class M(type):\n    def __getattribute__(c, n): 1 / 0\n"
        "    __mro__ = __name__ = property(lambda c: 1 / 0)\nclass F(metaclass=M): pass\n"
        "def attack(): return F()\n",
    ),
    _unfit(
        "is a masked array",
        "import numpy as np\ndef attack():\n    return np.ma.masked_array([1.0], [True])\n",
        "numpy",
    ),
    _unfit("returns code", "def attack(): return attack.__code__\n"),
    _unfit("returns its frame", "import sys\ndef attack(): return sys._getframe()\n"),
    _lies(
        "is a list that lies",
        "class L(list):\n    def __iter__(self): return iter([7])\n"
        "    def __len__(self): return 7\n    def __getitem__(self, n): return 7\n"
        "    def __eq__(self, other): return True\ndef attack(): return L([1])\n",
        [1],
    ),
    _lies(
        "is a dict that lies",
        "class D(dict):\n    def items(self): return [('b', 2)]\n"
        "    def __iter__(self): return iter('b')\n    def __eq__(self, other): return True\n"
        "def attack(): return D(a=1)\n",
        {"a": 1},
    ),
    _lies(
        "is a number that lies",
        "class N(int):\n    def __int__(self): return 7\n"
        "    def __index__(self): return 7\n    def __eq__(self, other): return True\n"
        "    def bit_length(self): return 1\ndef attack(): return N(1)\n",
        1,
    ),
    _lies(
        "is a float that lies",
        "class F(float):\n    def __float__(self): return 7.0\n"
        "    def __eq__(self, other): return True\ndef attack(): return F(1)\n",
        1.0,
    ),
    _lies(
        "is a text that lies",
        "class S(str):\n    def encode(self, *a): return b'x'\n"
        "    def __str__(self): return 'x'\n    def __len__(self): return 0\n"
        "def attack(): return S('a')\n",
        "a",
    ),
    _lies("is an array that lies", _ARRAY, [1.0, 2.0], "numpy"),
)

ATTACKS: Final = (*FRAMES, *BYTES, *LIES)
