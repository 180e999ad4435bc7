"""`greenroom judge ...`: judge a file, prove items, and show what the sandbox gives here."""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from greenroom.cli.bank import BankDir, open_bank
from greenroom.cli.safe import safe
from greenroom.errors import RequestError
from greenroom.kinds import KINDS
from greenroom.model.item import Item

if TYPE_CHECKING:
    from greenroom.graders.outputs.grader import OutputsGrader
    from greenroom.proof.record import Proof

app = typer.Typer(help="Judge code, and prove the items that are judged.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
ANSWER_BYTES_LIMIT = 400_000


@contextmanager
def opened_grader() -> Iterator["OutputsGrader"]:
    """The judge, its processes ended afterwards."""
    from greenroom.graders import OUTPUTS

    try:
        yield OUTPUTS
    finally:
        OUTPUTS.close()


def read_answer(path: Path) -> str:
    """The text of an answer's file.

    Raises:
        RequestError: it is not a text file of a fit size.
    """
    try:
        if path.stat().st_size > ANSWER_BYTES_LIMIT:
            raise RequestError(f"{path}: larger than {ANSWER_BYTES_LIMIT:,} bytes")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RequestError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        found = error.object[error.start]
        raise RequestError(f"{path}: not UTF-8: byte {error.start} is {found:#04x}") from None


@app.command()
def run(
    item: str,
    file: Path,
    bank: BankDir = None,
    seed: Annotated[int, typer.Option(help="Draws the hidden cases.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Judge an answer in FILE against ITEM (area/slug or uid); exit 1 unless it is accepted."""
    from greenroom.cli.verdicts import print_verdict, verdict_table

    code = read_answer(file)
    found = _load(item, bank)
    with opened_grader() as outputs:
        key = KINDS[found.kind].vary(found, seed).key
        verdict = outputs.verdict(getattr(key, "exercise", key), code)
    if as_json:
        sys.stdout.write(json.dumps(verdict_table(verdict)) + "\n")
    else:
        print_verdict(verdict)
    raise typer.Exit(0 if verdict.is_accepted else 1)


def _load(name: str, bank: Path | None) -> Item:
    opened = open_bank(bank)
    item = opened.load(opened.head(name).uid)
    if not KINDS[item.kind].is_judged:
        judged = ", ".join(kind.name for kind in KINDS.values() if kind.is_judged)
        raise RequestError(f"{name} is a {item.kind} item; the judge runs: {judged}")
    return item


@app.command()
def prove(
    items: Annotated[
        list[str] | None, typer.Argument(help="area/slug or uid; all judged items if left out.")
    ] = None,
    bank: BankDir = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Items at once; the cores if left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Run what the authors of items promise: references, wrong answers, mutants; exit 1 if not."""
    from greenroom.proof.prove import can_prove, prove_all

    opened = open_bank(bank)
    heads = [opened.head(name) for name in items] if items else opened.heads()
    judged = [(head.path, opened.load(head.uid)) for head in heads]
    provable = [(path, item) for path, item in judged if can_prove(item)]
    wanted = {name: f"{name}: nothing to run" for name, item in judged if not can_prove(item)}
    if items and wanted:
        raise RequestError("; ".join(wanted.values()))
    proofs: list[Proof] = []
    with opened_grader() as outputs:
        for proof in prove_all(outputs, provable, jobs or os.cpu_count() or 1):
            proofs.append(proof)
            if not as_json:
                _print_proof(proof, len(proofs), len(provable))
    _report(proofs, [str(finding) for finding in opened.findings], as_json)


def _print_proof(proof: "Proof", number: int, count: int) -> None:
    score = "-" if proof.score is None else f"{proof.killed}/{proof.mutants}"
    sys.stdout.write(
        f"[{number}/{count}] {proof.item:<56} mutants killed {score:>9}"
        f"{f', {proof.equivalent} equivalent' if proof.equivalent else ''}  {proof.seconds:.1f} s\n"
    )
    for problem in proof.problems:
        sys.stdout.write(f"    {safe(problem)}\n")
    for mutant in proof.survivors:
        sys.stdout.write(
            f"    survives, line {mutant.line}, {mutant.operator}: {safe(mutant.key)}\n"
        )
    sys.stdout.flush()


def _report(proofs: Sequence["Proof"], findings: Sequence[str], as_json: bool) -> None:
    from greenroom.proof.record import MUTATION_BAR

    mutants, killed = sum(p.mutants for p in proofs), sum(p.killed for p in proofs)
    score = killed / mutants if mutants else 1.0
    problems = sum(len(proof.problems) for proof in proofs)
    is_fine = not problems and score >= MUTATION_BAR
    if as_json:
        table = {
            "ok": is_fine,
            "items": [_proof_table(proof) for proof in proofs],
            "mutants": mutants,
            "killed": killed,
            "score": score,
            "findings": list(findings),
        }
        sys.stdout.write(json.dumps(table) + "\n")
    else:
        sys.stdout.write(
            f"{len(proofs)} items, {problems} problems; {killed} of {mutants} mutants killed "
            f"({score:.1%}, at least {MUTATION_BAR:.0%})\n"
        )
        if findings:
            sys.stdout.write(f"{len(findings)} findings; see `greenroom bank check`\n")
    raise typer.Exit(0 if is_fine else 1)


def _proof_table(proof: "Proof") -> Mapping[str, object]:
    return {
        "item": proof.item,
        "ok": not proof.problems,
        "problems": list(proof.problems),
        "mutants": proof.mutants,
        "killed": proof.killed,
        "score": proof.score,
        "equivalent": proof.equivalent,
        "survivors": [
            {"line": m.line, "operator": m.operator, "mutant": m.key} for m in proof.survivors
        ],
        "seconds": round(proof.seconds, 3),
    }


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Show what this machine gives the sandbox, and try ten attacks on it; exit 1 if one works."""
    from greenroom.cli.verdicts import is_fine, print_report, report_table
    from greenroom.sandbox import Sandbox
    from greenroom.sandbox.doctor import diagnose

    with Sandbox() as sandbox:
        report = diagnose(sandbox)
    if as_json:
        sys.stdout.write(json.dumps(report_table(report)) + "\n")
    else:
        print_report(report)
    raise typer.Exit(0 if is_fine(report) else 1)
