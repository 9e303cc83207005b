"""What the benchmarks work on: real exports and a generated one, which lie beside the project, or nowhere."""

import subprocess
import sys
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"


def require_shared() -> None:
    """End the run with a sentence where the material is absent."""
    if not SHARED.exists():
        sys.exit("These benchmarks read real exports from ../shared, which is not here.")


def real_exports() -> list[Path]:
    """The ZIPs of nine people, by name."""
    require_shared()
    return sorted((SHARED / "exports").glob("*.zip"))


def big_export(folder: Path, films: int = 13_000, entries: int = 14_000) -> Path:
    """A generated export of that size, written into `folder`."""
    require_shared()
    path = folder / f"letterboxd-big-{films}.zip"
    script = SHARED / "exports" / "make_big.py"
    subprocess.run([sys.executable, script, path, str(films), str(entries)], check=True)
    return path
