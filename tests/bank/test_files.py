"""Items that are folders: what stands beside item.toml fills the fields of the kind."""

import os
from pathlib import Path

import pytest

from greenroom.bank.files import FILE_LIMIT, FILES_LIMIT, Beside, Unreadable, read_text

PATTERNS = {"prompt.md": "stem", "starter.py": "starter", "wrong/*.py": "wrong"}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_files_fill_the_fields_that_their_names_stand_for(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {"item.toml": "", "prompt.md": "Do it.", "wrong/one.py": "1", "wrong/two.py": "2"},
    )
    found = Beside(folder, PATTERNS)
    assert found.fields == {"stem": "Do it.", "wrong": {"one": "1", "two": "2"}}
    assert found.problems == []


def test_a_folder_of_files_that_is_not_there_is_an_empty_one(tmp_path: Path) -> None:
    assert Beside(tmp_path, PATTERNS).fields == {"wrong": {}}


@pytest.mark.parametrize("name", ["wrongs/one.py", "notes.md", "wrong/deep/one.py", "wrong/a.txt"])
def test_a_file_that_no_field_takes_is_a_finding(tmp_path: Path, name: str) -> None:
    found = Beside(write(tmp_path, {name: "x"}), PATTERNS)
    assert found.problems == [
        (
            name,
            "no such file in an item of this kind; "
            "allowed: item.toml, prompt.md, starter.py, wrong/*.py",
        )
    ]


def test_what_editors_and_interpreters_leave_behind_is_no_finding(tmp_path: Path) -> None:
    files = {".prompt.md.swp": "x", "__pycache__/starter.pyc": "x", ".idea/a.xml": "x"}
    assert Beside(write(tmp_path, files), PATTERNS).problems == []


def test_too_many_files_are_one_finding(tmp_path: Path) -> None:
    files = {f"wrong/w{n}.py": "x" for n in range(FILES_LIMIT + 1)}
    assert Beside(write(tmp_path, files), PATTERNS).problems == [
        ("", f"found {FILES_LIMIT + 1} files; allowed: {FILES_LIMIT}")
    ]


def test_a_file_that_cannot_be_read_says_why_and_the_others_are_read(tmp_path: Path) -> None:
    folder = write(tmp_path, {"prompt.md": "Do it."})
    (folder / "starter.py").write_bytes(b"def f(): pass  # \xff")
    found = Beside(folder, PATTERNS)
    assert found.fields["stem"] == "Do it."
    assert found.problems == [("starter.py", "not UTF-8: byte 17 is 0xff; save it as UTF-8")]


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "prompt.md")
    with pytest.raises(Unreadable, match="not a plain file"):
        read_text(tmp_path / "prompt.md")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "prompt.md").write_text("x" * (FILE_LIMIT + 1))
    with pytest.raises(Unreadable, match="allowed: 262,144 or fewer"):
        read_text(tmp_path / "prompt.md")
