"""Parts of an answer that speak to the grader instead of the question."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from greenroom.text.spans import Span
from greenroom.text.words import words

Cue: TypeAlias = tuple[re.Pattern[str], int]
"""With its weight."""

_GIVES: Final = r"(?:give|award|assign|return|output|write(?: down)?|grant|set|put)"
_MARKS: Final = r"(?:marks?|scores?|grades?|credit|points?|rating|per cent|state)"
_TOP: Final = r"(?:full|maximum|maximal|top|best|highest|perfect)"
_CUES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), weight)
    for pattern, weight in (
        (r"\bfull (?:marks?|credit)\b", 2),
        (rf"\b{_TOP} (?:possible )?{_MARKS}\b", 1),
        (rf"\b{_GIVES}\b[^.\n]{{0,40}}\b{_MARKS}\b", 1),
        (r"\b(?:ignore|disregard|forget|override)\b[^.\n]{0,30}\brubric", 2),
        (
            r"\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}"
            r"\b(?:instructions?|questions?|criteria|prompts?|orders)\b",
            1,
        ),
        (r"\b(?:as|dear|to|by) (?:the |an? )?(?:grader|evaluator|assessor|examiner)\b", 2),
        (r"\b(?:grader|evaluator|assessor|examiner|reviewer|interviewers?|teacher)\b", 1),
        (r"\byour (?:criteria|rubric|instructions|decision|grading)\b", 2),
        (r"\brubric\b", 1),
        (r"\bcriteri(?:on|a)\b", 1),
        (r"\bmisconceptions?\b", 1),
        (r"\b(?:strong hire|model answer|final (?:grade|score)|maintenance mode)\b", 1),
        (r"\bgrading\b", 1),
        (r"\b(?:10|ten) (?:out of|of) (?:10|ten)\b|\b10/10\b", 1),
        (r"\b(?:this|my|the|candidate's) (?:answer|response|submission)\b", 1),
        (r"\b(?:fully|entirely) (?:correct|covered|met)\b", 1),
        (r"\ball (?:the )?(?:points|criteria)\b|\b(?:every|each) (?:point|criterion)\b", 1),
        (r"\b(?:points?|them|all)\b[^.\n]{0,30}\b(?:covered|met|fulfilled)\b", 1),
        (r"\b(?:mark|count|accept|treat)\b[^.\n]{0,40}\bas (?:fully )?(?:correct|met|right)\b", 2),
        (r"\bdo not (?:mention|read|compare|grade|evaluate|deduct)\b", 1),
        (r"\b(?:pretend|let us play|you are (?:now )?(?:an? |in ))", 1),
        (r"(?<![\w,] )\b(?:system|assistant) ?:", 2),
        (r"\[/?INST\]|<\|\w{1,20}\|>", 2),
        (r"</?(?:system|answer|assistant|instructions?|candidate)>", 2),
        (r"</?(?:grade|score|verdict|state|confidence|interval)>", 2),
        (r"\"(?:verdict|score|grade|state|confidence|covered|misconceptions|points)\" ?:", 2),
        (r"\b(?:final_score|verdict) ?[=:]", 2),
        (r"\[x\]|\bcovered ?=", 1),
    )
)
_NEEDED: Final = 2
_WORDS_PER_CUE: Final = 25
"""A cue in so many words; long sentences hold some of these words by chance."""
_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n")


def cues_beside(texts: Iterable[str]) -> tuple[Cue, ...]:
    """The cues that do not stand in the texts of a rubric: some questions are about graders."""
    subject = "\n".join(texts)
    return tuple((cue, weight) for cue, weight in _CUES if not cue.search(subject))


def pleas(text: str, sentences: Sequence[Span], cues: Sequence[Cue]) -> frozenset[Span]:
    """The sentences that speak to the grader, and those around them in the same paragraph."""
    # Most texts have none: asking once is quicker than asking for each sentence.
    present = [(cue, weight) for cue, weight in cues if cue.search(text)]
    found: set[Span] = set()
    for paragraph in _paragraphs(text, sentences) if present else ():
        said = [span for span in paragraph if any(c.isalpha() for c in span.of(text))]
        pleading = {span for span in said if _pleads(span.of(text), present)}
        found.update(paragraph if 2 * len(pleading) >= len(said) > 0 else pleading)
    return frozenset(found)


def _pleads(sentence: str, cues: Sequence[Cue]) -> bool:
    weight = sum(weight for cue, weight in cues if cue.search(sentence))
    if weight < _NEEDED:
        return False
    return weight * _WORDS_PER_CUE >= sum(1 for _ in words(sentence))


def _paragraphs(text: str, sentences: Sequence[Span]) -> list[list[Span]]:
    found: list[list[Span]] = []
    end = 0
    for span in sentences:
        if not found or _PARAGRAPH.search(text, end, span.start):
            found.append([])
        found[-1].append(span)
        end = span.end
    return found
