"""Interview loops of a bank."""

import datetime as dt
import itertools
import math
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from greenroom.bank.bank import Bank
from greenroom.bank.loops import LoopFile, RoundFile
from greenroom.config import shipped_bank
from greenroom.kinds import KINDS
from greenroom.model.item import LEVELS
from greenroom.model.loop import Loop

Opener = Callable[..., Bank]
LOOP = """
role = "ml-engineer"
level = "mid"
title = "ML engineer"
about = "Two rounds."

[[rounds]]
id = "theory"
minutes = 45
weight = 1
bar = 0.2
bar_sd = 0.4
areas = { alpha = 2, beta = 1 }
topics = { alpha-two = 0.5, gamma-one = 0.5 }

[[rounds]]
id = "coding"
title = "Code"
minutes = 60
weight = 3
bar = 0.4
bar_sd = 0.3
topics = { gamma-one = 1 }
"""


def with_loop(bank_dir: Path, text: str, name: str = "ml-engineer-mid") -> Path:
    (bank_dir / "loops").mkdir(exist_ok=True)
    (bank_dir / "loops" / f"{name}.toml").write_text(text, encoding="utf-8")
    return bank_dir


def test_a_loop_has_its_rounds_in_order_with_shares_of_topics(
    open_bank: Opener, bank_dir: Path
) -> None:
    bank = open_bank(with_loop(bank_dir, LOOP))
    assert bank.findings == ()
    loop = bank.loops["ml-engineer-mid"]
    assert [(r.title, r.minutes) for r in loop.rounds] == [("Theory", 45), ("Code", 60)]
    # An area's weight goes to those of its topics that are not named themselves.
    assert loop.rounds[0].topics == {
        "alpha-two": 0.125, "gamma-one": 0.125, "alpha-one": 0.5, "beta-one": 0.125,
        "beta-two": 0.125,
    }  # fmt: skip
    assert loop.shares == (0.25, 0.75)
    assert loop.bar == pytest.approx(0.35)
    assert loop.bar_sd == pytest.approx(0.325)
    assert loop.topics["gamma-one"] == pytest.approx(0.25 * 0.125 + 0.75)
    assert math.fsum(loop.topics.values()) == pytest.approx(1)


def test_a_topic_of_weight_zero_is_left_out_of_its_area(open_bank: Opener, bank_dir: Path) -> None:
    text = LOOP.replace("alpha-two = 0.5, gamma-one = 0.5", "alpha-two = 0")
    (loop,) = open_bank(with_loop(bank_dir, text)).loops.values()
    assert set(loop.rounds[0].topics) == {"alpha-one", "beta-one", "beta-two"}


def test_a_round_can_fold_others_into_itself(open_bank: Opener, bank_dir: Path) -> None:
    text = LOOP[: LOOP.index('[[rounds]]\nid = "coding"')]
    text = text.replace('id = "theory"', 'id = "theory"\ncombines = ["coding"]')
    (loop,) = open_bank(with_loop(bank_dir, text)).loops.values()
    assert loop.rounds[0].combines == ("coding",)


FIRST = "alpha-two = 0.5, gamma-one = 0.5"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # Rounds
        ('id = "theory"\n', "", "rounds[0].id: missing; this field is required"),
        ('"theory"', '"lunch"', "rounds[0].id: no round 'lunch'; allowed: theory, coding"),
        (
            'id = "coding"',
            'id = "theory"',
            "rounds[1].id: 'theory' stands in rounds[0].id already; allowed: once in a loop",
        ),
        (
            'id = "theory"',
            'id = "theory"\ncombines = ["coding"]',
            "rounds[1].id: 'coding' stands in rounds[0].combines[0] already; "
            "allowed: once in a loop",
        ),
        (
            'id = "theory"',
            'id = "theory"\ncombines = ["lunch"]',
            "rounds[0].combines[0]: no round 'lunch'; allowed: theory, coding",
        ),
        (LOOP[LOOP.index("[[rounds]]") :], "", "rounds: missing; this field is required"),
        (
            LOOP[LOOP.index("[[rounds]]") :],
            "rounds = []\n",
            "rounds: found 0 entries; allowed: 1 or more",
        ),
        # Names
        ('role = "ml-engineer"', 'role = "pilot"', None),
        ('level = "mid"', 'level = "boss"', "level: found 'boss'; allowed: 'fresher', 'junior', "
         "'mid' or 'senior'"),
        (
            FIRST,
            "delta-one = 1",
            "rounds[0].topics.delta-one: no topic 'delta-one'; allowed: alpha-one, alpha-two, "
            "beta-one, beta-two, gamma-one, gamma-two",
        ),
        (
            "beta = 1",
            "delta = 1",
            "rounds[0].areas.delta: no area 'delta'; allowed: alpha, beta, gamma",
        ),
        ("minutes = 60", "minuts = 60", None),
        # Weights
        (
            "topics = { gamma-one = 1 }",
            "topics = { gamma-one = 0 }",
            "rounds[1].topics: the weights of topics and areas sum to 0; allowed: at least one "
            "above 0",
        ),
        (
            "topics = { gamma-one = 1 }",
            "",
            "rounds[1].topics: the weights of topics and areas sum to 0; allowed: at least one "
            "above 0",
        ),
        (
            FIRST,
            "alpha-one = 1, alpha-two = 1",
            "rounds[0].areas.alpha: 'topics' names all topics of this area, so its weight falls on "
            "none; leave it out",
        ),
        ("weight = 3", "weight = -1", "rounds[1].weight: found -1; allowed: 0 or more"),
        # Bars
        ("bar = 0.2", "bar = 3.5", "rounds[0].bar: found 3.5; allowed: 3 or less"),
        ("bar = 0.2", "bar = -3.5", "rounds[0].bar: found -3.5; allowed: -3 or more"),
        ("bar = 0.2", "bar = nan", "rounds[0].bar: found nan; allowed: a finite number"),
        ("bar = 0.2\n", "", "rounds[0].bar: missing; this field is required"),
        ("bar_sd = 0.4", "bar_sd = 0", "rounds[0].bar_sd: found 0; allowed: 0.05 or more"),
        ("bar = 0.2", "bar = ", ": not TOML: Invalid value (at line 11, column 7)"),
    ],
)  # fmt: skip
def test_a_loop_that_is_wrong_is_a_finding_and_left_out(
    open_bank: Opener, bank_dir: Path, old: str, new: str, expected: str | None
) -> None:
    assert old in LOOP
    bank = open_bank(with_loop(bank_dir, LOOP.replace(old, new, 1)))
    found = [str(finding) for finding in bank.findings]
    assert bank.loops == {}
    assert len(bank.heads()) == 30
    if expected is None:
        assert len(found) == 2
    else:
        assert found == [f"bank/loops/ml-engineer-mid.toml:{expected}"]


def test_all_weights_of_rounds_at_zero_are_one_finding(open_bank: Opener, bank_dir: Path) -> None:
    text = LOOP.replace("weight = 1", "weight = 0").replace("weight = 3", "weight = 0")
    (finding,) = open_bank(with_loop(bank_dir, text)).findings
    assert str(finding).endswith(
        ":rounds: the rounds' weights sum to 0; allowed: at least one above 0"
    )


def test_the_name_of_the_file_is_role_and_level_and_what_makes_it_apart(
    open_bank: Opener, bank_dir: Path
) -> None:
    with_loop(bank_dir, LOOP, "ml-engineer-mid-start-up")
    bank = open_bank(with_loop(bank_dir, LOOP, "best"))
    assert list(bank.loops) == ["ml-engineer-mid-start-up"]
    (finding,) = bank.findings
    assert finding.message == (
        "found name 'best'; allowed: ml-engineer-mid, or ml-engineer-mid- and more words"
    )


def test_a_senior_loop_that_asks_no_more_than_the_one_below_is_a_finding(
    open_bank: Opener, bank_dir: Path
) -> None:
    with_loop(bank_dir, LOOP)
    senior = LOOP.replace('"mid"', '"senior"')
    (finding,) = open_bank(with_loop(bank_dir, senior, "ml-engineer-senior")).findings
    assert str(finding) == (
        "bank/loops/ml-engineer-senior.toml:rounds: the mean bar is 0.35; "
        "allowed: above 0.35, that of ml-engineer-mid"
    )
    # A start-up is compared with start-ups alone.
    (bank_dir / "loops" / "ml-engineer-senior.toml").unlink()
    bank = open_bank(with_loop(bank_dir, senior, "ml-engineer-senior-start-up"))
    assert bank.findings == ()


@pytest.fixture(scope="module")
def loops() -> Iterator[dict[str, Loop]]:
    """Those that are shipped."""

    bank = Bank(shipped_bank(), KINDS, dt.date(2026, 11, 22))
    yield dict(bank.loops)
    bank.close()


WANTED = (
    "ml-engineer-junior", "ml-engineer-mid", "ml-engineer-senior", "data-scientist-junior",
    "data-scientist-senior", "applied-scientist-mid", "ai-engineer-mid",
    "ml-platform-engineer-mid", "ml-engineer-mid-start-up", "data-scientist-junior-start-up",
)  # fmt: skip


def held(loop: Loop) -> set[str]:
    return {name for round_ in loop.rounds for name in (round_.id, *round_.combines)}


def test_the_shipped_loops_cover_the_roles_and_levels(loops: dict[str, Loop]) -> None:
    assert set(WANTED) <= set(loops)
    for slug, loop in loops.items():
        if slug.endswith("start-up"):
            assert 2 <= len(loop.rounds) <= 3
            assert all(round_.combines for round_ in loop.rounds)
        else:
            assert 5 <= len(loop.rounds) <= 7


def test_design_is_a_round_at_every_level_and_grows_with_it(loops: dict[str, Loop]) -> None:
    assert all("design" in held(loop) for loop in loops.values())
    for role in {loop.role for loop in loops.values()}:
        members = [loop for slug, loop in loops.items() if slug == f"{role}-{loop.level}"]
        designs = [
            (LEVELS.index(loop.level), share, round_.bar, round_.minutes)
            for loop in members
            for round_, share in zip(loop.rounds, loop.shares, strict=True)
            if round_.id == "design"
        ]
        for lower, higher in itertools.pairwise(designs):
            assert all(a < b for a, b in zip(lower, higher, strict=True)), role


def test_loops_of_data_scientists_differ_from_those_of_engineers(loops: dict[str, Loop]) -> None:
    scientist, engineer = loops["data-scientist-senior"], loops["ml-engineer-senior"]
    assert {"sql", "experimentation", "case"} <= held(scientist)
    assert {"debugging", "coding"} <= held(engineer)
    assert not {"sql", "experimentation"} & held(engineer)

    def share(loop: Loop, name: str) -> float:
        found = (s for r, s in zip(loop.rounds, loop.shares, strict=True) if r.id == name)
        return next(found)

    assert share(engineer, "design") > 2 * share(scientist, "design")
    assert scientist.topics["sql"] > 3 * engineer.topics["sql"]
    assert scientist.topics["peeking"] > engineer.topics.get("peeking", 0)


def test_every_file_says_how_its_bars_were_set() -> None:
    for path in (shipped_bank() / "loops").glob("*.toml"):
        comment = " ".join(
            line.removeprefix("# ") for line in path.read_text().splitlines() if line[:1] == "#"
        )
        assert "by judgement, as of 20" in comment, path
        assert "they are no company's" in comment, path
        assert "bar_sd is how far" in comment, path


def test_the_number_of_rounds_is_said_as_it_is(loops: dict[str, Loop]) -> None:
    words = {2: "Two", 3: "Three", 5: "Five", 6: "Six", 7: "Seven"}
    for loop in loops.values():
        assert loop.about.startswith(f"{words[len(loop.rounds)]} "), loop.slug


GUIDE = (Path(__file__).parents[2] / "docs/adding/loop.md").read_text()


def test_the_guide_has_a_line_for_every_field() -> None:
    lines = re.findall(r"^\| `([a-z_]+)` \|", GUIDE, re.MULTILINE)
    assert lines == [*LoopFile.model_fields, *RoundFile.model_fields]


def test_the_example_of_the_guide_is_a_loop_without_findings(
    open_bank: Opener, tmp_path: Path
) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    table = tomllib.loads(example)
    bank_dir = with_loop(_empty(tmp_path), example, f"{table['role']}-{table['level']}")
    bank = open_bank(bank_dir)
    assert bank.findings == ()
    (loop,) = bank.loops.values()
    assert "off-policy-evaluation" not in loop.topics
    assert loop.topics["peeking"] > 0


def _empty(folder: Path) -> Path:
    topics = (shipped_bank() / "topics.toml").read_text()
    (folder / "bank").mkdir()
    (folder / "bank" / "topics.toml").write_text(topics)
    return folder / "bank"
