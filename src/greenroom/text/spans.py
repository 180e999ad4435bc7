"""Sentences and clauses, as places in a text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

_CLOSING: Final = r"[\"')\]*_`\u2019\u201d\u300d\u300f\uff09]*+"
# Looking back and never giving back keeps the time linear, whatever the text.
_END: Final = re.compile(
    rf"(?<![.!?])[.!?]++{_CLOSING}(?=\s|\Z)|[\u3002\uff01\uff1f]{_CLOSING}"
    r"|[\r\n\u0085\u2028\u2029]++"
)
_VISIBLE: Final = re.compile(r"\S")
_LAST_WORD: Final = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\Z")
_LIST_MARK: Final = re.compile(r"^[^\S\n]*(?:\d{1,3}|[a-z])\Z", re.IGNORECASE | re.MULTILINE)
_LOOK_BACK: Final = 12
"""Characters; no short form or mark of a list is longer."""
_SHORT: Final = frozenset(
    {
        "e.g",
        "i.e",
        "eg",
        "ie",
        "vs",
        "cf",
        "dr",
        "mr",
        "mrs",
        "fig",
        "figs",
        "eq",
        "approx",
        "w.r.t",
    }
)
_SHORT_INSIDE: Final = frozenset({"etc", "al", "i.i.d", "a.k.a", "resp"})
"""These also end sentences: what follows decides."""
_JOINT: Final = re.compile(
    r"[;:]\s|\s[-\u2013\u2014]\s|,\s|\s(?=(?:but|because|whereas|while|although|though|since|however|so|"
    r"which|whose|if|when|unless|instead|rather than|and|or)\s)",
    re.IGNORECASE,
)
_SHORT_TEXT: Final = 2_000
"""Characters of a text whose sentences are kept for a while: a grade asks for them eight times."""
LEAST_CLAUSE_WORDS: Final = 3
_CLAUSE: Final = re.compile(rf"(?:\s*+\S++){{{LEAST_CLAUSE_WORDS}}}")


class Span(NamedTuple):
    """A part of a text, `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """What stands there."""
        return text[self.start : self.end]


def sentences(text: str) -> list[Span]:
    """Sentences, lines and list entries, without the white space around them."""
    return list(_kept(text)) if len(text) <= _SHORT_TEXT else _sentences(text)


@lru_cache(maxsize=128)
def _kept(text: str) -> tuple[Span, ...]:
    return tuple(_sentences(text))


def _sentences(text: str) -> list[Span]:
    found, start = [], 0
    for match in _END.finditer(text):
        if _goes_on(text, match):
            continue
        found.append(Span(start, match.end()))
        start = match.end()
    found.append(Span(start, len(text)))
    return [span for whole in found if (span := _trimmed(text, whole)) is not None]


def clauses(text: str, sentence: Span) -> list[Span]:
    """Parts of a sentence that may say something of their own; the whole, if there is no joint."""
    found, start = [], sentence.start
    for match in _JOINT.finditer(text, sentence.start, sentence.end):
        if not _CLAUSE.match(text, start, match.start()):
            continue
        if not _CLAUSE.match(text, match.end(), sentence.end):
            break
        found.append(Span(start, match.start()))
        start = match.end()
    found.append(Span(start, sentence.end))
    return [span for whole in found if (span := _trimmed(text, whole)) is not None]


def windows(text: str) -> Iterator[Span]:
    """Each sentence, each two that follow each other, and each clause."""
    whole = sentences(text)
    yield from whole
    yield from (Span(a.start, b.end) for a, b in pairwise(whole))
    for sentence in whole:
        parts = clauses(text, sentence)
        yield from parts if len(parts) > 1 else ()


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether this is the point of a short form or of a list's number."""
    if match.group() != ".":
        return False
    place = max(0, match.start() - _LOOK_BACK), match.start()
    if _LIST_MARK.search(text, *place):
        return True
    found = _LAST_WORD.search(text, *place)
    word = found.group().lower() if found else ""
    following = _VISIBLE.search(text, match.end())
    after = following.group() if following else ""
    if word == "no":
        return after.isdecimal()
    return word in _SHORT or (word in _SHORT_INSIDE and not after.isupper())


def _trimmed(text: str, span: Span) -> Span | None:
    part = span.of(text)
    start = span.start + len(part) - len(part.lstrip())
    end = span.end - len(part) + len(part.rstrip())
    return Span(start, end) if end > start else None
