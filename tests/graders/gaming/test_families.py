"""The families are what they say, whatever grades them."""

import tomllib
from pathlib import Path
from random import Random
from typing import Final

import pytest

from greenroom.kinds.open.item import OpenItem
from tests.graders.gaming.antonyms import pairs, swapped
from tests.graders.gaming.families import FAMILIES
from tests.graders.gaming.family import Family
from tests.graders.gaming.honest import HONEST, VARIANTS, honest_answers
from tests.graders.gaming.negation import denied
from tests.graders.gaming.strangers import distant, neighbouring
from tests.graders.gaming.talk import REPEATS
from tests.graders.gaming.texts import rubric_text, sentences, words

BANK: Final = Path(__file__).parents[3] / "bank"
NAMES: Final = (
    "metrics/f1-rose-and-so-did-the-losses",
    "llm/white-text-in-a-support-ticket",
    "foundations/linear-rent-model-against-deep-tree",
    "experimentation/significant-on-day-five",
)
ITEMS: Final = tuple(
    OpenItem.model_validate(tomllib.loads((BANK / f"{name}.toml").read_text(encoding="utf-8")))
    for name in NAMES
)
EVERY_FAMILY: Final = pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES.keys())
BLANK: Final = {"blanks", "dots", "emoji"}


def test_there_are_enough_families_and_a_third_is_held_out() -> None:
    held_out = [family for family in FAMILIES.values() if family.is_held_out]
    assert len(FAMILIES) >= 24
    assert len(held_out) * 3 >= len(FAMILIES)


@pytest.mark.parametrize("kind", ["empty", "rule", "learned", "antonym"])
def test_a_third_of_each_kind_is_held_out(kind: str) -> None:
    ours = [family for family in FAMILIES.values() if family.kind == kind]
    assert sum(family.is_held_out for family in ours) * 3 >= len(ours) > 0


@EVERY_FAMILY
def test_the_same_seed_gives_the_same_text(family: Family) -> None:
    first = [family.make(item, Random(f"{family.name} 7"), ITEMS) for item in ITEMS]
    assert first == [family.make(item, Random(f"{family.name} 7"), ITEMS) for item in ITEMS]


@EVERY_FAMILY
def test_every_item_gets_a_text(family: Family) -> None:
    for item in ITEMS:
        for seed in range(3):
            text = family.make(item, Random(seed), ITEMS)
            assert text
            assert family.name in BLANK or words(text)


@EVERY_FAMILY
def test_every_family_says_in_a_line_what_it_does(family: Family) -> None:
    said = family.make.__doc__
    assert said
    assert "\n" not in said


@EVERY_FAMILY
def test_no_attempt_is_an_answer_of_the_item(family: Family) -> None:
    for item in ITEMS:
        deserved = {item.strong, *(sample.answer for sample in item.samples if sample.covered)}
        assert family.make(item, Random(1), ITEMS) not in deserved


def test_the_table_of_antonyms_names_every_word_once() -> None:
    known = [word for pair in pairs() for word in pair]
    assert len(pairs()) >= 60
    assert sorted(set(known)) == sorted(known)


def test_swapping_turns_the_last_word_of_each_statement() -> None:
    swaps = swapped("A larger k lowers the variance, but it means a higher bias.")
    assert swaps == "A larger k lowers the bias, but it means a higher variance."
    assert swapped("It is what the table says.") is None


def test_swapping_leaves_conditions_alone() -> None:
    assert swapped("If the rate is high, the loss is unstable.") == (
        "If the rate is high, the loss is stable."
    )


@pytest.mark.parametrize("item", ITEMS, ids=NAMES)
def test_every_sentence_of_a_swapped_answer_differs_from_the_strong_one(item: OpenItem) -> None:
    made = FAMILIES["antonyms-in-strong"].make(item, Random(1), ITEMS)
    assert len(sentences(made)) >= 4
    assert not set(sentences(made)) & set(sentences(item.strong))


@pytest.mark.parametrize("item", ITEMS, ids=NAMES)
@pytest.mark.parametrize("name", [n for n, family in FAMILIES.items() if family.kind == "antonym"])
def test_no_point_stands_literally_in_a_wrong_answer(name: str, item: OpenItem) -> None:
    made = {said.lower() for said in sentences(FAMILIES[name].make(item, Random(1), ITEMS))}
    wordings = {text.lower() for point in item.points for text in (point.text, *point.also)}
    assert made
    assert not made & wordings


@pytest.mark.parametrize(
    ("said", "turned"),
    [
        # an auxiliary, a modal verb and the third person
        ("Recall is the share that is found.", "Recall is not the share that is found."),
        ("The folds must be split by patient.", "The folds must not be split by patient."),
        ("Bagging lowers variance.", "Bagging does not lower variance."),
        ("Each pair has a score.", "Each pair does not have a score."),
        ("It keeps rows and biases the mean.", "It does not keep rows and biases the mean."),
        # a plural and an order
        ("The trees depend on the seed.", "The trees do not depend on the seed."),
        ("Report average precision.", "Do not report average precision."),
        # what was denied is affirmed
        ("The scores cannot be compared.", "The scores can be compared."),
        ("Accuracy says nothing here.", "Accuracy says everything here."),
        # each statement, not the conditions
        (
            "Costs differ, so the errors must not count equally.",
            "Costs do not differ, so the errors must count equally.",
        ),
        ("If labels are late, AUC is old.", "If labels are late, AUC is not old."),
        # the main verb, not that of the relative clause
        ("A rate that is high makes it diverge.", "A rate that is high does not make it diverge."),
        # nothing known
        ("Fewer of them here.", "It is not true that fewer of them here."),
    ],
)
def test_denying_turns_each_statement(said: str, turned: str) -> None:
    assert denied(said) == turned


def test_a_repeated_sentence_is_one_of_the_strong_answer() -> None:
    for item in ITEMS:
        made = sentences(FAMILIES["repeated-sentence"].make(item, Random(3), ITEMS))
        assert made == [made[0]] * REPEATS
        assert made[0] in sentences(item.strong)


def test_a_distant_item_shares_no_topic() -> None:
    item, *_ = ITEMS
    found = {distant(item, Random(seed), ITEMS).uid for seed in range(20)}
    topics = {topic for other in ITEMS if other.uid in found for topic in other.topics}
    assert item.uid not in found
    assert not topics & set(item.topics)
    with pytest.raises(ValueError, match="no item on topics other"):
        distant(item, Random(1), [item])


def test_there_is_textbook_prose_beside_every_item() -> None:
    for item in ITEMS:
        assert len(neighbouring(item)) >= 2
        assert not any(text in rubric_text(item) for text in neighbouring(item))


def test_honest_answers_come_in_every_variant() -> None:
    for item in ITEMS:
        made = list(honest_answers(item, Random(1)))
        samples = [sample for sample in item.samples if sample.shows in HONEST]
        assert len(made) == (1 + len(samples)) * len(VARIANTS)
        assert {answer.variant for answer in made} == set(VARIANTS)
        assert min(answer.label for answer in made) >= 0.35


@pytest.mark.parametrize("item", ITEMS, ids=NAMES)
def test_honest_variants_keep_most_words(item: OpenItem) -> None:
    said = {word.lower() for word in words(item.strong)}
    for answer in list(honest_answers(item, Random(1)))[: len(VARIANTS)]:
        kept = said & {word.lower() for word in words(answer.text)}
        assert len(kept) >= 0.85 * len(said), answer.variant


def test_variants_write_differently() -> None:
    rng, text = Random(2), "First, recall fell by 0.5. Then precision rose; nobody noticed it."
    assert VARIANTS["lower-case"](text, rng) == (
        "first recall fell by 0.5 then precision rose nobody noticed it"
    )
    assert VARIANTS["bullets"](text, rng) == (
        "- First, recall fell by 0.5.\n- Then precision rose; nobody noticed it."
    )
    assert VARIANTS["one-line"]("1. Recall\n2. Precision", rng) == "Recall Precision"
    assert VARIANTS["spoken"](text, rng).startswith("Um, so, first, recall")
    assert any(VARIANTS["mistyped"](text, Random(seed)) != text for seed in range(10))
