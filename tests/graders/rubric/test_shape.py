"""Parts of an answer are heard where a person hears them, and not where a word resembles one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.graders.rubric.shape import shape
from greenroom.model.item import LEVELS, Level

QUESTION = (
    "A support team gets 40,000 tickets a month, 2.9% of them urgent. The team suggests a random "
    "forest. What would you do?"
)


def _heard(level: Level, part: str, answer: str, question: str = QUESTION) -> str | None:
    spans = {found.id: found.span for found in shape(question, level, answer)}
    span = spans[part]
    return None if span is None else span.of(answer)


@pytest.mark.parametrize(
    ("level", "parts"),
    [
        ("fresher", ["definition", "example", "trade-off"]),
        ("junior", ["definition", "example", "trade-off"]),
        ("mid", ["definition", "example", "trade-off", "monitoring"]),
        ("senior", ["clarifying", "approach", "trade-off", "monitoring"]),
    ],
)
def test_a_level_has_its_parts_in_their_order(level: Level, parts: list[str]) -> None:
    assert [part.id for part in shape(QUESTION, level, "Hello.")] == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "Precision is the share of flagged tickets that are urgent.",
        "Overfitting is when the model learns the noise.",
        "Variance measures how much the fit changes with the sample.",
        "Recall tells you how many of the urgent ones were found.",
        "Precision falls because calm tickets vastly outnumber urgent ones.",
        "Drift is caused by changing habits.",
        "High variance means that another sample gives another model.",
    ],
)
def test_a_definition_or_mechanism_is_heard(sentence: str) -> None:
    assert _heard("mid", "definition", f"Well. {sentence} Fine.") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        # A motive for a choice explains nothing.
        "I would take trees because they often win competitions.",
        "Use trees because three teams have used them.",
        "Trees win because they are very good.",
        # A conclusion, a denial, a question.
        "This means that we are done.",
        "It is not because the data moved away.",
        "Is precision the share of flagged tickets that are urgent?",
        "The problem is the number of tickets.",
        "I would measure how the team works.",
    ],
)
def test_what_only_resembles_a_definition_is_not_heard(sentence: str) -> None:
    assert _heard("mid", "definition", sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "For example, a ticket about an outage.",
        "Imagine a ticket that says the site is down.",
        "Of 40000 a month most are calm.",
        "That leaves 2.9 to find.",
        "It takes 12 ms at most.",
        "We would see 1,160 tickets.",
        "About one in ten gets lost.",
    ],
)
def test_an_example_or_a_number_of_the_case_is_heard(sentence: str) -> None:
    assert _heard("mid", "example", f"Well. {sentence} Fine.") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "I'd say that it works.",
        "I have no example at hand.",
        "Take ResNet-50, or an F1 above another.",
        "Use 80% for training and 95% confidence.",
        "A forest of 500 trees and 10 folds.",
        "In 2017 this was new.",
        "We have 2 classes.",
        "Is it 40,000 a month?",
    ],
)
def test_numbers_of_the_trade_are_no_example(sentence: str) -> None:
    assert _heard("mid", "example", sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "That finds more of them at the price of more alarms.",
        "A lower threshold finds more, but it costs the agents time.",
        "The right threshold depends on what a missed ticket costs.",
        "The downside is that agents read more.",
        "Trade-off: fast answers against careful ones.",
        "It lowers bias and raises variance.",
        "It saves memory in exchange for some speed.",
        "On the other hand, each model needs its own upkeep.",
        "That only works if the labels are right.",
    ],
)
def test_a_trade_off_or_a_limit_is_heard(sentence: str) -> None:
    assert _heard("mid", "trade-off", f"Well. {sentence} Fine.") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        # Its name is not a trade-off, nor is any talk of cost.
        "There is always a trade-off between accuracy and speed.",
        "There is no downside: it is better.",
        "One call costs 2 cents.",
        "The costs of each error matter.",
        "I would ask what it costs to miss one.",
        "It depends on the data.",
        "Tomato, on the other hand, is a fruit.",
        "It is the more advanced method.",
        "What is the downside: more alarms or fewer?",
    ],
)
def test_the_mere_name_of_a_trade_off_is_not_heard(sentence: str) -> None:
    assert _heard("mid", "trade-off", sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "After release I would monitor score drift and refusals by group.",
        "Then track the share of urgent tickets.",
        "- watch latency and fallbacks",
        "I'd keep an eye on empty fields.",
        "Alert when the error doubles.",
        "We should log the p99 of each step.",
        "Afterwards PSI on the scores, recall by month.",
    ],
)
def test_what_to_monitor_is_heard(sentence: str) -> None:
    assert _heard("mid", "monitoring", f"Well.\n{sentence}\nFine.") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        # Nothing is named.
        "I would monitor it.",
        "I would monitor the model.",
        "Keep an eye on the metrics.",
        "Monitoring matters.",
        # Other meanings, others' doings, a denial.
        "I would use the log loss as a score.",
        "I would watch out for errors.",
        "The dashboard shows a drop.",
        "We do not need to monitor drift.",
        "In production precision had fallen, and recall too.",
    ],
)
def test_monitoring_of_nothing_is_not_heard(sentence: str) -> None:
    assert _heard("mid", "monitoring", sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "First I would ask what a missed ticket costs.",
        "What does urgent mean for the agents?",
        "I assume that labels come from the agents.",
        "Two questions first: who labels the tickets, and when?",
        "We need to know the cost of a delay.",
    ],
)
def test_a_question_or_an_assumption_before_a_model_is_heard(sentence: str) -> None:
    assert _heard("senior", "clarifying", f"{sentence} Then I would train XGBoost.") == sentence
    assert _heard("senior", "clarifying", f"I would train XGBoost. {sentence}") is None


def test_a_model_that_the_question_names_may_be_spoken_of_before_it_is_chosen() -> None:
    asks = "I would ask what a missed ticket costs."
    assert _heard("senior", "clarifying", f"The random forest can wait. {asks}") == asks
    assert _heard("senior", "clarifying", f"I would take the random forest. {asks}") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "How does it work?",
        "So what?",
        "Does that make sense to you all?",
        "I would not ask anybody about that.",
        "What would you do?",
    ],
)
def test_rhetoric_and_the_question_itself_clarify_nothing(sentence: str) -> None:
    assert _heard("senior", "clarifying", sentence) is None


@pytest.mark.parametrize(
    ("sentence", "heard"),
    [
        ("I would first split the tickets by month.", True),
        ("Train a small model on subject and text.", True),
        ("My plan would be a rule for outages and a queue.", True),
        ("I would like to help.", False),
        ("The plan is sound.", False),
        ("Trains run late.", False),
        ("I would not train a model.", False),
    ],
)
def test_an_approach_is_something_that_one_would_do(sentence: str, heard: bool) -> None:
    assert _heard("senior", "approach", sentence) == (sentence if heard else None)


def test_a_sentence_of_the_question_shows_nothing() -> None:
    question = "Trees often overfit because they follow the noise. Why?"
    answer = "Trees often overfit because they follow the noise. I agree."
    assert _heard("mid", "definition", answer, question) is None


def test_of_a_long_sentence_the_clause_is_shown() -> None:
    clause = "that finds many more of them at the price of more alarms"
    answer = f"{'the tickets go round ' * 20}then stop; {clause}; and so it went on for long."
    assert _heard("mid", "trade-off", answer) == clause


def test_typographic_apostrophes_and_capitals_change_nothing() -> None:
    sentence = "I\u2019D KEEP AN EYE ON EMPTY FIELDS."
    assert _heard("mid", "monitoring", sentence) == sentence


_PHRASES = st.sampled_from(
    [
        "because",
        "I would monitor",
        "e.g.",
        "12 ms",
        "costs us",
        "?",
        "\n",
        "\u0130",
        "\ud800",
        "not",
    ]
)


@given(
    st.text(max_size=80),
    st.sampled_from(LEVELS),
    st.lists(_PHRASES | st.text(max_size=12), max_size=30).map(" ".join),
)
def test_spans_lie_inside_any_text(question: str, level: Level, answer: str) -> None:
    for part in shape(question, level, answer):
        assert part.span is None or 0 <= part.span.start < part.span.end <= len(answer)


@pytest.mark.parametrize(
    "unit", ["x", "a. ", "because i ", "no because a b c ", "lower but ", "12 ", "- ", "and log "]
)
def test_200_000_characters_are_read(unit: str) -> None:
    answer = (unit * (200_000 // len(unit) + 1))[:200_000]
    assert [part.id for part in shape(QUESTION, "mid", answer)] == [
        part.id for part in shape(QUESTION, "mid", unit)
    ]
