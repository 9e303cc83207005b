"""Run the benchmarks: all of them, or the named ones."""

import argparse

from benchmarks import enrichment, imports, matching, memory, pages

BENCHMARKS = {
    "imports": imports.main,
    "pages": pages.main,
    "memory": memory.main,
    "enrichment": enrichment.main,
    "matching": matching.main,
}


def main() -> None:
    """Run what the command line names, in the order of the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], help="default: all")
    wanted = parser.parse_args().names or list(BENCHMARKS)
    for name, run in BENCHMARKS.items():
        if name in wanted:
            run()


if __name__ == "__main__":
    main()
