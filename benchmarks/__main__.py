"""Runs every benchmark, one after the other: python -m benchmarks --corpora DIR."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path


def commands(corpora: Path) -> list[list[str]]:
    """The commands with their arguments, as the docs state them."""
    return [
        ["benchmarks.attribution", "--corpus", str(corpora / "polnear")],
        ["benchmarks.attribution_confidence", "--corpus", str(corpora / "polnear")],
        ["benchmarks.attribution_peers", "--corpus", str(corpora / "polnear")],
        ["benchmarks.attribution_speed", "--corpus", str(corpora / "polnear")],
        ["benchmarks.forms"],
        ["benchmarks.nesting"],
        ["benchmarks.times"],
        ["benchmarks.sample"],
        ["benchmarks.ingest", "--corpora", str(corpora)],
        ["benchmarks.wrapped", "--corpora", str(corpora)],
        ["benchmarks.dedup", "--corpora", str(corpora)],
        ["benchmarks.dedup.natural", "--corpora", str(corpora)],
        ["benchmarks.speakers", "--corpora", str(corpora)],
        ["benchmarks.stories", "--corpora", str(corpora)],
        ["benchmarks.stance", "--corpora", str(corpora)],
        ["benchmarks.claim_pairs", "--corpora", str(corpora)],
        ["benchmarks.bundles"],
        ["benchmarks.claims_speed"],
        ["benchmarks.explorer"],
        ["benchmarks.lookups"],
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with the research corpora")
    failed = 0
    for module, *arguments in commands(parser.parse_args().corpora):
        print(f"\n## {module} {' '.join(arguments)}\n", flush=True)
        failed |= subprocess.call([sys.executable, "-m", module, *arguments])
    return failed


if __name__ == "__main__":
    sys.exit(main())
