"""What a grader is."""

from typing import ClassVar, Protocol, TypeVar

from greenroom.model.grade import Grade
from greenroom.model.response import Response

K_contra = TypeVar("K_contra", contravariant=True)


class Grader(Protocol[K_contra]):
    """Grades a response against a key. Pure: the same two always give the same grade."""

    name: ClassVar[str]
    version: ClassVar[int]
    """Raised whenever a grade could come out differently."""

    def grade(self, key: K_contra, response: Response) -> Grade:
        """Grade of the response.

        Raises:
            GraderFault: it failed for a reason that is not the learner's.
        """
