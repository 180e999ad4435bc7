"""Programs that read, write, list, plant or watch files of the machine."""

from typing import Final

from greenroom.sandbox import Level
from tests.sandbox.attacks import MARK, SYSTEM, Attack, hostile_calls

_LIBRARY: Final = "import json\nPLACE = json.__file__\n"


def _reads(name: str, path: str, kind: str = "raised", below: str = "forbidden") -> Attack:
    """Namespaces: there is no such file. Landlock: it may not be opened."""
    source = f"def attack():\n    return open({path!r}, 'rb').read(4096)\n"
    return Attack(f"reads {name}", source, kind, below)  # type: ignore[arg-type] # a table of fields


def _does(name: str, source: str, *, for_x86: bool = False) -> Attack:
    whole = f"{SYSTEM}{_LIBRARY}MARK = '{MARK}'\ndef attack():\n    return {source}\n"
    return Attack(name, whole, "forbidden", for_x86=for_x86)


def _sweeps(name: str, ways: str, **more: object) -> Attack:
    body = f"{SYSTEM}{_LIBRARY}MARK = '{MARK}'\ndef attack():\n    return {ways}\n"
    return Attack(name, body, "value", value=[], **more)  # type: ignore[arg-type] # a table of fields


READING: Final = (
    _reads("the list of users", "/etc/passwd"),
    _reads("the list of users around a corner", "/usr/../etc/./passwd"),
    _reads("a secret of the host", "SECRET_FILE"),
    _reads("a secret through a symbolic link", "SECRET_LINK"),
    _reads("a secret through its own root", "/proc/self/rootSECRET_FILE"),
    _reads("a secret through the root of the host", "/proc/HOST_PID/rootSECRET_FILE"),
    _reads("the environment of the host", "/proc/HOST_PID/environ"),
    _reads("the memory of the host", "/proc/HOST_PID/mem"),
    _reads("its own environment", "/proc/self/environ"),
    _reads("its own memory", "/proc/self/mem"),
    _reads("its own maps", "/proc/self/maps"),
    _reads("the command of process 1", "/proc/1/cmdline"),
    _reads("another device", "/dev/full"),
    _reads("the terminal", "/dev/tty"),
    _reads("the messages of the kernel", "/dev/kmsg"),
    _reads("a secret in shared memory", "SHARED_FILE"),
    _reads("its group", "/proc/self/cgroup"),
    _reads("the release of the kernel", "/proc/sys/kernel/osrelease"),
    _reads("the judge's own code", "JUDGE_FILE"),
    _reads("the tests of the judge", "TEST_FILE"),
    _sweeps(
        "lists folders",
        "working(**{p: lambda p=p: os.listdir(p) for p in ('/', '/root', '/home', '/tmp', '/etc',"
        " '/proc', '/sys', '/dev', '/dev/shm', '/var', '/opt', 'SECRET_FOLDER')})"
        " if os.path.exists('/etc') else working(root=lambda: os.listdir('/home'))",
    ),
    _sweeps(
        "asks for size and owner of what is outside",
        "[p for p in ('/etc/passwd', '/home', '/proc', 'SECRET_FILE', '/tmp/.X11-unix',"
        " '/var/log', '/run', '/boot') if os.path.lexists(p)]",
        lowest=Level.L3,
    ),
    _does("opens by a handle", "system(304, 3, b'0' * 64, 0)", for_x86=True),
    _does("asks for a handle", "system(303, 3, b'/', b'0' * 64, b'0' * 8, 0)", for_x86=True),
    _sweeps(
        "reaches out of a folder that it may open",
        "working(up=lambda: os.open('../' * 12 + 'etc/passwd', 0,"
        " dir_fd=os.open(os.path.dirname(PLACE), os.O_RDONLY)),"
        " way=lambda: os.open('etc/passwd', 0, dir_fd=os.open('/', os.O_PATH)),"
        " again=lambda: os.open('passwd', 0, dir_fd=os.open('/etc', os.O_PATH)))",
    ),
)

WRITING: Final = (
    _sweeps(
        "writes files",
        "working(**{p: lambda p=p: os.open(p + '/' + MARK, os.O_CREAT | os.O_WRONLY, 0o666)"
        " for p in ('/tmp', '/dev/shm', '/var/tmp', '/dev', '/', os.path.dirname(PLACE), '.',"
        " '/run', '/home', 'SECRET_FOLDER')})",
    ),
    _sweeps(
        "makes files without a name",
        "working(**{p: lambda p=p: os.open(p, os.O_TMPFILE | os.O_RDWR, 0o600)"
        " for p in ('/tmp', '/dev/shm', '/', os.path.dirname(PLACE), 'SECRET_FOLDER')})",
    ),
    _sweeps(
        "changes the libraries of everybody",
        "working(write=lambda: open(PLACE, 'a').write('#'), cut=lambda: os.truncate(PLACE, 0),"
        " over=lambda: os.open(PLACE, os.O_WRONLY | os.O_TRUNC), gone=lambda: os.unlink(PLACE),"
        " moved=lambda: os.rename(PLACE, PLACE + MARK), mode=lambda: os.chmod(PLACE, 0o777),"
        " owner=lambda: os.chown(PLACE, 1000, 1000), times=lambda: os.utime(PLACE, (0, 0)),"
        " cache=lambda: open(os.path.dirname(PLACE) + '/__pycache__/x.pyc', 'wb'))",
    ),
    _sweeps(
        "writes into a file of the host",
        "working(a=lambda: open('WRITABLE_FILE', 'a'), w=lambda: open('WRITABLE_FILE', 'r+'),"
        " t=lambda: os.truncate('WRITABLE_FILE', 0), u=lambda: os.unlink('WRITABLE_FILE'))",
    ),
    _does("plants a symbolic link", "os.symlink('/etc/passwd', '/tmp/' + MARK)"),
    _does("plants a symbolic link for the judge", "os.symlink('/etc/passwd', 'SECRET_FOLDER/out')"),
    _does("plants a hard link", "os.link('SECRET_FILE', '/tmp/' + MARK)"),
    _does("makes a folder", "os.mkdir('/tmp/' + MARK)"),
    _does("makes a named pipe", "os.mkfifo('/tmp/' + MARK)"),
    _does("makes a device", "os.mknod('/tmp/' + MARK, 0o60666, os.makedev(8, 0))"),
    _does("renames", "os.rename('SECRET_FILE', '/tmp/' + MARK)"),
    _does("changes a mode", "os.chmod('SECRET_FILE', 0o777)"),
    _does("changes an owner", "os.chown('SECRET_FILE', 1000, 1000)"),
    _does("changes its root", "os.chroot('/tmp')"),
    _does("changes its folder", "os.chdir('/usr')"),
    _does("changes its mask", "system(95, 0)", for_x86=True),
    _does("marks a file", "os.setxattr(PLACE, 'user.mark', b'1')"),
    _does("makes a file in memory", "os.memfd_create(MARK)"),
    _does("makes a secret file in memory", "system(447, 0)", for_x86=True),
    _does("watches files", "checked(libc.inotify_init1(0))"),
    _does("watches the whole machine", "system(300, 0, 0)", for_x86=True),
    _does("copies into a pipe", "os.sendfile(4, os.open(PLACE, 0), 0, 8)"),
    _does("takes space", "os.posix_fallocate(os.open(PLACE, 0), 0, 1 << 30)"),
    _does("leases a file", "__import__('fcntl').fcntl(os.open(PLACE, 0), 1024, 0)"),
    _does("turns on quotas", "system(443, 0, 0, 0, 0)", for_x86=True),
)

ATTACKS: Final = (
    *READING,
    *WRITING,
    *hostile_calls(
        ("mounts", "system(165, b'none', b'/tmp', b'tmpfs', 0, 0)"),
        ("unmounts", "system(166, b'/', 2)"),
        ("mounts by the new calls", "system(430, b'tmpfs', 0)"),
        ("clones a mount", "system(428, -100, b'/', 1)"),
        ("pivots its root", "system(155, b'.', b'.')"),
    ),
)
