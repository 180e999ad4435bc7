"""The self-test says what this machine holds against, level by level."""

from greenroom.sandbox import Level, Sandbox
from greenroom.sandbox.doctor import ATTACKS, diagnose


def test_all_ten_attacks_are_stopped_where_it_is_promised(walled: Sandbox) -> None:
    report = diagnose(walled)
    assert len(report.attacks) == 10
    assert [run.name for run in report.attacks if not run.stopped] == []
    assert report.level is walled.level
    assert report.layers == walled.report.layers


def test_what_gets_through_without_walls_is_told() -> None:
    with Sandbox(Level.L0, pool_size=0) as sandbox:
        report = diagnose(sandbox)
    ended = {run.name: run for run in report.attacks}
    assert len(ended) == len(ATTACKS)
    assert not ended["read the list of users"].stopped
    assert ended["read the list of users"].ended == "it got through"
    assert ended["run for ever"].stopped
    assert ended["forge its own verdict"].stopped
