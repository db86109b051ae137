"""The explorer of a large release: what its index takes to write and to keep, and how fast a browser shows it.

    python -m benchmarks.explorer [--claims 100000] [--loads 7]

The release is synthetic: invented words, openly licensed articles, five quotations for each claim, no reprints. The
index is written by the writer of releases in a process of its own: CPU-seconds and the most memory it had, its Python
and DuckDB included. `python -m http.server` serves it, and each load is a Chromium without a cache: milliseconds from
the start of the load to the first contentful paint and until what is most contested is there; then, from the change of
address to the result, a search for three words and the opening of a claim, neither read before. Medians.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.report import markdown_table
from pipelines.release.explorer.write import write
from pipelines.release.shapes import released_form
from schemas.ids import PREFIX
from schemas.render import arrow
from schemas.tables import TABLES, released_tables
from schemas.vocabularies import STANCE

SENTENCES, WORDS, SAID = 40, 15, 11
START = datetime(2020, 1, 1, tzinfo=UTC)
YEARS = timedelta(days=5 * 365)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
# When the claims of the first page are there; the frame does not change them once they are.
WATCH = """new MutationObserver(() => {
  if (!window.shownAt && document.querySelector("main .claim")) window.shownAt = performance.now();
}).observe(document, { childList: true, subtree: true });"""
SHOWN = """async () => {
  while (!window.shownAt) await new Promise((drawn) => requestAnimationFrame(drawn));
  let painted;
  while (!(painted = performance.getEntriesByName("first-contentful-paint")[0])) {
    await new Promise((drawn) => requestAnimationFrame(drawn));
  }
  return [painted.startTime, window.shownAt];
}"""
OPEN = """async (route) => {
  const before = document.querySelector("main h1");
  const start = performance.now();
  location.hash = route;
  while (document.querySelector("main h1") === before) await new Promise((drawn) => requestAnimationFrame(drawn));
  if (!document.querySelector("main .claim, main .quotation")) throw new Error(`nothing under ${route}`);
  return performance.now() - start;
}"""


def _ids(kind: str, number: int) -> list[str]:
    return [PREFIX[kind] + hashlib.sha256(f"{kind}{place}".encode()).hexdigest()[:20] for place in range(number)]


def _vocabulary(random: np.random.Generator) -> Callable[[int], list[str]]:
    """Draws so many words of 30,000, few of them often."""
    consonants, vowels, ends = "bcdfglmnprstvz", "aeiou", ("", "n", "s", "t", "é")
    words = [
        "".join(consonants[one] + vowels[two] for one, two in random.integers(0, (14, 5), (random.integers(1, 5), 2)))
        + ends[random.integers(5)]
        for _ in range(30_000)
    ]
    weights = 1 / np.arange(10, 30_010)
    weights /= weights.sum()
    return lambda number: [words[place] for place in random.choice(30_000, size=number, p=weights)]


def _lines(words: Sequence[str], length: int) -> list[Sequence[str]]:
    return [words[place : place + length] for place in range(0, len(words), length)]


def _sentences(words: Sequence[str]) -> list[str]:
    return [f"“{' '.join(line[:SAID])},” said {' '.join(line[SAID:])}. " for line in _lines(words, WORDS)]


def _write(folder: Path, name: str, columns: Mapping[str, Sequence[Any]], rows: int) -> None:
    """Write a table; a single string or number stands in all rows, and what is not named is null."""
    schema = arrow.schema(released_form(TABLES[name]))
    filled = [
        pa.array(value if isinstance(value, (list, np.ndarray)) else [value] * rows, type=field.type)
        for field in schema
        for value in [columns.get(field.name)]
    ]
    nullable = pa.schema([field.with_nullable(True) for field in schema])
    pq.write_table(pa.table(filled, schema=nullable), folder / f"{name}.parquet", compression="zstd")


def synthetic(folder: Path, claims: int) -> dict[str, int]:
    """Write the Parquet files of a release with so many claims to `folder`; how much of what it has."""
    random = np.random.default_rng(7)
    draw = _vocabulary(random)
    quotes, articles, speakers, stories = 5 * claims, claims * 2 // 5, claims * 3 // 5, max(1, claims * 2 // 25)
    claim_ids, quote_ids, article_ids = _ids("claim", claims), _ids("quote", quotes), _ids("article", articles)
    speaker_ids, story_ids = _ids("speaker", speakers), _ids("story", stories)

    sentences = [_sentences(draw(SENTENCES * WORDS)) for _ in range(articles)]
    places = [np.cumsum([0, *map(len, one)]) for one in sentences]
    texts = ["".join(one) for one in sentences]
    titles = [" ".join(line) for line in _lines(draw(8 * articles), 8)]
    outlets = [f"Outlet {place % 900}" for place in range(articles)]
    urls = [f"https://outlet{place % 900}.example/{place}" for place in range(articles)]
    published = [START + YEARS * share for share in random.random(articles)]
    story_of = random.integers(0, stories, articles)
    names = [" ".join(line).title() for line in _lines(draw(2 * speakers), 2)]
    kinds = random.choice(["person", "organization", "anonymous_person", "unnamed"], speakers)

    # Who said what, where: some speakers are quoted often, and one claim by everyone.
    article_of, sentence_of = random.integers(0, articles, quotes), random.integers(0, SENTENCES, quotes)
    speaker_of = np.minimum((random.pareto(1.2, quotes) * speakers / 60).astype(int), speakers - 1)
    claim_of = np.concatenate([np.arange(claims), random.integers(0, claims, quotes - claims)])
    claim_of[claims : claims + 3 * claims // 100] = 0
    stances = random.choice(list(STANCE.terms), quotes)
    contexts = [sentences[article][place].strip() for article, place in zip(article_of, sentence_of, strict=True)]
    contents = [context[1 : context.index(",”")] for context in contexts]
    starts = [int(places[article][place]) for article, place in zip(article_of, sentence_of, strict=True)]
    content_starts = [start + 1 for start in starts]
    ends = [start + len(content) for start, content in zip(content_starts, contents, strict=True)]
    statements = [contents[place].capitalize() for place in range(claims)]

    def picked(values: Sequence[Any], of: np.ndarray[Any, Any]) -> list[Any]:
        return [values[place] for place in of]

    said = {
        "quote_id": quote_ids,
        "claim_id": picked(claim_ids, claim_of),
        "article_id": picked(article_ids, article_of),
        "speaker_id": picked(speaker_ids, speaker_of),
        "stance": stances.tolist(),
        "polarity": "positive",
        "certainty": "certain",
        "quote_type": "direct",
        "content_text": contents,
        "text_status": "full",
        "origin_id": quote_ids,
        "confidence": random.random(quotes).round(4),
    }
    _write(folder, "quotes", said | {"origin_quote_id": quote_ids}, quotes)
    _write(folder, "quote_speakers", said | {"role": "primary"}, quotes)
    _write(folder, "claim_quotes", said | {"char_start": content_starts, "char_end": ends}, quotes)
    urls_of, story_of_quote = picked(urls, article_of), picked(story_ids, story_of[article_of])
    printed = {
        "statement": picked(statements, claim_of),
        "speaker_name": picked(names, speaker_of),
        "speaker_kind": picked(kinds, speaker_of),
        "source_chain": picked(names, speaker_of),
        "context": contexts,
        "outlet": picked(outlets, article_of),
        "title": picked(titles, article_of),
        "url": urls_of,
        "link": [f"{url}#:~:text={content.split()[0]}" for url, content in zip(urls_of, contents, strict=True)],
        "published_at": picked(published, article_of),
        "is_origin": True,
        "story_id": story_of_quote,
    }
    _write(folder, "attributed_claims", said | printed, quotes)
    spans = {
        "quote_id": quote_ids * 3,
        "role": [role for role in ("content", "cue", "source") for _ in range(quotes)],
        "ordinal": 0,
        "char_start": [*content_starts, *(end + 3 for end in ends), *(end + 8 for end in ends)],
        "char_end": [
            *ends,
            *(end + 7 for end in ends),
            *(s + len(c) - 1 for s, c in zip(starts, contexts, strict=True)),
        ],
    }
    _write(folder, "quote_spans", spans, 3 * quotes)
    times, spoken = np.bincount(claim_of, minlength=claims), np.bincount(speaker_of, minlength=speakers)
    contested = random.random(claims) < 0.05
    contested[0] = True
    counted = {"speaker_count": 1, "article_count": 1, "outlet_count": 1, "is_standalone": True}
    stated = {"claim_id": claim_ids, "statement": statements, "first_said_at": START, "is_contested": contested}
    _write(folder, "claims", stated | counted | {"quote_count": times, "origin_count": times}, claims)
    positions = sorted(set(zip(said["claim_id"], said["speaker_id"], said["stance"], strict=True)))
    columns = dict(zip(("claim_id", "speaker_id", "stance"), map(list, zip(*positions, strict=True)), strict=True))
    since = {"first_said_at": START, "last_said_at": START + YEARS, "quote_count": 1, "origin_count": 1}
    _write(folder, "positions", columns | since, len(positions))
    named = {"speaker_id": speaker_ids, "name": names, "alias": names, "kind": kinds, "mention_count": 1}
    _write(folder, "speakers", named | {"quote_count": spoken, "article_count": 1}, speakers)
    _write(folder, "speaker_aliases", named, speakers)
    written = {
        "article_id": article_ids,
        "url": urls,
        "outlet": outlets,
        "title": titles,
        "published_at": published,
        "license": "CC-BY-4.0",
        "text": texts,
        "copy_role": "original",
    }
    _write(folder, "articles", written, articles)
    members = np.bincount(story_of, minlength=stories)
    told = {"story_id": story_ids, "headline": titles[:stories], "first_published_at": START, "article_count": members}
    _write(folder, "stories", told | {"outlet_count": 1, "origin_count": members}, stories)
    _write(folder, "story_articles", {"story_id": picked(story_ids, story_of), "article_id": article_ids}, articles)
    for table in released_tables():
        if not (folder / f"{table.name}.parquet").exists():
            _write(folder, table.name, {}, 0)
    counts = {"articles": articles, "quotes": quotes, "claims": claims, "speakers": speakers, "stories": stories}
    return counts | {"contested_claims": int(contested.sum()), "withheld_quotes": 0}


def measured(tables: Path, staging: Path, counts: Mapping[str, int]) -> tuple[float, float]:
    """Write the explorer to `staging`; the CPU-seconds and the most bytes of memory that this process has had."""
    manifest = {
        "version": "v2026.01.1",
        "previous_version": None,
        "schema_version": "0.0.0",
        "created_at": "2026-01-01T00:00:00Z",
        "license": "CC-BY-4.0",
        "counts": counts,
    }
    start = time.process_time()
    write({path.stem: path for path in sorted(tables.glob("*.parquet"))}, manifest, staging)
    return time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def alone(function: Callable[..., Any], *arguments: Any) -> Any:
    """What `function` answers in a process of its own, so that its memory is nobody else's."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(function, *arguments).result()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(folder)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def loads(address: str, number: int) -> list[float]:
    """Medians in milliseconds: first paint, first page, a search, a claim."""
    from playwright.sync_api import sync_playwright

    times = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(number):
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            page = context.new_page()
            page.add_init_script(WATCH)
            page.goto(address)
            first = page.evaluate(SHOWN)
            # Not the claim that everyone speaks of.
            link = page.locator("main .claim a").nth(5)
            route, words = link.get_attribute("href"), link.inner_text().split()[:3]
            searched = page.evaluate(OPEN, f"#/search/{'%20'.join(words)}")
            times.append([*first, searched, page.evaluate(OPEN, route)])
            context.close()
        browser.close()
    return [statistics.median(column) for column in zip(*times, strict=True)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--claims", type=int, nargs="+", default=[100_000])
    parser.add_argument("--loads", type=int, default=7)
    options = parser.parse_args()
    if CHROMIUM is None:
        parser.error("no Chromium is installed: apt-get install chromium")
    rows = []
    for claims in options.claims:
        with tempfile.TemporaryDirectory() as made:
            staging = Path(made)
            tables = staging / "parquet"
            tables.mkdir()
            counts = alone(synthetic, tables, claims)
            seconds, memory = alone(measured, tables, staging, counts)
            data = staging / "explorer" / "data"
            sizes = Counter({path: path.stat().st_size for path in data.rglob("*") if path.is_file()})
            with served(staging) as address:
                times = loads(address, options.loads)
        rows.append(
            (f"{claims:,}", f"{counts['quotes']:,}", f"{seconds:.0f}", f"{memory / 1e9:.2f} GB",
             f"{sizes.total() / 1e6:.0f} MB", f"{len(sizes):,}", f"{sizes[data / 'overview.json'] / 1e3:.0f} kB",
             *(f"{value:.0f} ms" for value in times))
        )  # fmt: skip
    header = ("claims", "quotations", "CPU-seconds", "memory", "index", "files", "overview.json", "first paint",
              "first page", "search", "claim")  # fmt: skip
    print(markdown_table(header, rows))


if __name__ == "__main__":
    main()
