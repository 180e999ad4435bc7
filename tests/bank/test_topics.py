"""The tree of topics."""

from pathlib import Path

import pytest

from greenroom.bank.topics import load_topics
from greenroom.errors import BankError
from tests.banks import TOPICS


def test_a_topic_knows_its_area_and_title(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").write_text(TOPICS, encoding="utf-8")
    topics = load_topics(tmp_path)
    assert topics.topic_ids[:3] == ("alpha-one", "alpha-two", "beta-one")
    assert topics.area_of("beta-two") == "beta"
    assert topics.area_of("nothing") is None
    assert (topics.title("beta-two"), topics.title("nothing")) == ("Beta two", "nothing")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('round = "coding"', 'round = "lunch"', ": area gamma: no round 'lunch'"),
        ("beta-one =", "alpha-one =", ": topic alpha-one stands in two areas"),
        (
            '{ title = "Beta one" }',
            '{ title = "Beta one", after = ["beta-zero"] }',
            ": topic beta-one: after 'beta-zero', which does not exist",
        ),
        (
            '{ title = "Beta one" }',
            '{ title = "Beta one", round = "lunch" }',
            ": topic beta-one: no round 'lunch'",
        ),
        (
            'title = "Gamma"',
            'titel = "Gamma"',
            "areas.gamma.title: missing; this field is required",
        ),
    ],
)
def test_a_tree_that_refers_to_nothing_is_refused(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    (tmp_path / "topics.toml").write_text(TOPICS.replace(old, new), encoding="utf-8")
    with pytest.raises(BankError) as caught:
        load_topics(tmp_path)
    name = f"{tmp_path.name}/topics.toml:"
    assert str(caught.value).splitlines()[0].removeprefix(name) == expected
