"""Exam blueprints: `exams/<slug>.toml` of a bank."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import Field, ValidationError, field_validator

from greenroom.bank.files import printable
from greenroom.bank.finding import Finding
from greenroom.bank.load import read_table
from greenroom.bank.messages import schema_findings
from greenroom.model.item import ItemHead, Line, Part, Slug, Text
from greenroom.model.session import LENGTH_LIMIT, Blueprint

EXAMS_DIR = "exams"
Share = Annotated[int, Field(ge=1)]


class ExamFile(Part):
    """An exam: how many questions of which area, in how much time."""

    title: Line
    about: Text
    minutes: float = Field(gt=0, le=600)
    areas: dict[Slug, Share] = Field(min_length=1)
    kinds: tuple[Slug, ...] = ("choice", "numeric")

    @field_validator("areas")
    @classmethod
    def _fits_a_session(cls, areas: dict[str, int]) -> dict[str, int]:
        total = sum(areas.values())
        if total > LENGTH_LIMIT:
            raise ValueError(f"found {total} questions in all; allowed: {LENGTH_LIMIT} or fewer")
        return areas


class Exam(NamedTuple):
    """An exam that can be taken."""

    slug: str
    about: str
    blueprint: Blueprint


def load_exams(bank_dir: Path, heads: Sequence[ItemHead]) -> tuple[list[Exam], list[Finding]]:
    """The exams that the items are enough for, and what is wrong with the others."""
    exams: list[Exam] = []
    findings: list[Finding] = []
    folder = bank_dir / EXAMS_DIR
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        name = f"{bank_dir.name}/{printable(path.relative_to(bank_dir))}"
        read = _read(path, name)
        wrong = read if isinstance(read, list) else list(_lacks(read, name, heads))
        findings.extend(wrong)
        if not wrong and isinstance(read, ExamFile):
            exams.append(Exam(path.stem, read.about, _blueprint(read)))
    return exams, findings


def _read(path: Path, name: str) -> ExamFile | list[Finding]:
    table = read_table(path)
    if isinstance(table, str):
        return [Finding(name, "", table)]
    try:
        return ExamFile.model_validate(table)
    except ValidationError as error:
        return list(schema_findings(name, error, ExamFile))


def _lacks(exam: ExamFile, name: str, heads: Sequence[ItemHead]) -> Iterator[Finding]:
    for area, wanted in exam.areas.items():
        there = sum(head.area == area and head.kind in exam.kinds for head in heads)
        if there < wanted:
            yield Finding(
                name, f"areas.{area}", f"asks for {wanted}; the bank has {there} that fit"
            )


def _blueprint(exam: ExamFile) -> Blueprint:
    return Blueprint(
        policy="exam",
        title=exam.title,
        length=sum(exam.areas.values()),
        minutes=exam.minutes,
        areas=exam.areas,
        kinds=exam.kinds,
    )
