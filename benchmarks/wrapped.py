"""How well ingest finds the paragraphs of text in hard-wrapped lines, beside taking each line, or each block, as one.

Run `python -m benchmarks.wrapped --corpora DIR`; DIR holds `wikinews`, `fnc1-train` and `polnear`, whose paragraphs are
whole lines. They are wrapped at five widths, with paragraphs parted by a blank line, by an indent, or by nothing; and
left as they are. Scored are the places between words at which a paragraph ends.
"""

from __future__ import annotations

import argparse
import json
import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

from pipelines.ingest import wrapped
from pipelines.ingest.normalise import clean

WIDTHS = (40, 60, 65, 72, 80)
MIN_PARAGRAPHS = 3


def texts(corpora: Path) -> Iterator[list[str]]:
    """The paragraphs of each article."""
    for name in ("fnc1-train/bodies_train.jsonl", "wikinews/articles.jsonl"):
        for line in (corpora / name).read_text("utf-8").splitlines():
            yield _lines(json.loads(line)["text"])
    for path in sorted((corpora / "polnear" / "dev" / "text").glob("*.txt")):
        yield _lines(path.read_text("utf-8", "replace"))


def _lines(text: str) -> list[str]:
    return [stripped for line in clean(text).split("\n") if (stripped := " ".join(line.split()))]


def blank(paragraphs: list[str], width: int) -> str:
    """Wrapped, a blank line after each paragraph."""
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)


def indented(paragraphs: list[str], width: int) -> str:
    """Wrapped, the first line of each paragraph indented."""
    return "\n".join(textwrap.fill(paragraph, width, initial_indent="   ") for paragraph in paragraphs)


def dense(paragraphs: list[str], width: int) -> str:
    """Wrapped, with nothing between paragraphs."""
    return "\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)


def ragged(paragraphs: list[str], width: int) -> str:
    """Wrapped at a width that changes from one paragraph to the next by up to a tenth, a blank line after each."""
    return "\n\n".join(
        textwrap.fill(paragraph, width - number * 7 % (width // 10)) for number, paragraph in enumerate(paragraphs)
    )


def as_printed(paragraphs: list[str], width: int) -> str:
    """Not wrapped: what is joined here is a fault."""
    return "\n".join(paragraphs)


def by_line(text: str) -> list[str]:
    """Each line is a paragraph."""
    return [line for line in text.split("\n") if line.strip()]


def by_block(text: str) -> list[str]:
    """What stands between blank lines is a paragraph."""
    return [block for block in re.split(r"\n\s*\n", text) if block.strip()]


LAYOUTS: dict[str, Callable[[list[str], int], str]] = {
    "blank lines": blank,
    "blank lines, ragged": ragged,
    "indents": indented,
    "nothing": dense,
    "not wrapped": as_printed,
}
METHODS: dict[str, Callable[[str], list[str]]] = {
    "ours": lambda text: wrapped.paragraphs(clean(text)),
    "each line": by_line,
    "each block": by_block,
}


def ends(paragraphs: list[str]) -> set[int]:
    """Letters and digits before the end of each paragraph but the last."""
    found, count = [], 0
    for paragraph in paragraphs:
        count += sum(character.isalnum() for character in paragraph)
        found.append(count)
    return set(found[:-1])


def main() -> None:
    """Print precision, recall and F1 of the ends of paragraphs, by layout and method."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    articles = [lines for lines in texts(parser.parse_args().corpora) if len(lines) >= MIN_PARAGRAPHS]
    print(f"{len(articles)} articles\n\n| paragraphs parted by | method | P | R | F1 | articles without fault |")
    print("|---|---|---|---|---|---|")
    for layout, lay in LAYOUTS.items():
        for method, find in METHODS.items():
            right = said = gold = whole = 0
            for lines in articles:
                for width in WIDTHS if lay is not as_printed else WIDTHS[:1]:
                    found, true = ends(find(lay(lines, width))), ends(lines)
                    right, said, gold = right + len(found & true), said + len(found), gold + len(true)
                    whole += found == true
            precision, recall = right / max(1, said), right / max(1, gold)
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            count = len(articles) * (len(WIDTHS) if lay is not as_printed else 1)
            print(f"| {layout} | {method} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {whole / count:.3f} |")


if __name__ == "__main__":
    main()
