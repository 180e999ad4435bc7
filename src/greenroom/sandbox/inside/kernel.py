"""System calls that Python 3.11 has no function for, as thin typed wrappers.

Every function raises OSError with the name of the call when the kernel says no.
"""

import ctypes
import os
import struct
from typing import Final

CLONE_PARENT: Final = 0x8000
NEW_NAMESPACES: Final = {
    "mount": 0x00020000,
    "uts": 0x04000000,
    "ipc": 0x08000000,
    "user": 0x10000000,
    "pid": 0x20000000,
    "net": 0x40000000,
}
CLONE_NEWPID: Final = NEW_NAMESPACES["pid"]
SIGCHLD: Final = 17

MS_NOSUID: Final = 0x2
MS_NODEV: Final = 0x4
MS_NOEXEC: Final = 0x8
MS_REMOUNT: Final = 0x20
MS_RDONLY: Final = 0x1
MS_BIND: Final = 0x1000
MS_REC: Final = 0x4000
MS_PRIVATE: Final = 0x40000
MNT_DETACH: Final = 2

CAP_SETPCAP: Final = 8
CAP_SYS_ADMIN: Final = 21
CAP_LAST_KNOWN: Final = 63

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4
_PR_SET_SECCOMP: Final = 22
_PR_CAPBSET_DROP: Final = 24
_PR_SET_NO_NEW_PRIVS: Final = 38
_PR_CAP_AMBIENT: Final = 47
_PR_CAP_AMBIENT_RAISE: Final = 2
_SECCOMP_MODE_FILTER: Final = 2
_CAPABILITY_VERSION_3: Final = 0x20080522

_MACHINE: Final = os.uname().machine
_SYSCALLS: Final = {
    # the numbers on x86_64 and on aarch64
    "clone": (56, 220),
    "pivot_root": (155, 41),
    "setns": (308, 268),
    "mount_setattr": (442, 442),
    "landlock_restrict_self": (446, 446),
}
_COLUMN: Final = {"x86_64": 0, "aarch64": 1}
_AT_FDCWD: Final = -100
_AT_RECURSIVE: Final = 0x8000

_libc: Final = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long


def _checked(name: str, result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def _syscall(name: str, *args: object) -> int:
    if _MACHINE not in _COLUMN:
        raise OSError(38, f"{name}: not known for {_MACHINE}")
    number = _SYSCALLS[name][_COLUMN[_MACHINE]]
    return _checked(name, _libc.syscall(ctypes.c_long(number), *args))


def _prctl(name: str, option: int, *args: int) -> None:
    words = [ctypes.c_ulong(word) for word in (*args, 0, 0, 0, 0)[:4]]
    _checked(name, _libc.prctl(option, *words))


def unshare(flags: int) -> None:
    """Move this process (for the pid namespace: its next child) into new namespaces."""
    _checked("unshare", _libc.unshare(flags))


def setns_pid(pidfd: int) -> None:
    """Make the pid namespace of that process the one of this process's next children."""
    _syscall("setns", pidfd, CLONE_NEWPID)


def clone_sibling() -> int:
    """Like fork, but the new process is a child of this process's parent; 0 in the new one.

    The C library does not learn of it, so the new process must exec at once.
    """
    zero = ctypes.c_long(0)
    return _syscall("clone", ctypes.c_long(CLONE_PARENT | SIGCHLD), zero, zero, zero, zero)


def mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    """Mount(2)."""
    done = _libc.mount(
        source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), options.encode()
    )
    _checked(f"mount {target}", done)


def unmount(target: str) -> None:
    """Detach the file system at target."""
    _checked(f"umount {target}", _libc.umount2(target.encode(), MNT_DETACH))


def pivot_root(new: str, old: str) -> None:
    """Make new the root and put the old root at old."""
    _syscall("pivot_root", ctypes.c_char_p(new.encode()), ctypes.c_char_p(old.encode()))


def harden_mount(target: str, attributes: int) -> None:
    """Add attributes (read-only, nosuid, ...) to the mount and to all mounts below it.

    mount_setattr only adds, so flags that an outer namespace has locked cannot get in the way.
    """
    block = ctypes.create_string_buffer(struct.pack("=QQQQ", attributes, 0, 0, 0), 32)
    path = ctypes.c_char_p(target.encode())
    _syscall("mount_setattr", _AT_FDCWD, path, _AT_RECURSIVE, block, ctypes.c_size_t(32))


def set_capabilities(permitted: int, inheritable: int) -> None:
    """Replace this process's capability sets (bit masks); effective becomes permitted."""
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    low, high = 0xFFFFFFFF, 32
    words = [permitted & low, permitted & low, inheritable & low]
    words += [permitted >> high, permitted >> high, inheritable >> high]
    _checked("capset", _libc.capset(header, struct.pack("=6I", *words)))


def keep_over_exec(capability: int) -> None:
    """Put a permitted and inheritable capability into the ambient set."""
    _prctl("prctl ambient", _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, capability)


def drop_bounding_set() -> None:
    """Give up for ever what an exec could win back; unknown numbers end the loop."""
    for capability in range(CAP_LAST_KNOWN):
        try:
            _prctl("prctl bounding set", _PR_CAPBSET_DROP, capability)
        except OSError as fault:
            if fault.errno == 22:  # EINVAL: this kernel has fewer
                return
            raise


def die_with_parent(signal: int) -> None:
    """Ask for a signal when the thread that forked this process ends."""
    _prctl("prctl parent death", _PR_SET_PDEATHSIG, signal)


def set_dumpable() -> None:
    """Own the files of /proc/self again after a change of the user."""
    _prctl("prctl dumpable", _PR_SET_DUMPABLE, 1)


def set_no_new_privileges() -> None:
    """From here on no exec gains anything."""
    _prctl("prctl no_new_privs", _PR_SET_NO_NEW_PRIVS, 1)


def restrict_with_landlock(ruleset: int) -> None:
    """Put this thread and its future children under the ruleset behind the descriptor."""
    _syscall("landlock_restrict_self", ruleset, ctypes.c_long(0))


class FilterProgram:
    """A seccomp program laid out for the kernel once, so that a child installs it in one call."""

    def __init__(self, program: bytes) -> None:
        self._code = ctypes.create_string_buffer(program, len(program))
        address = ctypes.addressof(self._code)
        self._fprog = ctypes.create_string_buffer(struct.pack("@HP", len(program) // 8, address))

    def install(self) -> None:
        """Filter this thread's system calls from here on."""
        address = ctypes.addressof(self._fprog)
        _prctl("prctl seccomp", _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, address)
