"""Where things are: the bank that is shipped and the folder for the user's data."""

from pathlib import Path

from platformdirs import user_data_path

PACKAGE = Path(__file__).parent


def shipped_bank() -> Path:
    """The bank inside the installed package, or beside the sources in a checkout."""
    packed = PACKAGE / "_bank"
    return packed if packed.is_dir() else PACKAGE.parents[1] / "bank"


def default_data_dir() -> Path:
    """The platform's folder for this user's data, not made yet."""
    return user_data_path("greenroom", appauthor=False)
