"""The system calls a child may make, as a seccomp program (built with seccompy, here alone)."""

from errno import ENOSYS, EPERM
from functools import cache
from typing import Final

import seccompy
from seccompy import Action, CmpOp, Filter

ALLOWED: Final = (
    "read readv pread64 preadv write writev close lseek fstat newfstatat fstatat stat"
    " lstat statx access faccessat faccessat2 open openat readlink readlinkat getcwd getdents64"
    " getdents dup dup2 dup3 poll ppoll select pselect6 epoll_create1 epoll_ctl"
    " epoll_wait epoll_pwait munmap mprotect mremap madvise brk rt_sigaction rt_sigprocmask"
    " rt_sigreturn sigaltstack getpid getppid gettid getuid geteuid getgid getegid sched_yield"
    " sched_getaffinity getcpu nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday"
    " time times getrusage sysinfo uname getrandom set_robust_list rseq"
    " membarrier exit exit_group restart_syscall getrlimit"
)

HOSTILE: Final = (
    "ptrace process_vm_readv process_vm_writev process_madvise kcmp pidfd_getfd unshare setns"
    " mount umount2 pivot_root fsopen fsconfig fsmount fspick move_mount open_tree mount_setattr"
    " io_uring_setup io_uring_enter io_uring_register keyctl add_key request_key bpf userfaultfd"
    " perf_event_open init_module finit_module delete_module kexec_load kexec_file_load"
    " open_by_handle_at name_to_handle_at reboot swapon swapoff quotactl acct iopl ioperm"
    " modify_ldt"
)
"""No honest program makes these; the child is killed, and the outcome is "forbidden"."""

ABSENT: Final = "clone3 openat2 epoll_pwait2 futex_waitv futex_wait futex_wake"
"""Answered as an old kernel would, so that the C library takes the older call instead.

The flags of clone3 lie in memory, where a filter cannot see them; those of clone can be seen.
"""

_CLONE_THREAD_FLAGS: Final = 0x00010900  # THREAD, SIGHAND, VM
_CLONE_NEW_NAMESPACE: Final = 0x7E020080  # any NEW* flag
_MAP_UNCOUNTED: Final = 0x101
"""MAP_SHARED and MAP_GROWSDOWN: neither counts as data, which is what a child's bound counts."""
_MAP_FIXED: Final = 0x10
_MAX_FIXED_BYTES: Final = 16 * 2**20
"""A mapping over another one is not counted where it covers what was only reserved, so it is small:
libraries are loaded so. What lies beyond the bound already stops the next one."""
_FUTEX_PRIVATE: Final = 0x80
_FUTEX_WAITS: Final = (0, 9, 256, 265)
"""Waiting across processes is how the C library joins threads. Waking across them is not allowed: a
futex on a page of a library, which all children map, would tell one of the other."""
_FCNTL_COMMANDS: Final = (0, 1, 2, 3, 4, 1030)  # duplicate, descriptor and status flags; no locks
_IOCTL_REQUESTS: Final = (0x5401, 0x5450, 0x5451, 0x541B)  # is it a terminal, close on exec, size
_PRCTL_OPTIONS: Final = (3, 15, 16, 0x53564D41)  # read dumpable, names of thread and of memory


def supported() -> bool:
    """Whether this kernel takes filters."""
    try:
        return seccompy.supported()
    except OSError:
        return False


@cache
def program() -> bytes:
    """The filter, compiled: what is not allowed fails with EPERM, what is hostile kills.

    seccompy rejects foreign architectures; x32 numbers are not in the list and so not allowed.
    """
    made = Filter(default=int(Action.ERRNO) | EPERM)
    for name in _known(ALLOWED):
        made.allow(name)
    for name in _known(HOSTILE):
        made.kill(name)
    for name in _known(ABSENT):
        made.errno(name, ENOSYS)
    seen = _CLONE_THREAD_FLAGS | _CLONE_NEW_NAMESPACE
    made.allow("clone", args=[(0, CmpOp.MASKED_EQ, _CLONE_THREAD_FLAGS, seen)])
    made.allow("mmap", args=[(3, CmpOp.MASKED_EQ, 0, _MAP_UNCOUNTED | _MAP_FIXED)])
    small = (1, CmpOp.LE, _MAX_FIXED_BYTES)
    made.allow("mmap", args=[(3, CmpOp.MASKED_EQ, 0, _MAP_UNCOUNTED), small])
    made.allow("futex", args=[(1, CmpOp.MASKED_EQ, _FUTEX_PRIVATE, _FUTEX_PRIVATE)])
    for operation in _FUTEX_WAITS:
        made.allow("futex", args=[(1, CmpOp.EQ, operation)])
    made.allow("prlimit64", args=[(2, CmpOp.EQ, 0)])  # reading alone
    for command in _FCNTL_COMMANDS:
        made.allow("fcntl", args=[(1, CmpOp.EQ, command)])
    for request in _IOCTL_REQUESTS:
        made.allow("ioctl", args=[(1, CmpOp.EQ, request)])
    for option in _PRCTL_OPTIONS:
        made.allow("prctl", args=[(0, CmpOp.EQ, option)])
    return made.program


def _known(names: str) -> list[str]:
    """Those that this architecture has."""
    found = []
    for name in names.split():
        try:
            seccompy.syscall_nr(name)
        except ValueError:
            continue
        found.append(name)
    return found
