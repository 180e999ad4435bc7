"""What is installed holds everything that the app needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_wheel_carries_bank_templates_assets_and_migrations(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = [p.relative_to(ROOT / "bank") for p in (ROOT / "bank").rglob("*") if p.is_file()]
    assert {f"greenroom/_bank/{p.as_posix()}" for p in wanted} <= names
    source = ROOT / "src"
    files = [p for p in source.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert {p.relative_to(source).as_posix() for p in files} <= names
    assert len(wanted) > 120
