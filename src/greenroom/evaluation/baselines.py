"""What a grader has to beat: the mean grade, and two similarities put on the scale of grades."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from greenroom.evaluation.answers import GradedAnswer
from greenroom.evaluation.figures import PASS
from greenroom.evaluation.held_out import Doubles, Fold, Isotonic, Truths, passing_grade
from greenroom.text.words import words

MEAN: Final = "mean grade"


class Guess(NamedTuple):
    """Grades of n answers, and which of them pass."""

    scores: Doubles
    passes: Truths


def tfidf_cosine(rows: Sequence[GradedAnswer]) -> Doubles:
    """(n,) cosine of each answer with its nearest reference; weights from the texts alone."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 (takes a second)

    texts = sorted({text for row in rows for text in (row.question, row.answer, *row.references)})
    place = {text: number for number, text in enumerate(texts)}
    if not any(_words(text) for text in texts):
        return np.zeros(len(rows))
    weighed = TfidfVectorizer(sublinear_tf=True, analyzer=_words).fit_transform(texts)
    pairs = [(n, r) for n, row in enumerate(rows) for r in row.references]
    said = weighed[[place[rows[n].answer] for n, _ in pairs]]
    wanted = weighed[[place[reference] for _, reference in pairs]]
    cosines = np.asarray(said.multiply(wanted).sum(axis=1)).ravel()
    found = np.zeros(len(rows))
    np.maximum.at(found, [n for n, _ in pairs], cosines)
    return found


def _words(text: str) -> list[str]:
    return [word.text for word in words(text)]


def baselines(
    similarities: Mapping[str, Doubles], grades: Doubles, plan: Sequence[Fold]
) -> dict[str, Guess]:
    """The mean grade, and each similarity through an isotonic map, fitted as the grader was."""
    n = len(grades)
    names = (MEAN, *similarities)
    found = {name: Guess(np.full(n, np.nan), np.zeros(n, dtype=np.bool_)) for name in names}
    for train, test in plan:
        mean = float(grades[train].mean())
        found[MEAN].scores[test] = mean
        found[MEAN].passes[test] = mean >= PASS
        for name, similarity in similarities.items():
            scale = Isotonic(similarity[train], grades[train])
            bar = passing_grade(scale(similarity[train]), grades[train])
            found[name].scores[test] = scale(similarity[test])
            found[name].passes[test] = scale(similarity[test]) > bar
    return found
