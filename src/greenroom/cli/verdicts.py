"""Verdicts in a terminal and as JSON."""

from collections.abc import Mapping

from rich.console import Console
from rich.markup import escape

from greenroom.graders.outputs.report import growth_data, summary
from greenroom.graders.outputs.verdict import SAID, Tested, Verdict, group_title

_SIGNS = {"right": "[green]✓[/]", "skipped": "[dim]○[/]"}
_WRONG = "[red]✗[/]"


def accepted(verdict: Verdict) -> bool:
    """Whether every test passed."""
    return verdict.is_accepted


def print_verdict(verdict: Verdict) -> None:
    """Groups, tests and the smallest failing example."""
    console = Console(highlight=False)
    console.print(f"[bold]{escape(safe(summary(verdict)))}[/]")
    if verdict.fault:
        console.print(escape(safe(verdict.traceback)))
    for group in verdict.weights:
        tests = verdict.of_group(group)
        sign = _SIGNS["right"] if group in verdict.passed else _group_sign(tests)
        console.print(f"{sign} {escape(group_title(group))}")
        for test in tests:
            console.print(f"    {_SIGNS.get(test.state, _WRONG)} {escape(_told(test))}")
    if verdict.first_failing is not None:
        _print_case(console, verdict.first_failing)
    if verdict.growth is not None:
        console.print(escape(verdict.growth.sentence))
    for plan in verdict.plans:
        console.print(escape(safe(plan)))
    console.print(f"[dim]score {verdict.score:.2f}, {verdict.seconds * 1000:.0f} ms[/]")


def _group_sign(tests: tuple[Tested, ...]) -> str:
    return _SIGNS["skipped"] if all(t.state == "skipped" for t in tests) else _WRONG


def _told(test: Tested) -> str:
    said = "" if test.state == "right" else f": {SAID[test.state]}"
    more = f" ({test.message})" if test.message and test.state != "right" else ""
    took = f"  {test.seconds * 1000:.1f} ms" if test.state != "skipped" else ""
    return safe(f"{test.name}{said}{more}{took}")


def _print_case(console: Console, test: Tested) -> None:
    shown = test.shown
    if shown is None:
        return
    console.print(f"\n[bold]The smallest failing example: {escape(safe(test.name))}[/]")
    parts = {
        "First difference": shown.difference,
        "Input": shown.inputs,
        "Expected": shown.expected,
        "Got": shown.got,
        "Traceback": shown.traceback,
        "Printed": shown.stdout,
    }
    for title, text in parts.items():
        if text:
            console.print(f"[bold]{title}[/]\n{escape(safe(text))}")


def safe(text: str) -> str:
    """Without control characters: what a program printed must not steer a terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "�" for c in text)


def verdict_table(verdict: Verdict) -> Mapping[str, object]:
    """As JSON."""
    failing = verdict.first_failing
    return {
        "verdict": "accepted" if verdict.is_accepted else SAID[verdict.state],
        "accepted": verdict.is_accepted,
        "score": verdict.score,
        "summary": summary(verdict),
        "fault": verdict.fault or None,
        "traceback": verdict.traceback or None,
        "groups": {
            group: {"passed": group in verdict.passed, "weight": verdict.weights[group]}
            for group in verdict.weights
        },
        "tests": [
            {
                "name": test.name,
                "group": test.group,
                "visible": test.is_visible,
                "state": test.state,
                "message": test.message,
                "ms": round(test.seconds * 1000, 3),
            }
            for test in verdict.tests
        ],
        "first_failing": None if failing is None else failing.name,
        "growth": None if verdict.growth is None else growth_data(verdict.growth),
        "ms": round(verdict.seconds * 1000, 3),
    }
