"""Each level can be chosen, says what it is made of, and lets honest programs through."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import greenroom
from greenroom.sandbox import Call, Level, Outcome, Sandbox, SandboxFault
from greenroom.sandbox.level import probe

LAYERS = ("namespaces", "Landlock", "seccomp", "limits", "user of its own", "cgroups")


def run(sandbox: Sandbox, source: str, tier: str = "python") -> Outcome:
    with sandbox.child(tier) as child:
        loaded = child.load("answer", source)
        return child.call(Call("answer", "f")) if loaded.kind == "value" else loaded


def test_the_probe_tells_of_every_layer_and_why() -> None:
    report = probe()
    assert tuple(layer.name for layer in report.layers) == LAYERS
    assert all(layer.why for layer in report.layers)


def test_the_level_is_that_of_the_machine_unless_a_lower_one_is_asked_for(
    sandbox: Sandbox,
) -> None:
    assert sandbox.level <= sandbox.report.level
    with Sandbox() as whole:
        assert whole.level is probe().level


def test_a_level_that_the_machine_does_not_give_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lower = greenroom.sandbox.Report(Level.L1, probe().layers)
    monkeypatch.setattr("greenroom.sandbox.supervisor.probe", lambda: lower)
    with pytest.raises(SandboxFault, match="gives L1"):
        Sandbox(Level.L2)


HONEST = {
    "threads": (
        "numpy",
        "import numpy as np\nfrom concurrent.futures import ThreadPoolExecutor\n"
        "def f():\n    x = np.ones((200, 200))\n    with ThreadPoolExecutor(4) as pool:\n"
        "        return sum(pool.map(lambda k: float((x @ x)[0, 0]), range(8)))\n",
        1600.0,
    ),
    "lazy imports": (
        "data",
        "def f():\n    import sqlite3, ssl, csv, unittest, scipy.signal, sklearn.gaussian_process\n"
        "    import pandas as pd\n"
        "    return str(pd.Timestamp('2024-07-01', tz='Europe/Berlin').utcoffset())\n",
        "2:00:00",
    ),
    "n_jobs": (
        "data",
        "import numpy as np\nfrom sklearn.cluster import KMeans\n"
        "from sklearn.ensemble import RandomForestClassifier\n"
        "from sklearn.model_selection import cross_val_score\n"
        "def f():\n    x = np.random.default_rng(0).random((60, 2))\n    y = x[:, 0] > 0.5\n"
        "    model = RandomForestClassifier(5, n_jobs=4, random_state=0)\n"
        "    KMeans(3, n_init=1, random_state=0).fit(x)\n"
        "    return len(cross_val_score(model, x, y, cv=3, n_jobs=4))\n",
        3,
    ),
    "files of its own libraries": ("python", "import this\ndef f(): return len(this.s) > 9", True),
    "input": (
        "python",
        "def f():\n    try: return input()\n    except EOFError: return 'no input'\n",
        "no input",
    ),
    "clock and entropy": (
        "python",
        "import os, time, uuid\ndef f(): return len(os.urandom(8)) + (time.time() > 0)",
        9,
    ),
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_programs_run(sandbox: Sandbox, name: str) -> None:
    tier, source, wanted = HONEST[name]
    outcome = run(sandbox, source, tier)
    assert (outcome.kind, outcome.value) == ("value", wanted), outcome


def test_a_child_sees_no_process_user_or_host_of_ours() -> None:
    if probe().level < Level.L3:
        pytest.skip("this machine gives no namespaces")
    source = (
        "import os, socket\n"
        "def f(): return os.getpid(), os.getuid(), os.uname().nodename, os.path.exists('/proc'),"
        " os.path.exists('/etc'), os.path.exists('/home')\n"
    )
    with Sandbox(Level.L3, pool_size=0) as sandbox:
        assert run(sandbox, source).value == (1, 1000, "sandbox", False, False, False)


def test_the_environment_of_the_host_does_not_reach_a_child(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GREENROOM_SECRET", "not for children")
    value = run(sandbox, "import os\ndef f(): return dict(os.environ)").value
    assert "GREENROOM_SECRET" not in value
    assert value["HOME"] == "/"


def test_a_child_holds_its_own_five_descriptors_alone(sandbox: Sandbox) -> None:
    source = (
        "import os\n"
        "def f():\n    held = []\n    for number in range(64):\n"
        "        try: os.fstat(number)\n        except OSError: continue\n"
        "        held.append(number)\n    return held\n"
    )
    assert run(sandbox, source).value == [0, 1, 2, 3, 4]


def test_the_rest_of_greenroom_is_not_in_a_child(sandbox: Sandbox) -> None:
    source = "import sys\ndef f(): return sorted(n for n in sys.modules if 'pydantic' in n)"
    assert run(sandbox, source).value == []
    assert run(sandbox, "import greenroom.errors").kind == "raised"


def test_sources_of_the_bank_cannot_be_read(walled: Sandbox) -> None:
    path = Path(greenroom.__file__)
    outcome = run(walled, f"def f(): return open({str(path)!r}).read()")
    assert outcome.kind in {"raised", "forbidden"}


AS_A_USER = """
import sys
from greenroom.sandbox import Call, Level, Sandbox
for level in (Level.L3, Level.L2):
    with Sandbox(level) as sandbox, sandbox.child("numpy") as child:
        child.load("answer", "import numpy as np\\ndef f(): return float(np.ones(3).sum())")
        print(level.name, child.call(Call("answer", "f")).value)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="the whole suite runs as an ordinary user here")
@pytest.mark.skipif(not shutil.which("setpriv"), reason="setpriv is missing")
def test_it_works_for_an_ordinary_user(tmp_path: Path) -> None:
    """Libraries that only root can reach are bound, in a namespace, to where a user can."""
    if probe().level < Level.L3:
        pytest.skip("this machine gives no namespaces")
    closed = _closed_folder(Path(sys.base_prefix))
    hidden = tmp_path / "kept"
    hidden.mkdir()
    steps = ["set -e", "mount --make-rprivate /"]
    if closed is not None:
        steps += [
            f"mount --bind {sys.base_prefix} {hidden}",
            f"mount -t tmpfs -o mode=755 tmpfs {closed}",
            f"mkdir -p {sys.base_prefix}",
            f"mount --move {hidden} {sys.base_prefix}",
        ]
    steps.append('exec setpriv --reuid 1000 --regid 1000 --clear-groups "$0" -B -c "$1"')
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", "\n".join(steps), sys.executable, AS_A_USER],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    assert done.stdout.split() == ["L3", "3.0", "L2", "3.0"], done.stderr


def _closed_folder(path: Path) -> Path | None:
    """The first folder on the way that lets nobody through but root."""
    for folder in reversed(path.parents):
        if not folder.stat().st_mode & 0o001:
            return folder
    return None


REFUSED = {
    "no namespaces": (("unshare", "mount", "setns", "pivot_root"), Level.L2),
    "no Landlock either": (("unshare", "mount", "landlock_create_ruleset"), Level.L1),
    "no filters either": (("unshare", "landlock_create_ruleset", "seccomp"), Level.L1),
}
UNDER_A_FILTER = """
import sys
from seccompy import Filter
made = Filter()
for name in sys.argv[1].split():
    made.errno(name, 1)
made.load()
from greenroom.sandbox import Call, Sandbox
with Sandbox() as sandbox, sandbox.child("numpy") as child:
    child.load("answer", "import numpy as np\\ndef f(): return float(np.ones(3).sum())")
    print(sandbox.level.name, child.call(Call("answer", "f")).value)
"""


@pytest.mark.parametrize("name", REFUSED)
def test_a_machine_that_refuses_a_layer_gives_the_level_below(name: str) -> None:
    """As a container does with its own filter of system calls."""
    refused, level = REFUSED[name]
    if probe().level < Level.L2:
        pytest.skip("this machine refuses more by itself")
    done = subprocess.run(
        [sys.executable, "-c", UNDER_A_FILTER, " ".join(refused)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == [level.name, "3.0"], done.stderr


@pytest.mark.parametrize("level", [Level.L0, Level.L1])
def test_several_people_are_not_served_below_the_level_that_keeps_them_apart(
    level: Level,
) -> None:
    with pytest.raises(SandboxFault, match="L2 is the least"):
        Sandbox(level, is_shared=True)


def test_several_people_are_served_from_the_level_that_keeps_them_apart() -> None:
    with Sandbox(Level.L2, is_shared=True) as sandbox:
        assert sandbox.level == Level.L2
