"""A flashcard: recall, turn, rate."""

from collections.abc import Iterator
from typing import ClassVar

from greenroom.graders.recall import RATINGS
from greenroom.kinds.card.item import CardItem
from greenroom.kinds.fields import one
from greenroom.kinds.kind import Kind, Sample
from greenroom.model.question import Question
from greenroom.model.response import Form, Problem, Problems, Response


class Card(Kind[CardItem, Question[None]]):
    """Only the memory model learns from it."""

    name: ClassVar[str] = "card"
    label: ClassVar[str] = "Card"
    schema = CardItem
    grader: ClassVar[str] = "recall"
    is_scored: ClassVar[bool] = False
    has_own_buttons: ClassVar[bool] = True

    def vary(self, item: CardItem, seed: int) -> Question[None]:
        """A card is the same for everyone."""
        return Question(item, seed, item.stem, item.back, None)

    def read(self, question: Question[None], form: Form) -> Response | Problems:
        """The rating, 1 to 4."""
        del question
        rating = one(form, "answer")
        if rating not in map(str, RATINGS):
            allowed = ", ".join(f"{n} {name.lower()}" for n, name in RATINGS.items())
            return (Problem("answer", f"Rate your recall: {allowed}."),)
        return Response({"rating": int(rating)})

    def prose(self, item: CardItem) -> Iterator[tuple[str, str]]:
        """Also the back."""
        yield from super().prose(item)
        yield "back", item.back

    def samples(self, question: Question[None]) -> Iterator[Sample]:
        """Each rating; none earns a score."""
        del question
        return (Sample({"answer": [str(rating)]}, None) for rating in RATINGS)

    def reveal(self, question: Question[None]) -> str:
        """The back."""
        return question.explanation

    def told(self, question: Question[None], response: Response) -> str:
        """The rating's name."""
        del question
        return RATINGS[int(str(response.answer["rating"]))]
