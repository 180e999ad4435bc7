"""Reading the fields of an answer form; a field that cannot be read gives a Problem."""

from greenroom.model.response import Form, Problem

ANSWER_LIMIT = 20_000
"""Characters of an open answer: 25 minutes of speech."""
LINE_LIMIT = 200
CONFIDENCE_RANGE = (50, 100)


def one(form: Form, name: str) -> str:
    """The field's text without surrounding space; empty if it is not there."""
    values = form.get(name) or [""]
    return values[0].strip()


def character_problem(text: str) -> str | None:
    """Why the text cannot be kept, or None: control characters and broken Unicode."""
    for index, character in enumerate(text):
        if character < " " and character not in "\t\n\r":
            return (
                f"Character {index + 1} is a control character (U+{ord(character):04X}). Remove it."
            )
        if "\ud800" <= character <= "\udfff":
            return f"Character {index + 1} is half of a character. Type it again."
    return None


def read_text(form: Form, name: str, limit: int, empty: str) -> str | Problem:
    """The field's text, not empty and not longer than `limit` characters."""
    text = one(form, name).replace("\r\n", "\n")
    if not text:
        return Problem(name, empty)
    if len(text) > limit:
        return Problem(name, f"{len(text):,} characters; at most {limit:,} are read. Shorten it.")
    problem = character_problem(text)
    return Problem(name, problem) if problem else text


def read_confidence(text: str) -> float | Problem:
    """Percent, 50 to 100, as a share."""
    low, high = CONFIDENCE_RANGE
    digits = text.removesuffix("%").strip()
    is_whole = digits.isascii() and digits.isdigit() and len(digits) <= 3
    if not is_whole or not low <= int(digits) <= high:
        found = text if len(text) <= 40 else text[:40] + "..."
        return Problem(
            "confidence", f"Found '{found}'; give a whole number from {low} to {high}, or nothing."
        )
    return int(digits) / 100
