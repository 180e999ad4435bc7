"""What many tests start from."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from greenroom.bank.bank import Bank
from greenroom.graders import OUTPUTS
from greenroom.kinds import KINDS
from tests.banks import write_bank
from tests.parts import TODAY
from tests.places import Place

NOBODY = 65_534


@pytest.fixture(scope="session", autouse=True)
def judge_ends() -> Iterator[None]:
    """The judge's processes end with the tests."""
    yield
    OUTPUTS.close()


@pytest.fixture
def bank_dir(tmp_path: Path) -> Path:
    """A small bank without findings, 10 items in each of 3 areas."""
    return write_bank(tmp_path / "bank")


@pytest.fixture
def open_bank() -> Iterator[Callable[..., Bank]]:
    """Opens banks that are closed after the test."""
    opened: list[Bank] = []

    def make(bank_dir: Path, cache_path: Path | None = None) -> Bank:
        opened.append(Bank(bank_dir, KINDS, TODAY, cache_path))
        return opened[-1]

    yield make
    for bank in opened:
        bank.close()


@pytest.fixture
def guarded_dir() -> Iterator[Path]:
    """A folder in which permissions hold: the test runs as an ordinary user, even if root runs it.

    What the test closes is opened again afterwards.
    """
    is_root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if is_root:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if is_root:
                os.seteuid(0)
            for path in (folder, *folder.rglob("*")):
                if not path.is_symlink():
                    path.chmod(0o700)


@pytest.fixture
def place(tmp_path: Path, bank_dir: Path) -> Iterator[Place]:
    """A small bank and an empty store."""
    made = Place(tmp_path, bank_dir)
    yield made
    made.close()
