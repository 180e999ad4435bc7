"""Whether an answer is one, before it gets a score.

Rules that anybody can check may say that nothing can be credited, that an answer is not graded, or
that a part is not read. What was learned from texts only raises doubts: they widen the interval
and never lower the score.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

import numpy as np

from greenroom.graders.rubric import fluency, language
from greenroom.graders.rubric.pleas import Cue, cues_beside, pleas
from greenroom.graders.rubric.rubric import Rubric
from greenroom.graders.rubric.table import COLUMNS, Table
from greenroom.text.spans import Span, sentences
from greenroom.text.words import STOP, stem, words

_UNKNOWN: Final = re.compile(
    r"\b(?:no (?:idea|clue)|i ?dk|dunno|(?:i )?(?:do ?n['\u2019]?t|do not|cannot|can['\u2019]?t)"
    r" (?:really )?(?:know|remember|recall)|i (?:cannot|can['\u2019]?t) (?:say|answer)"
    r"|not (?:really )?(?:sure|certain)|never (?:heard|seen|learned|learnt)|look (?:it|that) up"
    r"|(?:pass|skip)(?: on)? (?:this|it)|no (?:answer|response|submission)|n/a)\b|\bpass\W*$",
    re.IGNORECASE,
)
_POLITE: Final = frozenset(map(stem, ("sorry", "honest", "honestly", "please", "skip")))
_LEAST_NEW: Final = 2
"""Stems beyond the question."""
_LEAST_ECHO: Final = 10
"""Stems; a short sentence can answer with the question's words, in another order."""
_TOO_FEW: Final = 2
"""Words."""
_MOST_BESIDE: Final = 2
"""New stems beside the words that admit it."""
_MOST_UNKNOWN: Final = 25
"""Words; whoever goes on after "I don't know" is read."""
_INSIDE: Final = 0.8
"""Share of a sentence's stems that stand in the question."""
_RUN: Final = 4
"""Words that follow each other: what is copied, not merely spoken of."""
_COPIED: Final = 0.5
"""Share of a sentence's words in such runs of the question."""
_SEEN: Final = 0.9
"""Share of a sentence's runs that stand in earlier ones."""
_LIST_WORDS, _LIST_SHARE, _LIST_DOUBT = 15, 0.07, 0.14
"""Least words of a list, and its share of function words; the tersest honest answers have 0.17."""
_HEADING_WORDS: Final = 1.5
"""A sentence, on average, in a list of headings."""
_SALAD_WORDS, _SALAD_GAIN = 20, -0.75
_STRAY_BEST, _STRAY_MEAN = 0.40, 0.33
"""Recall of the best point, and of the mean point, below which an answer is on something else;
the lowest of honest answers are 0.43 and 0.36."""
_TURNED: Final = COLUMNS.index("turned")
_TURNED_RECALL, _TURNED_WORDS, _TURNED_POINTS = 0.7, 0.3, 2
"""A point as good as literally there, with an opposite in it on average over its wordings."""
_VERBATIM_POINTS: Final = 3

NOTHING: Final = "There are no words in the answer."
TOO_SHORT: Final = "One or two words are too little to show what you know."
UNKNOWN: Final = "The answer says that you do not know; nothing in it can be credited."
ECHO: Final = "The answer says nothing beyond the question."
PLEA: Final = "The text speaks to the grader instead of answering the question."
LIST: Final = "The answer is a list of words; a point counts when something is said about it."


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sign that the score may not be what the answer is worth."""

    id: str
    text: str
    """A plain sentence for the learner."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What stands against crediting an answer."""

    zero: str = ""
    """A sentence why nothing can be credited; empty otherwise."""
    ungraded: str = ""
    """A sentence why it is not graded; empty otherwise."""
    dropped: tuple[Span, ...] = ()
    """Parts that are not read: the question, repetition, what speaks to the grader."""
    doubts: tuple[Doubt, ...] = ()
    """They widen the interval and never lower the score."""

    def kept(self, answer: str) -> str:
        """The answer with blanks where a part is not read; places stay as they are."""
        for span in self.dropped:
            answer = answer[: span.start] + " " * (span.end - span.start) + answer[span.end :]
        return answer


class _Asked(NamedTuple):
    """What an answer is held against."""

    stems: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    """Whole sentences of the question too."""
    cues: tuple[Cue, ...]
    points: tuple[str, ...]


class _Parts(NamedTuple):
    """The sentences of an answer by what becomes of them."""

    kept: tuple[Span, ...]
    dropped: tuple[Span, ...]
    pleads: bool


def examine(rubric: Rubric, answer: str) -> Examined:
    """Everything that stands against an answer before it is read."""
    if not any(c.isalpha() for c in answer):
        return Examined(zero=NOTHING)
    if reason := language.unreadable(answer):
        return Examined(ungraded=reason)
    asked = _asked(rubric)
    parts = _parts(asked, answer)
    if reason := _zero(rubric, answer, parts):
        return Examined(zero=reason, dropped=parts.dropped)
    left = "\n".join(span.of(answer) for span in parts.kept)
    if reason := language.other_language(left) or language.no_prose(left):
        return Examined(ungraded=reason, dropped=parts.dropped)
    if _is_list(left, parts.kept):
        return Examined(zero=LIST, dropped=parts.dropped)
    return Examined(dropped=parts.dropped, doubts=tuple(_doubts(asked, left, parts)))


@lru_cache(maxsize=128)
def _asked(rubric: Rubric) -> _Asked:
    question = rubric.question
    said = [word.text for word in words(question)]
    whole = (tuple(_told(question, span)) for span in sentences(question))
    return _Asked(
        _stems(said),
        frozenset((*_runs(said), *whole)),
        cues_beside(_texts(rubric)),
        tuple(_plain(point.text) for point in rubric.points),
    )


def _texts(rubric: Rubric) -> Iterator[str]:
    yield rubric.question
    for point in rubric.points:
        yield from point.wordings
    for belief in rubric.misconceptions:
        yield from belief.wordings


def _parts(asked: _Asked, answer: str) -> _Parts:
    whole = sentences(answer)
    begging = pleas(answer, whole, asked.cues)
    seen: set[tuple[str, ...]] = set()
    kept: list[Span] = []
    dropped: list[Span] = []
    for span in whole:
        said = _told(answer, span)
        is_out = span in begging or _is_repeat(said, seen) or _is_echo(said, asked)
        if is_out:
            dropped.append(span)
            continue
        kept.append(span)
        seen.update((tuple(said), *_runs(said)))
    return _Parts(tuple(kept), tuple(dropped), bool(begging))


def _told(text: str, span: Span) -> list[str]:
    return [word.text for word in words(span.of(text))]


def _runs(said: Sequence[str]) -> list[tuple[str, ...]]:
    if len(said) < _RUN:
        return []
    return list(zip(*(said[at:] for at in range(_RUN)), strict=False))


def _is_repeat(said: Sequence[str], seen: set[tuple[str, ...]]) -> bool:
    if not said or tuple(said) in seen:
        return bool(said)
    runs = _runs(said)
    return len(runs) > 1 and sum(run in seen for run in runs) >= _SEEN * len(runs)


def _is_echo(said: Sequence[str], asked: _Asked) -> bool:
    """Whether it is a copy; a sentence that only uses the question's terms is none."""
    own = _stems(said)
    if not own or len(own & asked.stems) < _INSIDE * len(own):
        return False
    if tuple(said) in asked.runs:
        return True
    copied: set[int] = set()
    for at, run in enumerate(_runs(said)):
        if run in asked.runs:
            copied.update(range(at, at + _RUN))
    return len(copied) >= _COPIED * len(said)


def _stems(said: Iterable[str]) -> frozenset[str]:
    """Of the words with letters that carry meaning."""
    return frozenset(
        stem(word) for word in said if word not in STOP and not word.replace(".", "").isdigit()
    )


def _zero(rubric: Rubric, answer: str, parts: _Parts) -> str:
    asked = _asked(rubric).stems
    found = [word.text for word in islice(words(answer), _MOST_UNKNOWN + 1)]
    if len(found) <= _MOST_UNKNOWN and _admits(answer, asked):
        return UNKNOWN
    if len(found) <= _TOO_FEW:
        return "" if _is_wanted(rubric, found) else TOO_SHORT
    told = [word for span in parts.kept for word in _told(answer, span)]
    own = _stems(told)
    share, _ = _function_share(told)
    if len(own - asked) >= _LEAST_NEW or (
        0 < len(own) < _LEAST_ECHO and share >= _LIST_DOUBT and not parts.dropped
    ):
        return ""
    return PLEA if parts.pleads else ECHO


def _admits(answer: str, asked: frozenset[str]) -> bool:
    """Whether it says that nothing is known, and next to nothing beside."""
    rest, count = _UNKNOWN.subn(" ", answer)
    beside = _stems(word.text for word in words(rest)) - asked - _POLITE
    return count > 0 and len(beside) <= _MOST_BESIDE


def _is_wanted(rubric: Rubric, found: Sequence[str]) -> bool:
    """Whether a word can be the answer: one or two points, and one of them has it."""
    known = _stems(word.text for p in rubric.points for w in p.wordings for word in words(w))
    return len(rubric.points) <= 2 and bool(_stems(found) & known)


def _function_share(told: Iterable[str]) -> tuple[float, int]:
    spelt = [word for word in islice(told, fluency.MOST_WORDS) if word.isalpha()]
    share = sum(word in fluency.FUNCTION_WORDS for word in spelt) / max(1, len(spelt))
    return share, len(spelt)


def _is_list(left: str, kept: Sequence[Span]) -> bool:
    share, count = _function_share(word.text for word in words(left))
    if count >= _LIST_WORDS:
        return share < _LIST_SHARE
    return len(kept) >= 4 and count <= _HEADING_WORDS * len(kept)


def _doubts(asked: _Asked, left: str, parts: _Parts) -> Iterator[Doubt]:
    if parts.pleads:
        yield Doubt("plea", "Some of the text speaks to the grader; that part was not read.")
    share, count = _function_share(word.text for word in words(left))
    if count >= _LIST_WORDS and share < _LIST_DOUBT:
        yield Doubt("list", "The answer is close to a list of words without sentences.")
    if count >= _SALAD_WORDS and fluency.shipped().of(left) < _SALAD_GAIN:
        yield Doubt("salad", "The words stand in an order in which nobody would say them.")
    if len(_stems(word.text for word in words(left)) - asked.stems) < _LEAST_NEW:
        yield Doubt("echo", "The answer says hardly anything beyond the question.")
    told = {_plain(span.of(left)) for span in sentences(left)}
    if sum(point in told for point in asked.points) >= _VERBATIM_POINTS:
        yield Doubt("copied", "Several sentences are those of the rubric, word for word.")


def _plain(text: str) -> str:
    return " ".join(word.text for word in words(text))


def subject_doubts(table: Table) -> Iterator[Doubt]:
    """Doubts about what an answer is about, once it was read."""
    best = table.point_recall.max(axis=1)
    if not best.size:
        return
    if best.max() < _STRAY_BEST or best.mean() < _STRAY_MEAN:
        yield Doubt("topic", "The answer seems to be about something else than the question.")
    there = table.point_recall[np.arange(best.size), table.part_of_point] >= _TURNED_RECALL
    count = int((there & (table.values[:, _TURNED] >= _TURNED_WORDS)).sum())
    if count >= _TURNED_POINTS:
        yield Doubt("turned", "Several statements seem to say the opposite of what was expected.")
