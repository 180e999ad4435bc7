"""A small set of graded answers, written for the tests."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

FACTS: Mapping[str, tuple[str, tuple[str, str, str]]] = {
    "What is recall?": (
        "The share of the positive cases that the model finds.",
        (
            "how many of the positive cases the model finds",
            "something about positive cases",
            "the speed of a computer",
        ),
    ),
    "Why is a validation set kept apart?": (
        "To choose settings on data that the model was not fitted on.",
        (
            "settings are chosen on data the model was not fitted on",
            "to have more data to look at",
            "it makes the plots look nicer",
        ),
    ),
    "What does dropout do?": (
        "It sets random units to zero in training so that units do not depend on each other.",
        (
            "random units are set to zero during training, so units cannot depend on each other",
            "it removes some units",
            "it deletes the rows with missing values",
        ),
    ),
    "What is a learning rate?": (
        "The size of the step that gradient descent takes against the gradient.",
        (
            "the size of each step of gradient descent",
            "a number for gradient descent",
            "how many pupils pass the exam",
        ),
    ),
    "What does k-means minimise?": (
        "The sum of squared distances between points and the centre of their cluster.",
        (
            "squared distances of points to the centre of their cluster, summed",
            "something with distances of clusters",
            "the number of columns in a table",
        ),
    ),
    "What is overfitting?": (
        "The model fits noise of the training data and fails on new data.",
        (
            "the model fits the noise in training data and is bad on new data",
            "a model that is bad on data",
            "shoes that are too large",
        ),
    ),
}
GRADES = (1.0, 0.5, 0.0)
STARTS = ("", "I think it is: ", "Well, ")


def rows(*, binary: bool = False) -> Iterator[dict[str, object]]:
    """Nine graded answers a question; the first question is no part of the split `train`."""
    for number, (question, (reference, answers)) in enumerate(FACTS.items()):
        for answer, grade in zip(answers, GRADES, strict=True):
            for start in STARTS:
                yield {
                    "question": question,
                    "ref": [reference, reference.upper()] if number % 2 else reference,
                    "answer": start + answer,
                    "score": float(grade > 0.7) if binary else grade,
                    "qid": f"q{number}",
                    "g1": grade,
                    "g2": min(1.0, grade + 0.5 * (start != "")),
                    "split": "new" if number == 0 else "train",
                }


def write(folder: Path, *, binary: bool = False) -> Path:
    """The set as a file."""
    path = folder / "small.jsonl"
    lines = (f"{json.dumps(row)}\n" for row in rows(binary=binary))
    path.write_text("".join(lines), encoding="utf-8")
    return path
