"""Programs that look for a way to anybody outside."""

from typing import Final

from tests.sandbox.attacks import SYSTEM, Attack


def _opens(name: str, made: str) -> Attack:
    source = f"import socket\ndef attack():\n    return repr({made})\n"
    return Attack(f"opens {name}", source, "forbidden")


ATTACKS: Final = (
    _opens("a TCP socket", "socket.socket(socket.AF_INET, socket.SOCK_STREAM)"),
    _opens("a UDP socket", "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"),
    _opens("an IPv6 socket", "socket.socket(socket.AF_INET6, socket.SOCK_STREAM)"),
    _opens("a UNIX socket", "socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)"),
    _opens("a pair of sockets", "socket.socketpair()"),
    _opens("a netlink socket", "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)"),
    _opens("a VSOCK socket", "socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)"),
    _opens("a raw socket", "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)"),
    _opens("a packet socket", "socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 3)"),
    _opens("a crypto socket", "socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET, 0)"),
    _opens("a CAN socket", "socket.socket(socket.AF_CAN, socket.SOCK_RAW, 1)"),
    Attack(
        "binds an abstract socket",
        "import socket\ndef attack():\n    s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)\n"
        "    s.bind('\\0greenroom')\n    return s.getsockname()\n",
        "forbidden",
    ),
    Attack(
        "makes a socket without the library",
        SYSTEM + "def attack():\n    return system(41, 2, 1, 0)\n",
        "forbidden",
        for_x86=True,
    ),
    Attack(
        "asks for a name",
        "import socket\ndef attack():\n    return socket.getaddrinfo('example.org', 80)\n",
        "raised",
    ),
    Attack(
        "fetches a page",
        "from urllib.request import urlopen\n"
        "def attack():\n    return urlopen('http://127.0.0.1:8000/', timeout=1).read()\n",
        "raised",
    ),
    Attack(
        "takes a socket for one of its descriptors",
        "import socket\n"
        "def attack():\n"
        "    found = []\n"
        "    for number in range(64):\n"
        "        try:\n"
        "            found.append(repr(socket.socket(fileno=number).getsockname()))\n"
        "        except OSError:\n"
        "            pass\n"
        "    return found\n",
        "value",
        value=[],
    ),
    Attack(
        "takes a descriptor that somebody sends",
        SYSTEM + "def attack():\n"
        "    return working(**{f'd{n}': lambda n=n: system(47, n, ctypes.create_string_buffer(56),"
        " 0) for n in range(8)})\n",
        "value",
        value=[],
        for_x86=True,
    ),
)
