"""The disk is full, or the data folder cannot be written: a sentence, and nothing is lost."""

import contextlib
import os
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from greenroom.errors import StoreUnavailable
from greenroom.web.app import create_app
from greenroom.web.guard import CSRF_COOKIE
from greenroom.wiring import open_greenroom

TOKEN = "0" * 32
SIZE = "4m"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small file system")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine does not let root mount a small file system")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(file: Path) -> None:
    """Write until there is no room."""
    with contextlib.suppress(OSError), file.open("wb") as out:
        while True:
            out.write(b"x" * 65_536)
            out.flush()


def test_a_full_disk_gives_the_answer_back_and_takes_it_once_there_is_room(
    small_disk: Path,
) -> None:
    greenroom = open_greenroom(small_disk)
    client = TestClient(create_app(greenroom), base_url="http://127.0.0.1", follow_redirects=False)
    client.cookies.set(CSRF_COOKIE, TOKEN)
    started = client.post("/practice", data={"csrf": TOKEN, "kind": "open", "length": "2"})
    place = client.get(started.headers["location"]).headers["location"]
    client.get(place)

    filler = small_disk / "filler"
    fill(filler)
    form = {"csrf": TOKEN, "attempt": str(uuid.uuid4()), "answer": "my long answer " * 1_000}
    refused = client.post(place, data=form)
    assert refused.status_code == 503
    assert "Your answer is still here; send it again." in refused.text
    assert form["answer"].strip() in refused.text
    assert str(small_disk) in refused.text

    filler.unlink()
    assert client.post(place, data=form).status_code == 303
    assert "my long answer" in client.get(place).text
    greenroom.close()


def test_a_folder_that_cannot_be_written_is_said_at_the_start(small_disk: Path) -> None:
    open_greenroom(small_disk).close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreUnavailable, match=str(small_disk)):
        open_greenroom(small_disk)
