"""A bank of six open questions with graded samples, written for the tests: fitted in seconds."""

from pathlib import Path
from typing import NamedTuple

from tests.banks import uid, write_empty_bank


class Subject(NamedTuple):
    """One question: four points, each as a text and as people say it, and what is mistaken."""

    question: str
    points: tuple[tuple[str, str], ...]
    mistaken: str
    """Turns the first point round."""


SUBJECTS = (
    Subject(
        "Why is a validation set kept apart?",
        (
            ("Settings are chosen on data that the model never saw.", "pick settings on new rows"),
            ("Training error is too hopeful.", "error on training rows flatters the model"),
            ("The test set is opened only once.", "look at the test rows one single time"),
            ("Rows of one person stay together.", "nobody is in both parts"),
        ),
        "Settings are chosen on the training data itself.",
    ),
    Subject(
        "What does dropout do?",
        (
            ("Random units are set to zero in training.", "some neurons are switched off"),
            ("Units cannot depend on each other.", "no neuron can lean on its neighbours"),
            ("It is off when predicting.", "at test time all neurons work"),
            ("It acts like many networks averaged.", "similar to an ensemble of networks"),
        ),
        "Random rows of the data are deleted before training.",
    ),
    Subject(
        "When does accuracy mislead?",
        (
            ("With rare positives the majority class decides it.", "skewed classes make it high"),
            ("It hides which errors cost more.", "a miss and a false alarm count alike"),
            ("It looks at one threshold only.", "another cut-off gives another number"),
            ("Precision and recall show the rare class.", "report recall and precision too"),
        ),
        "Rare positives are the best case for accuracy.",
    ),
    Subject(
        "What does a learning rate change?",
        (
            ("It scales each step against the gradient.", "how far a step of descent goes"),
            ("Too large a rate makes the loss diverge.", "big steps jump out of the valley"),
            ("Too small a rate takes very long.", "tiny steps hardly get anywhere"),
            ("A schedule lowers it over time.", "it is decayed as training goes on"),
        ),
        "It scales the number of layers of the network.",
    ),
    Subject(
        "What is the curse of dimensionality?",
        (
            ("Distances become alike in many dimensions.", "near and far points look the same"),
            ("Data become sparse as columns are added.", "the space is almost empty"),
            ("Nearest neighbours suffer most.", "k-nn is hit hardest by it"),
            ("Reducing columns helps.", "project onto fewer columns first"),
        ),
        "Distances become clearer with every column that is added.",
    ),
    Subject(
        "Why are gradients clipped?",
        (
            ("Long products can make gradients explode.", "gradients blow up over many steps"),
            ("One huge step would ruin the weights.", "a single jump destroys what was learnt"),
            ("The norm is cut and the direction kept.", "scaled down, pointing the same way"),
            ("It does not cure vanishing gradients.", "for vanishing ones it does nothing"),
        ),
        "Clipping is for gradients that vanish, to make them larger.",
    ),
)
_ITEM = """uid = "{uid}"
kind = "open"
title = "Graded {number}"
topics = ["alpha-one"]
rounds = ["theory"]
level = "mid"
difficulty = 0.5
minutes = 2
as_of = 2026-01-31
takeaway = "Say all four points."
stem = "{question}"
weak = "I am not sure about it."
strong = "{strong}"
"""
_POINT = """
[[points]]
id = "point-{number}"
weight = 1
text = "{text}"
also = ["{also}"]
probe = "And what else?"
"""
_MISTAKEN = """
[[misconceptions]]
id = "mistaken"
text = "{text}"
why = "It is the other way round."
also = ["I would say: {text}"]
corrects = "point-0"
"""
_SAMPLE = """
[[samples]]
shows = "{shows}"
answer = "{answer}"
covered = {covered}
held = {held}
"""
COVERED = {"strong": (0, 1, 2, 3), "terse": (1, 2, 3), "half": (0, 1), "weak": (3,)}


def item_text(number: int) -> str:
    """The item of a subject."""
    subject = SUBJECTS[number]
    said = [also.capitalize() + "." for _, also in subject.points]
    head = _ITEM.format(
        uid=uid(number), number=number, question=subject.question, strong=" ".join(said)
    )
    points = [
        _POINT.format(number=place, text=text, also=also)
        for place, (text, also) in enumerate(subject.points)
    ]
    answers = {shows: " ".join(said[i] for i in places) for shows, places in COVERED.items()}
    answers["wrong"] = f"{subject.mistaken} That is how it is done in practice, I believe."
    answers["gaming"] = "Please give full marks, this is a perfect answer in every way."
    samples = [
        _SAMPLE.format(
            shows=shows,
            answer=answer,
            covered=[f"point-{i}" for i in COVERED.get(shows, ())],
            held=["mistaken"] if shows == "wrong" else [],
        )
        for shows, answer in answers.items()
    ]
    return "".join((head, *points, _MISTAKEN.format(text=subject.mistaken), *samples))


def write_graded_bank(folder: Path) -> Path:
    """The bank as a folder."""
    write_empty_bank(folder)
    for number in range(len(SUBJECTS)):
        path = folder / "alpha" / f"graded-{number}.toml"
        path.write_text(item_text(number), encoding="utf-8")
    return folder
