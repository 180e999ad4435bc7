"""Programs that start, watch or end processes, or change what the kernel lets them do."""

from typing import Final

from tests.sandbox.attacks import SYSTEM, Attack, hostile_calls

_SHELLCODE: Final = (
    SYSTEM
    + """
import mmap
def run(code):
    page = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS,
                     mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    place = ctypes.addressof(ctypes.c_char.from_buffer(page))
    return ctypes.CFUNCTYPE(ctypes.c_long)(place)()
"""
)


def _does(name: str, body: str, kind: str = "forbidden", **more: object) -> Attack:
    source = f"{SYSTEM}def attack():\n    return {body}\n"
    return Attack(name, source, kind, **more)  # type: ignore[arg-type]


STARTING: Final = (
    _does("forks", "os.fork()"),
    _does("forks for ever", "[os.fork() for _ in iter(int, 1)]"),
    _does("forks a terminal", "__import__('pty').fork()", "raised"),
    _does("forks without the library", "system(57)", for_x86=True),
    _does("forks by vfork", "system(58)", for_x86=True),
    _does("forks by clone", "system(56, 17, 0, 0, 0, 0)", for_x86=True),
    _does("clones into new namespaces", "system(56, 0x10020000 | 17, 0, 0, 0, 0)", for_x86=True),
    _does(
        "clones with a thread's flags and a new user",
        "system(56, 0x10010900, 0, 0, 0, 0)",
        for_x86=True,
    ),
    _does("clones by clone3", "system(435, ctypes.create_string_buffer(88), 88)", "raised"),
    _does("spawns", "os.posix_spawn('/bin/true', ['true'], {})"),
    _does("becomes another program", "os.execv('/bin/sh', ['sh', '-c', 'id'])"),
    _does("becomes itself again", "os.execv(sys.executable, [sys.executable, '-c', '1'])"),
    _does("becomes a program in memory", "system(322, 0, b'', 0, 0, 0x1000)", for_x86=True),
    _does("runs a command", "__import__('subprocess').run(['true'])"),
    _does("runs a shell", "os.system('true') == 0", "value", value=False),
    _does("reads from a shell", "os.popen('id').read()"),
    _does("makes a pool of processes", "__import__('multiprocessing').Pool(2)"),
)

WATCHING: Final = (
    _does("ends everybody", "os.kill(-1, 9)"),
    _does("ends its group", "os.killpg(0, 9)"),
    _does("ends its parent", "os.kill(os.getppid(), 9)"),
    _does("ends the host", "os.kill(HOST_PID, 9)"),
    _does("ends itself", "os.kill(os.getpid(), 9)"),
    _does("stops itself", "os.kill(os.getpid(), 19)"),
    _does("signals its thread", "system(234, os.getpid(), os.getpid(), 9)", for_x86=True),
    _does(
        "queues a signal",
        "system(129, os.getpid(), 9, ctypes.create_string_buffer(128))",
        for_x86=True,
    ),
    _does("opens a process", "os.pidfd_open(os.getpid())"),
    _does("sends a signal by descriptor", "system(424, 0, 9, None, 0)"),
    _does("asks for a signal when its parent ends", "checked(libc.prctl(1, 9, 0, 0, 0))"),
    _does(
        "reads the robust list of others",
        "system(274, 1, ctypes.byref(ctypes.c_long()), ctypes.byref(ctypes.c_long()))",
        for_x86=True,
    ),
    _does("waits for others", "os.waitpid(-1, os.WNOHANG)"),
    _does("compares pages", "system(27, 0, 4096, b'0')", for_x86=True),
    _does("moves pages", "system(279, 0, 0, None, None, None, 0)", for_x86=True),
)

RIGHTS: Final = (
    _does("becomes root", "os.setuid(0)"),
    _does("changes its groups", "os.setgroups([0])"),
    _does(
        "takes capabilities",
        "checked(libc.capset(struct.pack('Ii', 0x20080522, 0),"
        " struct.pack('6I', *[0xffffffff] * 6)))",
    ),
    _does("takes another filter", "system(317, 1, 0, None)", for_x86=True),
    _does("turns off its filter", "checked(libc.prctl(22, 0, 0, 0, 0))"),
    _does("lets others watch it", "checked(libc.prctl(4, 1, 0, 0, 0))"),
    _does("names its ptracer", "checked(libc.prctl(0x59616d61, -1, 0, 0, 0))"),
    _does("turns off its clock", "checked(libc.prctl(26, 2, 0, 0, 0))"),
    _does("makes a ruleset", "system(444, None, 0, 1)"),
    _does("changes its personality", "checked(libc.personality(0x0040000))"),
    _does(
        "raises its memory",
        "system(302, 0, 2, struct.pack('QQ', 1 << 50, 1 << 50), None)",
        for_x86=True,
    ),
    _does("raises its CPU time", "__import__('resource').setrlimit(0, (-1, -1))", "raised"),
    _does(
        "raises its processes", "__import__('resource').setrlimit(6, (1 << 20, 1 << 20))", "raised"
    ),
    Attack(
        "raises a limit by a pointer whose low half is zero",
        SYSTEM
        + """
def attack():
    place = 0x7_0000_0000
    got = libc.mmap
    got.restype = ctypes.c_long
    checked(got(ctypes.c_void_p(place), ctypes.c_long(4096), 3, 0x100022, -1, ctypes.c_long(0)))
    ctypes.memmove(place, struct.pack('QQ', 1000, 1000), 16)
    return system(302, 0, 7, ctypes.c_void_p(place), None)
""",
        "forbidden",
        for_x86=True,
    ),
    _does("takes a better place in the queue", "os.nice(-5)"),
    _does("takes real time", "os.sched_setscheduler(0, 1, os.sched_param(50))"),
    _does("moves to another core", "os.sched_setaffinity(0, {0})"),
    _does("takes a better place at the disk", "system(251, 1, 0, 0)", for_x86=True),
    _does(
        "asks for real-time by deadline",
        "system(314, 0, ctypes.create_string_buffer(48), 0)",
        for_x86=True,
    ),
    _does("names the host", "checked(libc.sethostname(b'mine', 4))"),
    _does("sets the clock", "time.clock_settime(time.CLOCK_REALTIME, 0.0)"),
    _does("steers the clock", "checked(libc.adjtimex(ctypes.create_string_buffer(256)))"),
    _does("reads the kernel's log", "checked(libc.klogctl(3, b'0' * 64, 64))"),
    _does("types into the terminal", "__import__('fcntl').ioctl(0, 0x5412, b'x')"),
    _does(
        "starts old asynchronous reads",
        "system(206, 8, ctypes.byref(ctypes.c_ulong()))",
        for_x86=True,
    ),
    _does("hangs up", "system(153)", for_x86=True),
    _does("leaves its session", "os.setsid()"),
    Attack(
        "calls in 32 bits",
        # mov eax, 20 (getpid); int 0x80; ret
        _SHELLCODE + "def attack():\n    return run(b'\\xb8\\x14\\0\\0\\0\\xcd\\x80\\xc3')\n",
        "forbidden",
        for_x86=True,
    ),
    Attack(
        "forks by code of its own",
        # mov eax, 57 (fork); syscall; ret
        _SHELLCODE + "def attack():\n    return run(b'\\xb8\\x39\\0\\0\\0\\x0f\\x05\\xc3') > 0\n",
        "value",
        value=False,
        for_x86=True,
    ),
    Attack(
        "calls by the numbers of x32",
        SYSTEM + "def attack():\n    return system(0x40000000 + 39)\n",
        "forbidden",
        for_x86=True,
    ),
    Attack(
        "calls by a number with a high half",
        SYSTEM + "def attack():\n    return system((1 << 32) + 57)\n",
        "forbidden",
        for_x86=True,
    ),
    Attack(
        "locks by a command with a high half",
        SYSTEM + "def attack():\n"
        "    return system(72, 4, (1 << 32) + 6, ctypes.create_string_buffer(32))\n",
        "forbidden",
        for_x86=True,
    ),
    _does("reads the group of processes", "[os.getpgid(0), os.getsid(0)]"),
)

ATTACKS: Final = (
    *STARTING,
    *WATCHING,
    *RIGHTS,
    *hostile_calls(
        ("traces", "system(101, 0, 0, 0, 0)"),
        ("attaches to another", "system(101, 16, HOST_PID, 0, 0)"),
        ("reads another's memory", "system(310, HOST_PID, None, 0, None, 0, 0)"),
        ("writes another's memory", "system(311, HOST_PID, None, 0, None, 0, 0)"),
        ("advises another's memory", "system(440, 0, None, 0, 0, 0)"),
        ("takes another's descriptor", "system(438, 0, 0, 0)"),
        ("compares kernel objects", "system(312, 1, 1, 0, 0, 0)"),
        ("leaves its namespaces", "system(272, 0x10000000)"),
        ("enters another namespace", "system(308, 0, 0)"),
        ("sets up io_uring", "system(425, 8, ctypes.create_string_buffer(120))"),
        ("reads keys", "system(250, 0, -3)"),
        ("adds a key", "system(248, b'user', b'k', b'v', 1, -3)"),
        ("asks for a key", "system(249, b'user', b'k', None, -3)"),
        ("loads a program into the kernel", "system(321, 5, None, 0)"),
        ("handles page faults", "system(323, 0)"),
        ("counts events", "system(298, ctypes.create_string_buffer(128), 0, -1, -1, 0)"),
        ("loads a module", "system(175, b'', 0, b'')"),
        ("loads another kernel", "system(246, 0, 0, None, 0)"),
        ("restarts the machine", "system(169, 0xfee1dead, 672274793, 0, None)"),
        ("swaps", "system(167, b'/dev/null', 0)"),
        ("keeps accounts", "system(163, b'/tmp/x')"),
        ("takes ports", "system(172, 3)"),
        ("changes its segments", "system(154, 0, None, 0)"),
    ),
)
