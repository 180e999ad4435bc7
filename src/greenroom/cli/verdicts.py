"""Verdicts in a terminal and as JSON."""

from collections.abc import Mapping

from rich.console import Console
from rich.markup import escape

from greenroom.cli.safe import safe
from greenroom.graders.outputs.report import growth_data, summary
from greenroom.graders.outputs.verdict import SAID, Tested, Verdict, group_title
from greenroom.sandbox import Level, Report
from greenroom.sandbox.supervisor import LEAST_SHARED_LEVEL

_SIGNS = {"right": "[green]✓[/]", "skipped": "[dim]○[/]"}
_WRONG = "[red]✗[/]"


def print_verdict(verdict: Verdict) -> None:
    """Groups, tests and the smallest failing example."""
    console = Console(highlight=False)
    console.print(f"[bold]{escape(safe(summary(verdict)))}[/]")
    if verdict.fault:
        console.print(escape(safe(verdict.traceback)))
    for group in verdict.weights:
        tests = verdict.of_group(group)
        sign = _SIGNS["right"] if group in verdict.passed else _group_sign(tests)
        console.print(f"{sign} {escape(safe(group_title(group)))}")
        for test in tests:
            console.print(f"    {_SIGNS.get(test.state, _WRONG)} {escape(_told(test))}")
    if verdict.first_failing is not None:
        _print_case(console, verdict.first_failing)
    if verdict.growth is not None:
        console.print(escape(safe(verdict.growth.sentence)))
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


def print_report(report: Report) -> None:
    """Layers, then attacks, then what follows."""
    console = Console(highlight=False)
    console.print(f"[bold]Level {report.level.name}[/]: {escape(LEVELS[report.level])}")
    for layer in report.layers:
        sign = _SIGNS["right"] if layer.there else _WRONG
        console.print(f"  {sign} {escape(layer.name)}  [dim]{escape(safe(layer.why))}[/]")
    console.print("[bold]Ten attacks on it[/]")
    for attack in report.attacks:
        sign = _SIGNS["right"] if attack.stopped else _WRONG
        console.print(f"  {sign} {escape(attack.name)}  [dim]{escape(safe(attack.ended))}[/]")
    stopped = sum(attack.stopped for attack in report.attacks)
    console.print(f"{stopped} of {len(report.attacks)} stopped. {_shared(report)}")


LEVELS: Mapping[Level, str] = {
    Level.L3: "every wall is there",
    Level.L2: "no namespaces; Landlock, system call filter and limits hold",
    Level.L1: "limits and a system call filter only: for your own code",
    Level.L0: "a process and a clock only: for your own code",
}


def is_fine(report: Report) -> bool:
    """Whether every attack was stopped that this level promises to stop."""
    return all(attack.stopped for attack in report.attacks) or report.level < LEAST_SHARED_LEVEL


def _shared(report: Report) -> str:
    if report.level >= LEAST_SHARED_LEVEL:
        return "Fit to judge code of several people."
    return "Not fit for several people: Greenroom refuses to serve more than one here."


def report_table(report: Report) -> Mapping[str, object]:
    """As JSON."""
    return {
        "level": report.level.name,
        "shared": report.level >= LEAST_SHARED_LEVEL,
        "layers": [
            {"name": layer.name, "there": layer.there, "why": layer.why} for layer in report.layers
        ],
        "attacks": [
            {"name": a.name, "stopped": a.stopped, "ended": a.ended} for a in report.attacks
        ],
    }
