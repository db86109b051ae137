"""Speed of the claims stage: stories, readings, judges and clusters on as many quotations as are asked for.

    python -m benchmarks.claims_speed [--quotes 10000 30000 100000]

The quotations are our own writing (training/own/claims/stories.jsonl), printed again and again with other names and at
other times, so that every story is new and the size of a story stays what it is. Runs on one thread, without a cache:
CPU-seconds of each step, and the most memory that the process has had (sizes ascending, so that each has its own). The
last column is what a second run takes that knows all texts but those of the last hundredth of the articles.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from benchmarks.report import markdown_table
from pipelines.claims import claims, stories
from pipelines.claims.reader import Question, Reader, Reading, reading
from pipelines.encoder import STATEMENTS, SentenceEncoder
from schemas.ids import make_id
from schemas.render.arrow import from_rows

OWN = Path(__file__).parents[1] / "training" / "own" / "claims" / "stories.jsonl"
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}|\b[A-Z][a-z]{3,}(?= [A-Z])")
_SYLLABLES = ("ba", "do", "ke", "li", "mu", "na", "ro", "sa", "te", "vi", "zo", "ha", "ru", "ge", "pa", "lo")
Row = dict[str, Any]


def _name(word: str, printing: str) -> str:
    """A name of five syllables, so that hardly two are alike."""
    digest = hashlib.blake2b(f"{printing} {word}".encode(), digest_size=5).digest()
    return "".join(_SYLLABLES[byte % 16] for byte in digest).capitalize()


def _renamed(text: str, printing: str) -> str:
    """The text with other names, the same ones throughout one printing of a story."""
    return _NAME.sub(lambda match: _name(match.group(), printing), text)


def _told_of(text: str, printing: str) -> str:
    """A content with other names, and a place, so that no two printings share one."""
    return f"{_renamed(text, printing)} in {_name('Place', printing)}"


def _quotes() -> list[list[Row]]:
    """The own quotations by story."""
    found: dict[str, list[Row]] = defaultdict(list)
    with OWN.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if "content" in row:
                found[row["story"]].append(row)
    return list(found.values())


def _articles() -> Iterator[tuple[Row, list[Row]]]:
    """Articles without end, each with its quotations."""
    start = datetime(2024, 1, 1, tzinfo=UTC)
    for copy in count():
        for number, story in enumerate(_quotes()):
            by_outlet: dict[str, list[Row]] = defaultdict(list)
            for quote in story:
                by_outlet[quote["outlet"]].append(quote)
            for hours, (outlet, quotes) in enumerate(sorted(by_outlet.items())):
                printing = f"{copy}/{number}"
                moment = start + timedelta(days=9 * copy, hours=hours)
                yield (
                    {"printing": printing, "key": f"{printing}/{outlet}", "outlet": f"Outlet {outlet}", "at": moment},
                    [
                        {
                            "source": _renamed(quote["source"], printing),
                            "cue": quote["cue"],
                            "content": _told_of(quote["content"], printing),
                        }
                        for quote in quotes
                    ],
                )


def corpus(size: int) -> dict[str, pa.Table]:
    """The tables that the claims stage reads, with `size` quotations."""
    rows: dict[str, list[Row]] = defaultdict(list)
    speakers: dict[str, Row] = {}
    for article, quotes in _articles():
        if len(rows["quotes"]) >= size:
            break
        article_id, text = make_id("article", article["key"]), "The news"
        for number, quote in enumerate(quotes[: size - len(rows["quotes"])]):
            text += "\n\n"
            quote_id = make_id("quote", article["key"], number)
            speaker_id = make_id("speaker", article["printing"], quote["source"])
            speakers.setdefault(
                speaker_id, {"speaker_id": speaker_id, "name": quote["source"] or "Nobody", "kind": "person",
                             "quote_count": 1, "article_count": 1}
            )  # fmt: skip
            for role in ("source", "cue", "content"):
                if quote[role]:
                    place = {"char_start": len(text), "char_end": len(text) + len(quote[role])}
                    rows["quote_spans"].append({"quote_id": quote_id, "role": role, "ordinal": 0, **place})
                text += quote[role] + ("." if role == "content" else " ")
            rows["quotes"].append(
                {"quote_id": quote_id, "article_id": article_id, "quote_type": "indirect", "depth": 0,
                 "content_text": quote["content"], "source_text": quote["source"], "cue_text": quote["cue"],
                 "cue_lemma": "", "addressee_text": "", "speaker_id": speaker_id, "said_precision": "unknown",
                 "event_precision": "unknown", "in_headline": False, "origin_quote_id": quote_id,
                 "is_disputed": False, "confidence": 1.0, "method": "tagger"}
            )  # fmt: skip
            rows["quote_speakers"].append({"quote_id": quote_id, "speaker_id": speaker_id, "role": "primary"})
        rows["articles"].append(
            {"article_id": article_id, "text": text, "title": "The news", "outlet": article["outlet"],
             "published_at": article["at"], "word_count": len(text.split()), "copy_group_id": article_id,
             "wire_credit": None}
        )  # fmt: skip
    needed = pa.Table.from_pylist(rows["articles"])
    tables = {name: from_rows(name, rows[name]) for name in ("quotes", "quote_spans", "quote_speakers")}
    return {**tables, "articles": needed, "speakers": from_rows("speakers", list(speakers.values()))}


class Clock:
    """CPU-seconds by step; what is inside a step of its own is not in the one around it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._inner = 0.0

    def call(self, step: str, function: Callable[[], Any]) -> Any:
        """What the function answers."""
        outer, self._inner = self._inner, 0.0
        start = time.process_time()
        answer = function()
        whole = time.process_time() - start
        self.spent[step] += whole - self._inner
        self._inner = outer + whole
        return answer


class Known:
    """Answers by text, each computed once by `compute` under the clock's `step`."""

    def __init__(self, clock: Clock, step: str, compute: Callable[[Any], Any]) -> None:
        self.clock, self.step, self.compute, self.answers = clock, step, compute, dict[Any, Any]()

    def __call__(self, texts: Sequence[Any]) -> list[Any]:
        missing = [text for text in dict.fromkeys(texts) if text not in self.answers]
        fresh = self.clock.call(self.step, lambda: [self.compute(text) for text in missing])
        self.answers.update(zip(missing, fresh, strict=True))
        return [self.answers[text] for text in texts]


def run(tables: dict[str, pa.Table], clock: Clock, embed: Known, statements: Known, ask: Known) -> dict[str, int]:
    """The claims stage on the tables; how many stories and claims it found."""

    def rows(known: Known) -> Callable[[Sequence[str]], NDArray[np.float32]]:
        return lambda texts: np.stack(known(texts)) if texts else np.zeros((0, 384), np.float32)

    def readings(questions: Sequence[Question]) -> list[Reading]:
        return [reading(scores) for scores in ask(questions)]

    found, members = clock.call("stories", lambda: stories.build(tables["articles"], rows(embed)))
    made = clock.call(
        "claims", lambda: claims.build(**tables, story_articles=members, embed=rows(statements), ask=readings)
    )
    return {"stories": found.num_rows, "claims": made["claims"].num_rows}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quotes", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    options = parser.parse_args()
    sentences, encoder, reader = SentenceEncoder(), SentenceEncoder(STATEMENTS), Reader()
    table = []
    for size in sorted(options.quotes):
        tables, clock = corpus(size), Clock()
        embed = Known(clock, "embed articles", lambda text: sentences([text])[0])
        statements = Known(clock, "embed statements", lambda text: encoder([text])[0])
        ask = Known(clock, "read stances", reader.scores)
        found = run(tables, clock, embed, statements, ask)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        first = dict(clock.spent)
        # Forget what a hundredth of the articles alone has.
        for known in (embed, statements, ask):
            for text in list(known.answers)[-max(1, len(known.answers) // 100) :]:
                del known.answers[text]
        clock.spent.clear()
        run(tables, clock, embed, statements, ask)
        steps = ("embed articles", "stories", "read stances", "embed statements", "claims")
        judged = first["embed articles"] + first["stories"] + first["embed statements"] + first["claims"]
        table.append(
            (f"{size:,}", f"{tables['articles'].num_rows:,}", f"{found['stories']:,}", f"{found['claims']:,}",
             *(f"{first[step]:.0f}" for step in steps), f"{judged:.0f}", f"{memory:.2f} GB",
             f"{sum(clock.spent.values()):.0f}")
        )  # fmt: skip
        header = ("quotes", "articles", "stories", "claims", *steps, "all but stances", "memory", "1 % new")
        print(markdown_table(header, table), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
