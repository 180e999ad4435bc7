"""The same question as a notebook, whose marked cell is the answer."""

from pathlib import Path
from typing import Any

from greenroom.desk.folder import ANSWER_MARK
from greenroom.errors import RequestError

NOTEBOOK_BYTES_LIMIT = 4_000_000


def notebook_text(readme: str, starter: str, tests: str) -> str:
    """The notebook, as JSON.

    Raises:
        RequestError: nbformat is not installed.
    """
    nbformat = _nbformat()
    new = nbformat.v4
    book = new.new_notebook(
        cells=[
            new.new_markdown_cell(readme),
            new.new_markdown_cell(
                f"The cell that begins with `{ANSWER_MARK}` is judged; the others are yours."
            ),
            new.new_code_cell(f"{ANSWER_MARK}\n{starter}"),
            new.new_code_cell(tests),
        ]
    )
    return str(nbformat.writes(book))


def answer_cell(path: Path) -> str:
    """The source of the marked cell.

    Raises:
        RequestError: it is not a notebook with exactly one such cell.
    """
    nbformat = _nbformat()
    try:
        if path.stat().st_size > NOTEBOOK_BYTES_LIMIT:
            raise RequestError(
                f"{path}: larger than {NOTEBOOK_BYTES_LIMIT:,} bytes; clear its outputs"
            )
        book = nbformat.reads(path.read_text("utf-8"), as_version=4)
    except OSError as error:
        raise RequestError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, AttributeError, nbformat.ValidationError):
        raise RequestError(f"{path}: not a notebook") from None
    marked = [
        str(cell.source)
        for cell in book.cells
        if cell.cell_type == "code" and str(cell.source).lstrip().startswith(ANSWER_MARK)
    ]
    if len(marked) != 1:
        raise RequestError(
            f"{path}: {len(marked)} cells begin with '{ANSWER_MARK}'; exactly one is judged"
        )
    return marked[0]


def _nbformat() -> Any:
    try:
        import nbformat  # noqa: PLC0415 - an extra
    except ImportError:
        raise RequestError(
            "Notebooks need nbformat: install greenroom[notebook], or leave out --notebook."
        ) from None
    return nbformat
