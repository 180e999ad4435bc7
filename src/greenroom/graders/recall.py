"""Cards: the learner's own rating of the recall, for the memory model alone."""

from typing import ClassVar

from greenroom.model.grade import Grade
from greenroom.model.response import Response

RATINGS = {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}


class RecallGrader:
    """Carries the rating over; a card earns no score."""

    name: ClassVar[str] = "recall"
    version: ClassVar[int] = 1

    def grade(self, key: None, response: Response) -> Grade:
        """A rating and no score."""
        del key
        rating = int(str(response.answer["rating"]))
        return Grade(
            grader=self.name,
            version=self.version,
            state="graded",
            summary=f"You rated your recall: {RATINGS[rating].lower()}.",
            rating=rating,
        )
