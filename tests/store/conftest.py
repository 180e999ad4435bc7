"""Machines as they can be: small disks."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

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
