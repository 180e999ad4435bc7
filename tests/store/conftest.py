"""Machines as they can be: small disks, and users who may not write."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

NOBODY = 65534
pytest.register_assert_rewrite(
    "tests.store.contract_attempts",
    "tests.store.contract_sessions",
    "tests.store.contract_together",
    "tests.store.contract_transfer",
)


@pytest.fixture
def make_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a disk of a given size, such as 512k."""
    folder = tmp_path / "disk"

    def make(size: str) -> Path:
        if not sys.platform.startswith("linux") or os.geteuid() != 0:
            pytest.skip("a small disk can be made by root on Linux alone")
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
            pytest.skip("this machine lets nobody mount a small disk")
        return folder

    yield make
    if folder.is_mount():
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def become_nobody(tmp_path: Path) -> Iterator[Callable[[], None]]:
    """Gives up root's right to write everywhere, until the end of the test."""
    was = os.geteuid()

    def become() -> None:
        if was == 0:
            for folder in (tmp_path, *tmp_path.parents[:2]):
                folder.chmod(0o755)
            os.seteuid(NOBODY)

    yield become
    os.seteuid(was)
