"""Choice answers: the options picked against the options that hold."""

from dataclasses import dataclass
from typing import ClassVar

from greenroom.model.grade import Grade, Outcome, Seen
from greenroom.model.response import Response


@dataclass(frozen=True, slots=True)
class KeyedOption:
    """An option as shown, whether it holds, and why or which mistake it stands for."""

    id: str
    text: str
    correct: bool
    why: str


@dataclass(frozen=True, slots=True)
class ExactKey:
    """The options of a question in the order shown."""

    options: tuple[KeyedOption, ...]


class ExactGrader:
    """All or nothing: a set with one wrong option would be chosen by guessing otherwise."""

    name: ClassVar[str] = "exact"
    version: ClassVar[int] = 1

    def grade(self, key: ExactKey, response: Response) -> Grade:
        """Score 1 if exactly the options that hold were picked, else 0."""
        picked = {str(option) for option in _list(response.answer["picked"])}
        seen = tuple(_look(option, option.id in picked) for option in key.options)
        right = all(option.correct == (option.id in picked) for option in key.options)
        return Grade(
            grader=self.name,
            version=self.version,
            state="graded",
            summary=_summary(key, picked, right),
            score=float(right),
            seen=seen,
        )


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _look(option: KeyedOption, picked: bool) -> Seen:
    outcomes: dict[tuple[bool, bool], Outcome] = {
        (True, True): "right",
        (True, False): "missing",
        (False, True): "wrong",
        (False, False): "note",
    }
    return Seen(option.id, option.text, outcomes[option.correct, picked], option.why)


def _summary(key: ExactKey, picked: set[str], right: bool) -> str:
    if right:
        return "You picked what holds."
    if not picked:
        return "You said that you do not know."
    wanted = sum(option.correct for option in key.options)
    if wanted == 1:
        return "Another option holds."
    hit = sum(option.correct and option.id in picked for option in key.options)
    extra = len(picked) - hit
    return f"You picked {hit} of the {wanted} that hold and {extra} that do not."
