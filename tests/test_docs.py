"""The documents say what is there, and all of it."""

import re
import tomllib
from pathlib import Path

import typer.main

from greenroom.cli import app
from greenroom.graders import GRADERS
from greenroom.kinds import KINDS

ROOT = Path(__file__).parents[1]
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_dependency_is_justified_in_a_line_and_every_line_is_a_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = {re.split(r"[>=;\[ ]", d)[0] for d in project["project"]["dependencies"]}
    text = (ROOT / "docs/design/dependencies.md").read_text()
    named = {
        name.strip()
        for row in re.findall(r"^\| ([a-z0-9, -]+) \|", text, re.MULTILINE)
        for name in row.split(",")
    } - {"package"}
    assert named == wanted
    for requirement in project["dependency-groups"]["dev"]:
        assert re.split(r"[>=]", requirement)[0] in text


def test_every_command_stands_in_the_readme_or_the_guide_to_items() -> None:
    text = "".join(path.read_text() for path in (*DOCS, ROOT / "CHANGELOG.md"))
    group = typer.main.get_command(app)
    for name in group.list_commands(None):  # type: ignore[attr-defined]
        assert name in text


def test_every_kind_has_its_section_in_the_guide_and_its_templates() -> None:
    guide = (ROOT / "docs/adding/item.md").read_text()
    for name in KINDS:
        assert f"\n## {name}\n" in guide
        folder = ROOT / "src/greenroom/kinds" / name
        assert {p.name for p in folder.glob("*.html")} >= {"question.html", "feedback.html"}


def test_every_kind_names_a_grader_that_exists() -> None:
    assert {kind.grader for kind in KINDS.values()} <= set(GRADERS)


def test_links_in_the_documents_lead_somewhere() -> None:
    for path in DOCS:
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text()):
            if not target.startswith("http"):
                assert (path.parent / target).exists(), f"{path}: {target}"


def test_the_readmes_set_up_commands_are_targets_of_the_makefile() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    commands = re.findall(r"^make ([a-z]+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert commands == ["run", "test"]
    assert set(commands) <= set(targets)


def test_the_example_items_of_the_guide_are_valid_toml_with_known_fields() -> None:
    guide = (ROOT / "docs/adding/item.md").read_text()
    examples = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        table = tomllib.loads(example)
        assert set(table) <= set(KINDS[table["kind"]].schema.model_fields)


def test_a_new_kind_is_one_folder_and_one_line() -> None:
    """`card` shows it: outside its folder, its code is named once, in the registry."""
    source = ROOT / "src/greenroom"
    outside = [p for p in source.rglob("*.py") if "kinds/card" not in p.as_posix()]
    uses = [p for p in outside if re.search(r"\bkinds\.card\b|\bCard\(\)", p.read_text())]
    # The memory model's package calls its own record a card.
    assert [p.name for p in uses if p.name != "memory.py"] == ["__init__.py"]
