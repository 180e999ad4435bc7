"""Where a launcher or zygote starts: `python -P -S -s boot.py ROLE CONTROL_FD`.

The packages of Greenroom are put in place by hand, so that importing a module of this folder does
not run the package's own start-up, which imports the supervisor and all it needs.
"""

import importlib
import json
import os
import sys
from types import ModuleType


def _place_packages() -> None:
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for name, path in (("greenroom", []), ("greenroom.sandbox", [folder])):
        package = ModuleType(name)
        package.__path__ = path
        sys.modules[name] = package


def main() -> None:
    """Run the role that the command line names."""
    role, control = sys.argv[1], int(sys.argv[2])
    _place_packages()
    try:
        module = importlib.import_module(f"greenroom.sandbox.inside.{role}")
    except Exception as fault:  # noqa: BLE001 - the host would otherwise see a closed socket alone
        os.write(control, json.dumps({"error": f"{type(fault).__name__}: {fault}"}).encode())
        sys.exit(1)
    getattr(module, role)(control)


main()
