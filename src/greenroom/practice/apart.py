"""An answer graded apart from any session: nothing of it is kept."""

from greenroom.errors import RequestError
from greenroom.kinds import KINDS
from greenroom.model.grade import Grade
from greenroom.model.item import Item
from greenroom.model.response import Problems, Response


def grade_apart(name: str, item: Item, text: str) -> Grade | Problems:
    """The grade of an answer to an open item; or why the answer cannot be read.

    An answer without a character is graded as well: the grade says that nothing is there. `name` is
    what the caller calls the item.

    Raises:
        RequestError: the item is not open, or a setting of the model judge is wrong.
        GraderFault: the grader failed.
    """
    kind = KINDS[item.kind]
    if kind.grader != "rubric":
        raise RequestError(f"{name} is a {item.kind} item; only open items are graded here")
    question = kind.vary(item, 0)
    if not text.strip():
        return kind.grade(question, Response({"text": ""}))
    response = kind.parse(question, {"answer": [text]})
    return response if isinstance(response, tuple) else kind.grade(question, response)
