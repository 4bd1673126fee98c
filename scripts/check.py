"""Everything a change must pass, in one command: ``python -m scripts.check``.

``--fix`` first formats and mends what can be mended by itself; ``--no-tests`` leaves the tests out; whatever else
stands on the command line is for pytest.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run every check, even after one has failed; return 1 if any has."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--fix", action="store_true", help="first mend what can be mended by itself")
    parser.add_argument("--no-tests", action="store_true", help="leave the tests out")
    options, for_pytest = parser.parse_known_args()
    if options.fix:
        _run(_tool("ruff", "format", "."))
        _run(_tool("ruff", "check", "--fix-only", "--quiet", "."))
    checks = {
        "layout": _tool("ruff", "format", "--check", "."),
        "lint": _tool("ruff", "check", "."),
        "types": _tool("mypy"),
        "imports": [_beside_python("lint-imports"), "--no-logo"],
    }
    if not options.no_tests:
        checks["tests"] = _tool("pytest", *(for_pytest or ["-n", "auto"]))
    failed = [name for name, command in checks.items() if not _check(name, command)]
    print(f"\nfailed: {', '.join(failed)}" if failed else "\nall good")
    return int(bool(failed))


def _check(name: str, command: list[str]) -> bool:
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    good = _run(command)
    print(f"-- {name}: {'good' if good else 'FAILED'} after {time.monotonic() - started:.1f} s", flush=True)
    return good


def _run(command: list[str]) -> bool:
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def _tool(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", module, *arguments]


def _beside_python(program: str) -> str:
    """Return the path of a program of this environment, which need not be an activated one."""
    found = shutil.which(program, path=str(Path(sys.executable).parent))
    if found is None:
        sys.exit(f'{program} is missing: install the tools with  pip install -c constraints.txt -e ".[dev]"')
    return found


if __name__ == "__main__":
    sys.exit(main())
