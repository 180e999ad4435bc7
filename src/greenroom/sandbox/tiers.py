"""The tiers: which libraries a zygote has, and where on this machine they lie."""

import glob
import importlib.util
import sys
import sysconfig
import zoneinfo
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from greenroom.errors import SandboxFault

HERE: Final = Path(__file__).parent
BOOT: Final = HERE / "inside" / "boot.py"

_STANDARD: Final = (
    "abc array bisect cmath collections contextlib copy dataclasses datetime decimal"
    " enum fractions functools hashlib heapq inspect io itertools json math operator queue random"
    " re statistics string struct textwrap threading time traceback types typing zlib"
)
_NUMPY: Final = (
    "numpy numpy.fft numpy.lib.stride_tricks numpy.linalg numpy.ma numpy.polynomial numpy.random"
)
_DATA: Final = (
    "pandas scipy.cluster scipy.optimize scipy.sparse scipy.sparse.linalg scipy.spatial"
    " scipy.special scipy.stats sklearn.calibration sklearn.cluster sklearn.compose"
    " sklearn.decomposition sklearn.ensemble sklearn.feature_extraction.text sklearn.impute"
    " sklearn.isotonic sklearn.linear_model sklearn.metrics sklearn.model_selection"
    " sklearn.naive_bayes sklearn.neighbors sklearn.pipeline sklearn.preprocessing sklearn.svm"
    " sklearn.tree"
)

HUGE_PAGES: Final = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1", "PYTHONMALLOC": "malloc"}
"""A fork copies one entry per page: with huge pages a large zygote forks in 3.5 ms, not in 6."""
NO_MACHINE_TO_READ: Final = {"SLURM_MEM_PER_NODE": "1024", "SLURM_CPUS_ON_NODE": "1"}
"""DuckDB crashes where it may not read /proc/self/cgroup; told its size so, it does not look."""


@dataclass(frozen=True)
class Tier:
    """modules: imported by the zygote; packages: what of site-packages can be seen."""

    name: str
    modules: tuple[str, ...]
    packages: tuple[str, ...] = ()
    kits: tuple[str, ...] = ("cases_kit",)
    warm: tuple[str, ...] = ()  # modules of ours that use the libraries once
    environment: Mapping[str, str] = field(default_factory=dict)


def _names(*texts: str) -> tuple[str, ...]:
    return tuple(name for text in texts for name in text.split())


_DATA_PACKAGES: Final = (
    "numpy pandas scipy sklearn joblib threadpoolctl narwhals dateutil pytz tzdata six"
)
TIERS: Final = {
    tier.name: tier
    for tier in (
        Tier("python", _names(_STANDARD)),
        Tier("numpy", _names(_STANDARD, _NUMPY), ("numpy",)),
        Tier(
            "data",
            _names(_STANDARD, _NUMPY, _DATA),
            _names(_DATA_PACKAGES),
            warm=("greenroom.sandbox.inside.data_warm",),
            environment=HUGE_PAGES,
        ),
        Tier(
            "sql",
            ("datetime", "decimal", "inspect", "random", "traceback", "numpy", "duckdb"),
            ("numpy", "duckdb", "_duckdb"),
            ("cases_kit", "sql_kit"),
            environment=NO_MACHINE_TO_READ,
        ),
    )
}
_OPTIONAL: Final = frozenset({"narwhals", "pytz", "tzdata", "six"})
_FOREIGN: Final = frozenset({"site-packages", "dist-packages"})


def tier_named(name: str) -> Tier:
    """The tier of this name.

    Raises:
        SandboxFault: there is none.
    """
    try:
        return TIERS[name]
    except KeyError:
        raise SandboxFault(f"there is no tier {name!r}; there are {', '.join(TIERS)}") from None


@dataclass(frozen=True)
class Places:
    """Where a zygote finds its tier.

    site: folders to put on its path; readable and listable: what a child may still open;
    exposed: what the small root is made of; masked: what is hidden again after the imports.
    """

    site: tuple[str, ...]
    readable: tuple[Path, ...]
    listable: tuple[Path, ...]
    exposed: tuple[str, ...]
    masked: tuple[str, ...]
    extra_modules: tuple[str, ...]


@cache
def places(name: str) -> Places:
    """Find everything that the tier needs on this machine.

    Raises:
        SandboxFault: a library of the tier is not installed.
    """
    tier = tier_named(name)
    site, packages, extra = _find_packages(tier)
    standard, foreign = _standard_library()
    libraries = _system_libraries()
    zones = [Path(folder) for folder in zoneinfo.TZPATH if Path(folder).is_dir()]
    readable = [
        *packages,
        *libraries,
        *zones,
        *(p for folder in standard for p in _entries(folder)),
    ]
    exposed = [interpreter(), str(HERE), *map(str, (*standard, *packages, *libraries, *zones))]
    exposed += [*_loaders(), *_shared_interpreter(), *_huge_pages()]
    return Places(
        site=tuple(site),
        readable=tuple(readable),
        listable=standard,
        exposed=tuple(dict.fromkeys(exposed)),
        masked=(str(HERE), *foreign),
        extra_modules=tuple(extra),
    )


def interpreter() -> str:
    """The Python below any virtual environment; the zygote sets its path by itself."""
    base: str = getattr(sys, "_base_executable", None) or sys.executable
    return base


def _find_packages(tier: Tier) -> tuple[list[str], list[Path], list[str]]:
    site: list[str] = []
    packages: list[Path] = []
    extra: list[str] = []
    for name in tier.packages:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            if name in _OPTIONAL:
                continue
            needed = f"the tier {tier.name!r} needs {name}, which is not installed"
            raise SandboxFault(f"{needed}; install greenroom[data]" if name != "duckdb" else needed)
        origin = Path(spec.origin)
        found = origin.parent if spec.submodule_search_locations else origin
        packages.append(found)
        packages += _beside(found.parent, name)
        site.append(str(found.parent))
        # Its folder cannot be listed later on, so nothing new at the top is found: import it now.
        extra.append(name)
    return list(dict.fromkeys(site)), packages, extra


def _beside(folder: Path, name: str) -> Iterable[Path]:
    """The shared libraries and the metadata that a package's wheel put next to it."""
    project = {"sklearn": "scikit_learn"}.get(name, name)
    yield from folder.glob(f"{project}.libs")
    yield from folder.glob(f"{project}-*.dist-info")


def _standard_library() -> tuple[tuple[Path, ...], list[str]]:
    """Folders of the standard library, and those inside it that belong to others."""
    base = {"base": sys.base_prefix, "platbase": sys.base_exec_prefix}
    folders = dict.fromkeys(
        Path(sysconfig.get_path(kind, vars={**base, f"installed_{base_key}": base[base_key]}))
        for kind, base_key in (("stdlib", "base"), ("platstdlib", "platbase"))
    )
    standard = tuple(folder for folder in folders if (folder / "os.py").is_file()) or tuple(folders)
    foreign = [str(f / name) for f in standard for name in _FOREIGN if (f / name).is_dir()]
    return standard, foreign


def _entries(folder: Path) -> Iterable[Path]:
    return (entry for entry in folder.iterdir() if entry.name not in _FOREIGN and entry.exists())


def _system_libraries() -> list[Path]:
    """Folders of the C library, from which extension modules load theirs."""
    names = ("libc.so", "libc-", "libm.so", "ld-linux", "ld-musl", "libc.musl")
    maps = Path("/proc/self/maps")
    if not maps.is_file():
        return []
    paths = {line.split(maxsplit=5)[-1].strip() for line in maps.read_text().splitlines()}
    found = {Path(p).parent for p in paths if p.startswith("/") and Path(p).name.startswith(names)}
    return sorted(found)


def _loaders() -> list[str]:
    """Paths by which programs name their loader; the last one often through a symbolic link."""
    return sorted(glob.glob("/lib*/ld-linux*.so*") + glob.glob("/lib*/ld-musl*.so*"))


def _shared_interpreter() -> list[str]:
    folder = Path(sys.base_prefix) / "lib"
    return sorted(str(path) for path in folder.glob("libpython*.so*"))


def _huge_pages() -> list[str]:
    """What the C library reads at its start to find out whether it can ask for huge pages."""
    folder = Path("/sys/kernel/mm/transparent_hugepage")
    return [
        str(folder / name) for name in ("enabled", "hpage_pmd_size") if (folder / name).exists()
    ]


def readable_by_others(paths: Iterable[Path]) -> bool:
    """Whether a user who is not root can read all of these, each by its own mode alone."""
    for path in paths:
        mode = path.stat().st_mode
        if not mode & 0o004 or (path.is_dir() and not mode & 0o001):
            return False
    return True


def reachable_by_others(path: Path) -> bool:
    """Whether every folder above this one lets a user through who is not root."""
    return all(folder.stat().st_mode & 0o001 for folder in path.resolve().parents)
