"""What the check of open items finds, each by an item that is broken in one place."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from greenroom.kinds.open.check import findings
from greenroom.kinds.open.item import OpenItem

FILE: Final = (
    Path(__file__).parents[2] / "bank" / "foundations" / "linear-rent-model-against-deep-tree.toml"
)
ITEM: Final = OpenItem.model_validate(tomllib.loads(FILE.read_text(encoding="utf-8")))
POINTS: Final = ", ".join(sorted(point.id for point in ITEM.points))
BELIEFS: Final = ", ".join(sorted(belief.id for belief in ITEM.misconceptions))


def with_sample(shows: str, **changed: Any) -> OpenItem:
    samples = list(ITEM.samples)
    place = next(i for i, sample in enumerate(samples) if sample.shows == shows)
    samples[place] = samples[place].model_copy(update=changed)
    return ITEM.model_copy(update={"samples": tuple(samples)})


def place_of(shows: str) -> int:
    return next(i for i, sample in enumerate(ITEM.samples) if sample.shows == shows)


def test_a_sound_item_has_no_findings() -> None:
    assert ITEM.samples
    assert list(findings(ITEM)) == []


def test_an_item_without_samples_has_no_findings() -> None:
    assert list(findings(ITEM.model_copy(update={"samples": ()}))) == []


def test_a_misconception_that_corrects_no_point_is_found() -> None:
    wrong = ITEM.misconceptions[0].model_copy(update={"corrects": "nowhere"})
    item = ITEM.model_copy(update={"misconceptions": (wrong, *ITEM.misconceptions[1:])})
    assert list(findings(item)) == [
        ("misconceptions[0].corrects", f"found nowhere; known are {POINTS}")
    ]


def test_a_misconception_that_corrects_nothing_is_sound() -> None:
    free = tuple(m.model_copy(update={"corrects": None}) for m in ITEM.misconceptions)
    assert list(findings(ITEM.model_copy(update={"misconceptions": free}))) == []


def test_sorts_of_samples_that_are_missing_are_named_in_order() -> None:
    kept = tuple(s for s in ITEM.samples if s.shows not in {"weak", "gaming"})
    assert list(findings(ITEM.model_copy(update={"samples": kept}))) == [
        ("samples", "there is none that shows gaming, weak")
    ]


@pytest.mark.parametrize(
    ("field", "known"), [("covered", POINTS), ("partly", POINTS), ("held", BELIEFS)]
)
def test_an_id_that_a_sample_names_and_nothing_has_is_found(field: str, known: str) -> None:
    old = getattr(ITEM.samples[place_of("strong")], field)
    item = with_sample("strong", **{field: (*old, "nowhere")})
    assert list(findings(item)) == [
        (f"samples[{place_of('strong')}].{field}", f"found nowhere; known are {known}")
    ]


def test_a_point_that_is_both_covered_and_partly_covered_is_found() -> None:
    strong = ITEM.samples[place_of("strong")]
    item = with_sample("strong", partly=(*strong.partly, strong.covered[0]))
    assert list(findings(item)) == [
        (
            f"samples[{place_of('strong')}].partly",
            f"found {strong.covered[0]}, which is covered as well",
        )
    ]


def test_a_wrong_sample_that_holds_no_misconception_is_found() -> None:
    assert list(findings(with_sample("wrong", held=()))) == [
        (
            f"samples[{place_of('wrong')}].held",
            "name the misconceptions that a wrong sample shows",
        )
    ]


@pytest.mark.parametrize(
    ("shows", "covers_all", "message"),
    [
        ("strong", False, "covers 0.00 of the weight; one that shows strong: 0.75 to 1.0"),
        ("terse", False, "covers 0.00 of the weight; one that shows terse: 0.6 to 1.0"),
        ("half", False, "covers 0.00 of the weight; one that shows half: 0.35 to 0.65"),
        ("half", True, "covers 1.00 of the weight; one that shows half: 0.35 to 0.65"),
        ("weak", True, "covers 1.00 of the weight; one that shows weak: 0.0 to 0.35"),
        ("wrong", True, "covers 1.00 of the weight; one that shows wrong: 0.0 to 0.3"),
        ("gaming", True, "covers 1.00 of the weight; one that shows gaming: 0.0 to 0.1"),
    ],
)
def test_a_sample_that_covers_too_much_or_too_little_is_found(
    shows: str, covers_all: bool, message: str
) -> None:
    covered = tuple(point.id for point in ITEM.points) if covers_all else ()
    item = with_sample(shows, covered=covered, partly=())
    assert list(findings(item)) == [(f"samples[{place_of(shows)}]", message)]
