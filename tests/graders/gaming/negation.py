"""Statements turned into their denial."""

import re
from functools import cache
from typing import Final, NamedTuple

from tests.graders.gaming.texts import (
    CONDITIONS,
    blocks,
    capital_first,
    clauses,
    first_word,
    small_first,
)

_RELATIVES: Final = frozenset(
    {"that", "which", "who", "whose", "where", "what", "how", "whether", "as", "if"}
)
_DENIALS: Final = (
    (re.compile(r"\bcannot\b"), "can"),
    (re.compile(r"\bcan't\b"), "can"),
    (re.compile(r"\bwon't\b"), "will"),
    (re.compile(r"\b(is|are|was|were|do|does|did|has|have|had|could|should|would)n't\b"), r"\1"),
    (
        re.compile(
            r"\b(is|are|was|were|do|does|did|has|have|had|can|could|must|should|will|would|may"
            r"|might|need) not\b"
        ),
        r"\1",
    ),
    (re.compile(r"\b(never|hardly|rarely)\b"), "always"),
    (re.compile(r"\bnothing\b"), "everything"),
    (re.compile(r"\bnobody\b"), "everybody"),
    (re.compile(r"\bnone\b"), "all"),
    (re.compile(r"\bno longer\b"), "still"),
    (re.compile(r"\bwithout\b"), "with"),
    (re.compile(r"\bno\b(?! more)"), "some"),
)
_AUXILIARIES: Final = {
    "is": "is not",
    "are": "are not",
    "was": "was not",
    "were": "were not",
    "must": "must not",
    "should": "should not",
    "could": "could not",
    "would": "would not",
    "will": "will not",
    "can": "cannot",
    "may": "cannot",
    "might": "cannot",
    "did": "did not",
    "has": "does not have",
    "have": "do not have",
    "had": "did not have",
}
_PARTICIPLE: Final = re.compile(
    r"(?:been|had|seen|lost|cost|put|set|read|left|made|met|come|become|\w+(?:ed|wn|ght|en))$"
)
_NO_SUBJECTS_TEXT: Final = """
to a an the of in on at by with for from its their his her our my your this these those each every
no some any and or than not be more less per between into own same first last one two three four
five ten can could must should will would may might cannot do does did
"""
_NO_SUBJECTS: Final = frozenset(_NO_SUBJECTS_TEXT.split())
_NO_PLURALS: Final = frozenset(
    {"is", "was", "has", "us", "this", "its", "loss", "bias", "class", "process", "always"}
)
_PLURALS: Final = frozenset(
    {"they", "we", "you", "i", "people", "who", "data", "which", "that", "both", "many", "most"}
)
_ADJECTIVES: Final = frozenset({"lower", "smooth", "narrow", "correct", "separate"})
"""Verbs that are adjectives too, and so never have a plural in -s."""
_JOINING: Final = frozenset({"and", "or", "of"})
_OBJECT_STARTS: Final = re.compile(
    r"(?:a|an|the|its|their|this|that|these|it|them|what|how|which|whether|about|only|more|less|most|"
    r"as|to|with|for|on|by|in|from|up|out|down|over|much|nearly|almost|far|all|each|every|both|one|"
    r"two|three|back|against|towards|EUR|USD|\d.*|\w+ly)$"
)


class _Change(NamedTuple):
    start: int
    end: int
    text: str


def denied(sentence: str) -> str:
    """The sentence with each of its statements denied."""
    parts = clauses(sentence)
    for skipped in (CONDITIONS | _RELATIVES, frozenset[str]()):
        turned = [
            part if place % 2 or first_word(part) in skipped else _denied_clause(part)
            for place, part in enumerate(parts)
        ]
        if turned != parts:
            return "".join(turned)
    return f"It is not true that {small_first(sentence)}"


def denied_text(sentences: list[str]) -> str:
    """Sentences, each denied."""
    return " ".join(capital_first(denied(sentence)) for sentence in sentences)


def _denied_clause(clause: str) -> str:
    for denial, affirmed in _DENIALS:
        if denial.search(clause):
            return denial.sub(affirmed, clause, count=1)
    change = _change(clause)
    if change is None:
        return clause
    rest = _with_second_verb(clause[change.end :], change.text)
    return clause[: change.start] + change.text + rest


def _change(clause: str) -> _Change | None:
    """Of the main verb, or else of that of the first relative clause."""
    found = list(re.finditer(r"[\w'-]+", clause))
    words = [match.group() for match in found]
    inner: _Change | None = None
    is_inner = False
    for place, match in enumerate(found):
        is_inner = is_inner or (words[place].lower() in _RELATIVES and place > 0)
        text = _negative(words, place)
        if text is None:
            continue
        change = _Change(match.start(), match.end(), text)
        if not is_inner:
            return change
        inner, is_inner = inner or change, False
    if inner is None and found and words[0].lower() in _listed("verbs") and words[0].istitle():
        return _Change(0, found[0].end(), f"Do not {words[0].lower()}")
    return inner


def _with_second_verb(rest: str, first: str) -> str:
    """Denies another verb of the same subject, as in "loses rows and biases the mean"."""
    match = re.search(r" and (?:so )?(\w+)", rest)
    base = _base(match.group(1)) if match else None
    if match is None or base is None or not first.startswith("does not "):
        return rest
    return rest[: match.start(1)] + f"does not {base}" + rest[match.end(1) :]


def _negative(words: list[str], place: int) -> str | None:
    word, before = words[place], words[place - 1].lower() if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    if word in _AUXILIARIES:
        is_perfect = word in {"has", "have", "had"} and _PARTICIPLE.match(after)
        return f"{word} not" if is_perfect else _AUXILIARIES[word]
    if before in _NO_SUBJECTS:
        return None
    base = _base(word)
    if base is not None:
        is_sure = base in _ADJECTIVES
        return f"does not {base}" if is_sure or _is_verb(base, after) else None
    if place == 0:
        is_order = word[0].isupper() and after not in _JOINING and _is_verb(word.lower(), after)
        return f"Do not {word.lower()}" if is_order else None
    is_plural = before in _PLURALS or (before.endswith("s") and before not in _NO_PLURALS)
    return f"do not {word}" if is_plural and _is_verb(word, after) else None


def _is_verb(base: str, after: str) -> bool:
    is_noun_too = base in _listed("nouns")
    return base in _listed("verbs") and (not is_noun_too or bool(_OBJECT_STARTS.match(after)))


def _base(word: str) -> str | None:
    """Of a verb in the third person; None for any other word."""
    if not word.endswith("s") or word.endswith("ss"):
        return None
    longer = word[:-2] if word.endswith("es") else ""
    ways = (word[:-3] + "y" if word.endswith("ies") else "", longer, word[:-1])
    return next((way for way in ways if way in _listed("verbs")), None)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(" ".join(blocks(name)).split())
