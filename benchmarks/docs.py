"""Writes what benchmarks print into the docs, between the markers that name their commands.

    python -m benchmarks.docs --corpora DIR [--only benchmarks.forms] [FILE ...]

A marker is a line `<!-- benchmarks.attribution --corpus {corpora}/polnear -->`; all that stands up to the line
`<!-- end -->` gives way to what the command prints. Test halves have no markers: they are scored by hand, seldom.
"""

from __future__ import annotations

import argparse
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILES = (ROOT / "pipelines" / "weights" / "MODEL_CARD.md", ROOT / "docs" / "quality.md")
_BLOCK = re.compile(r"(<!-- (benchmarks\.\w+[^>\n]*?) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(text: str, answer: Callable[[str], str | None]) -> str:
    """`text` with each marked block replaced by what `answer` says to its command; None leaves the block as it is."""

    def block(match: re.Match[str]) -> str:
        found = answer(match.group(2))
        return match.group() if found is None else f"{match.group(1)}\n{found.strip()}\n\n{match.group(3)}"

    return _BLOCK.sub(block, text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with the research corpora")
    parser.add_argument("--only", help="the module whose blocks are written; all without it")
    parser.add_argument("files", nargs="*", type=Path, default=FILES)
    arguments = parser.parse_args()
    answers: dict[str, str] = {}

    def answer(command: str) -> str | None:
        module, *rest = shlex.split(command.replace("{corpora}", str(arguments.corpora)))
        if arguments.only not in (None, module):
            return None
        if command not in answers:
            answers[command] = subprocess.run(
                [sys.executable, "-m", module, *rest], cwd=ROOT, check=True, capture_output=True, text=True
            ).stdout
        return answers[command]

    for path in arguments.files:
        path.write_text(filled(path.read_text(encoding="utf-8"), answer), encoding="utf-8")


if __name__ == "__main__":
    main()
