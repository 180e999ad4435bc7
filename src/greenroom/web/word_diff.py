"""Two texts as one, with what was added and removed word by word; readable without colour."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from markupsafe import Markup, escape

_WORD: Final = re.compile(r"\w+(?:['\u2019.-]\w+)*|[^\w\s]")
LEAST_KEPT: Final = 2
"""Words that must stay together between two changes; one alone would only break up the reading."""
WORDS_LIMIT: Final = 4_000
"""Of both texts together; more takes longer than a page may."""


class Run(NamedTuple):
    """Words that stayed (`new` has them as they are now), or what took whose place."""

    is_kept: bool
    old: str
    new: str


def word_diff(old: str, new: str) -> Markup | None:
    """The new text, with `<ins>` around what was added and `<del>` where something was removed.

    None where the texts are too long to be compared at once.
    """
    before, after = _words(old), _words(new)
    if len(before) + len(after) > WORDS_LIMIT:
        return None
    return Markup("").join(_shown(run) for run in _joined(_runs(before, after)))


def _words(text: str) -> list[str]:
    """Every word and sign with the space that follows it."""
    starts = [0, *(found.start() for found in _WORD.finditer(text) if found.start())]
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if text[a:b]]


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[Run]:
    codes = SequenceMatcher(None, _bare(before), _bare(after)).get_opcodes()
    for place, (tag, a, b, c, d) in enumerate(codes):
        is_between = 0 < place < len(codes) - 1
        is_kept = tag == "equal" and (d - c >= LEAST_KEPT or not is_between)
        yield Run(is_kept, "".join(before[a:b]), "".join(after[c:d]))


def _bare(words: Iterable[str]) -> list[str]:
    return [word.strip() for word in words]


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Changes that follow each other as one."""
    last: Run | None = None
    for run in runs:
        if last is not None and not last.is_kept and not run.is_kept:
            last = Run(is_kept=False, old=last.old + run.old, new=last.new + run.new)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _shown(run: Run) -> Markup:
    if run.is_kept:
        # The last word of the new text has no space, though what was removed may follow it.
        return escape(run.new if run.new[-1:].isspace() else run.new + _space(run.old))
    return _marked("del", "removed", run.old) + _marked("ins", "added", run.new)


def _marked(tag: str, said: str, text: str) -> Markup:
    words = text.rstrip()
    if not words:
        return escape(text) if tag == "ins" else Markup("")
    # Screen readers pass over the elements themselves, so that what they mean is said as well.
    return Markup(
        '<{0}><span class="sr">[{1}: </span>{2}<span class="sr">]</span></{0}>{3}'
    ).format(tag, said, words, _space(text) or " ")


def _space(text: str) -> str:
    """What follows the last word."""
    return text[len(text.rstrip()) :]
