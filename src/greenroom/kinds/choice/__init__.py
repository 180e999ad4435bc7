"""One option or several, with an optional confidence."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from greenroom.bank.markdown import plain
from greenroom.graders.exact import ExactKey, KeyedOption
from greenroom.kinds.choice.item import ChoiceItem
from greenroom.kinds.kind import NOT_KNOWN, Kind, Sample
from greenroom.model.question import Question
from greenroom.model.response import Form, Problem, Problems, Response


@dataclass(frozen=True, slots=True)
class ChoiceQuestion(Question[ExactKey]):
    """The options are in `key`, in the order shown; whether they hold is not for the page."""

    multiple: bool


def option_id(text: str) -> str:
    """What forms and answers call the option with this text: 8 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


class Choice(Kind[ChoiceItem, ChoiceQuestion]):
    """Options are named by what they say, so that an edit of the item never moves an answer."""

    name: ClassVar[str] = "choice"
    label: ClassVar[str] = "Choice"
    schema = ChoiceItem
    grader: ClassVar[str] = "exact"
    has_confidence: ClassVar[bool] = True

    def vary(self, item: ChoiceItem, seed: int) -> ChoiceQuestion:
        """Shuffle the options unless their order has a meaning."""
        order = list(range(len(item.options)))
        if not item.fixed_order:
            random.Random(seed).shuffle(order)
        options = tuple(
            KeyedOption(option_id(option.text), option.text, option.correct, option.why)
            for option in (item.options[i] for i in order)
        )
        return ChoiceQuestion(
            item, seed, item.stem, item.explanation, ExactKey(options), item.multiple
        )

    def read(self, question: ChoiceQuestion, form: Form) -> Response | Problems:
        """The ids of the options picked."""
        picked = [value.strip() for value in form.get("answer", []) if value.strip()]
        known = {option.id for option in question.key.options}
        if not picked:
            return (Problem("answer", "Pick an option first."),)
        if not set(picked) <= known:
            return (Problem("answer", f"No such option. Pick from the {len(known)} shown."),)
        if not question.multiple and len(set(picked)) > 1:
            return (Problem("answer", f"{len(set(picked))} options picked; pick one."),)
        return Response({"picked": sorted(set(picked))})

    def unknown(self) -> Response:
        """No option picked."""
        return Response({"picked": []})

    def check(self, item: ChoiceItem) -> Iterator[tuple[str, str]]:
        """No option that points at the others, and no two alike."""
        texts = [" ".join(option.text.casefold().split()) for option in item.options]
        for index, text in enumerate(texts):
            if text.strip(" .") in _CATCH_ALLS:
                yield (
                    f"options[{index}].text",
                    f"found '{item.options[index].text}'; an option stands for itself, "
                    "not for the others",
                )
            if text in texts[:index]:
                yield f"options[{index}].text", "stands twice; each option is different"

    def prose(self, item: ChoiceItem) -> Iterator[tuple[str, str]]:
        """Also the options, their reasons and the explanation."""
        yield from super().prose(item)
        yield "explanation", item.explanation
        for index, option in enumerate(item.options):
            yield f"options[{index}].text", option.text
            yield f"options[{index}].why", option.why

    def is_key_longest(self, item: ChoiceItem) -> bool | None:
        """Strictly longer than every wrong option, in characters shown."""
        lengths = [(len(plain(o.text)), o.correct) for o in item.options]
        return max(n for n, right in lengths if right) > max(n for n, right in lengths if not right)

    def samples(self, question: ChoiceQuestion) -> Iterator[Sample]:
        """The key, each single wrong option, and for several also all of them."""
        options = question.key.options
        yield Sample({"answer": [o.id for o in options if o.correct]}, 1.0)
        for option in options:
            if not option.correct:
                yield Sample({"answer": [option.id]}, 0.0)
        if question.multiple:
            yield Sample({"answer": [o.id for o in options]}, 0.0)

    def prompt(self, question: ChoiceQuestion) -> str:
        """The options are numbered as shown."""
        lines = (f"{n}. {option.text}" for n, option in enumerate(question.key.options, 1))
        return question.stem + "\n\n" + "\n".join(lines)

    def typed(self, question: ChoiceQuestion, line: str) -> Form:
        """Numbers of the options shown, apart by spaces or commas."""
        options = question.key.options
        ids = []
        for word in line.replace(",", " ").split():
            shown = int(word) if word.isascii() and word.isdigit() and len(word) < 4 else 0
            # Not an option's id, so that reading it says what is allowed.
            ids.append(options[shown - 1].id if 0 < shown <= len(options) else f"no {word}")
        return {"answer": ids}

    def told(self, question: ChoiceQuestion, response: Response) -> str:
        """The texts of the options picked."""
        picked = response.answer["picked"]
        names = set(map(str, picked)) if isinstance(picked, list | tuple) else set()
        if not names:
            return NOT_KNOWN
        return "; ".join(option.text for option in question.key.options if option.id in names)


_CATCH_ALLS = {
    "all of the above",
    "none of the above",
    "all of these",
    "none of these",
    "any of the above",
    "both of the above",
    "all the above",
    "all of them",
    "none of them",
}
