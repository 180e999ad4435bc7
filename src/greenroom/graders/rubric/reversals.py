"""Statements of an answer that are nearly those of a full one, with a word that turns them round.

Only what is close to the letter is compared: there a word more or less is no paraphrase. Whoever
says the opposite in their own words is not seen here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from greenroom.graders.rubric.opposites import OPPOSITES
from greenroom.graders.rubric.rubric import Rubric
from greenroom.graders.rubric.table import Table
from greenroom.text.spans import Span, sentences
from greenroom.text.words import NEGATIONS, stem, words

NEARLY: Final = 0.75
"""Share of words in common, in their order, from which two statements are nearly the same."""
_SHARED: Final = 0.6
"""The same for words in any order; repetition may raise the other."""
_LEAST_WORDS: Final = 4
_LOCAL: Final = 5
"""Words that a reversal changes in one place at most; more is another statement."""
_TYPO: Final = 0.7
"""Letters in common from which one word is the other mistyped."""
_LIKE: Final = 0.5
"""Recall under which no part was ever nearly the letter; the lowest of 1,261 reversals is 0.59."""
BESIDE: Final = 0.1
"""Recall by which a sentence may stay behind another and still be what shows a point."""
_EMPTY: Final = frozenset({"do", "does", "did", "a", "an", "the"})
"""Words that come and go with a denial."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """A part of an answer that turns a statement round."""

    span: Span
    word: str
    """That does it, as it stands in the answer; what it takes the place of, if it only went."""
    is_of_point: bool = True
    """A wording of the point is turned; else a sentence of the strong answer, which may say more
    than one point, or none."""

    @property
    def reason(self) -> str:
        """A sentence for the learner."""
        return f"Nearly the words of a full answer, turned round at “{self.word}”."


@lru_cache(maxsize=10_000)
def _told(text: str) -> tuple[tuple[str, str], ...]:
    """Stem and word, in order."""
    found = (word.text for word in words(text))
    return tuple((stem(word), word) for word in found if word not in _EMPTY)


def reversing_word(statement: str, part: str) -> str:
    """The word by which a part nearly repeats a statement and says the opposite; empty if none."""
    said, there = _told(statement), _told(part)
    if min(len(said), len(there)) < _LEAST_WORDS:
        return ""
    stems = [one for one, _ in said], [one for one, _ in there]
    match = SequenceMatcher(None, *stems, autojunk=False)
    if match.real_quick_ratio() < NEARLY or match.quick_ratio() < NEARLY or match.ratio() < NEARLY:
        return ""
    for kind, first, last, start, end in match.get_opcodes():
        if kind != "equal" and max(last - first, end - start) <= _LOCAL:
            found = _turning(said[first:last], there[start:end])
            if found:
                return found
    return ""


def _turning(gone: Sequence[tuple[str, str]], come: Sequence[tuple[str, str]]) -> str:
    lost = {one for one, _ in gone}
    for one, word in come:
        if OPPOSITES.get(one, frozenset()) & lost:
            return word
    denied = [[word for _, word in side if word in NEGATIONS] for side in (come, gone)]
    if bool(denied[0]) == bool(denied[1]):
        return ""
    word = (*denied[0], *denied[1])[0]
    others = (other for _, other in (gone if denied[0] else come))
    is_mistyped = any(SequenceMatcher(None, word, one).ratio() >= _TYPO for one in others)
    return "" if is_mistyped else word


def is_nearly(statement: str, part: str) -> bool:
    """Whether a part repeats a statement nearly to the letter."""
    said, there = ([one for one, _ in _told(text)] for text in (statement, part))
    if min(len(said), len(there)) < _LEAST_WORDS:
        return False
    return SequenceMatcher(None, said, there, autojunk=False).ratio() >= NEARLY


def reversals(rubric: Rubric, table: Table) -> tuple[Reversal | None, ...]:
    """For each point the part of the answer that turns it round, if there is one.

    A turned sentence of the strong answer counts for the points that are found best in it.
    """
    strong = [span.of(rubric.strong) for span in sentences(rubric.strong)]
    whole = [(span, span.of(table.text)) for span in sentences(table.text)]
    turned = [
        replace(found, is_of_point=False) for part in whole if (found := _reversal(strong, [part]))
    ]
    right = [span for span, text in whole if _is_said(strong, text)]
    parts = [
        (at, span, span.of(table.text))
        for at, span in enumerate(table.spans[1:], 1)
        if not any(_meet(span, one) for one in right)
    ]
    by_point: list[Reversal | None] = []
    for number, point in enumerate(rubric.points):
        places = _sentences_of(table, number, [span for span, _ in whole])
        beside = (one for one in turned if one.span in places)
        recall = table.point_recall[number]
        like = [(span, text) for at, span, text in parts if recall[at] >= _LIKE]
        by_point.append(_reversal(point.wordings, like) or next(beside, None))
    return tuple(by_point)


def _sentences_of(table: Table, point: int, whole: Iterable[Span]) -> Sequence[Span]:
    """The sentences that show a point, of those in the part that shows it best.

    That may be two sentences, of which the other says the point as it is.
    """
    best = table.spans[int(table.part_of_point[point])]
    recall = dict(zip(table.spans, table.point_recall[point].tolist(), strict=True))
    there = {span: recall.get(span, 0.0) for span in whole if _meet(span, best)}
    return [span for span, shown in there.items() if shown >= max(there.values()) - BESIDE]


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_said(statements: Sequence[str], part: str) -> bool:
    near = (one for one in statements if _shares_words(one, part))
    return any(is_nearly(one, part) and not reversing_word(one, part) for one in near)


def _reversal(statements: Sequence[str], parts: Iterable[tuple[Span, str]]) -> Reversal | None:
    """The first part that turns one of these statements round, unless another part says it."""
    found: Reversal | None = None
    for span, text in parts:
        near = [one for one in statements if _shares_words(one, text)]
        turned = [reversing_word(one, text) for one in near]
        if _is_said(near, text):
            return None
        if found is None and any(turned):
            found = Reversal(span, next(filter(None, turned)))
    return found


def _shares_words(statement: str, part: str) -> bool:
    """Cheaply, whether they can be nearly the same."""
    said, there = _words(statement), _words(part)
    return 2 * len(said & there) >= _SHARED * (len(said) + len(there))


@lru_cache(maxsize=10_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(one for one, _ in _told(text))
