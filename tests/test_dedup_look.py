"""What the stage dedup shows in Dagster: counts that add up, and pairs side by side that show each word or count it."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import dagster as dg
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipelines import plots
from pipelines.checks import Workspace
from pipelines.dedup import look
from pipelines.dedup.articles import build
from pipelines.dedup.assets import dedup
from pipelines.dedup.relations import MIN_WORDS
from pipelines.ingest.assets import ingest
from schemas.render.arrow import from_rows
from tests.test_dedup import DAM, HARBOUR, document

LIMIT = 60_000  # bytes that an asset may keep with a run
MARKUP = (
    "**bold** _em_ `code` ```fence | pipe \\| back\\slash <b>html</b> <script>alert(1)</script> <!-- gone --> "
    "[link](javascript:alert(1)) ![image](https://harm.example/x.png) https://harm.example/path www.harm.example "
    "me@harm.example <https://harm.example> &amp; &#42; ~~struck~~ [^1] x\u202eevil\u202c \x00 \x1b[31m $x$ # --- ||"
)


class Part(NamedTuple):
    """A piece of a cell, as a reader sees it."""

    text: str
    is_bold: bool
    is_note: bool


def parts(inline: Token) -> list[Part]:
    found: list[Part] = []
    bold = note = 0
    for token in inline.children or []:
        bold += token.nesting if token.type.startswith("strong") else 0
        note += token.nesting if token.type.startswith("em") else 0
        if token.type == "text":
            found.append(Part(token.content, bold > 0, note > 0))
        else:
            # No link, no image, no code; a comment is dropped.
            assert token.type.startswith(("strong", "em")) or token.content == "<!-- -->", token
    return found


def tables(shown: str) -> list[list[list[list[Part]]]]:
    """The tables of a piece of Markdown: rows of cells of parts, the head first."""
    found: list[list[list[list[Part]]]] = []
    is_cell = False
    for token in MarkdownIt("commonmark").enable("table").parse(shown):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and is_cell:
            found[-1][-1].append(parts(token))
        else:
            assert token.type != "html_block"
        is_cell = token.type in {"th_open", "td_open"}
    return found


def said(cell: list[Part]) -> list[str]:
    """The words of the article that a cell shows."""
    return "".join(part.text for part in cell if not part.is_note).replace("¶", " ").split()


def left_out(cell: list[Part]) -> int:
    notes = (re.fullmatch(r"… ([\d,]+) words? …", part.text) for part in cell if part.is_note)
    return sum(int(note[1].replace(",", "")) for note in notes if note)


def pair(
    text: str, other: str, spans: list[tuple[int, int, int, int]], relation: str = "partial", **more: Any
) -> tuple[pa.Table, pa.Table, pa.Table]:
    """The three tables of two articles, the first the later, that share `spans`."""
    rows = [
        {"article_id": "a_later", "text": text, "published_at": datetime(2024, 3, 2, tzinfo=UTC)},
        {"article_id": "b_earlier", "text": other, "published_at": datetime(2024, 3, 1, tzinfo=UTC)},
    ]
    same = {"title": "", "outlet": None, "char_count": 1, "copy_role": "original", "copy_of_article_id": None}
    articles = pa.Table.from_pylist([{**row, **same, **more} for row in rows])
    keys = {"article_id": "a_later", "other_article_id": "b_earlier"}
    scores = {"jaccard": 0.25, "containment": 0.5, "other_containment": 0.75}
    places = ("char_start", "char_end", "other_char_start", "other_char_end")
    passages = [{**keys, **dict(zip(places, span, strict=True)), "token_count": 12} for span in spans]
    columns = pa.schema([(name, pa.string()) for name in keys] + [(n, pa.int64()) for n in (*places, "token_count")])
    return (
        articles,
        pa.Table.from_pylist([{**keys, "relation": relation, **scores}]),
        pa.Table.from_pylist(passages, schema=columns),
    )


def hostile() -> list[dict[str, Any]]:
    first, second, third, *more = DAM.split("\n\n")
    rest = "\n\n".join(more)
    return [
        document(
            "a",
            f"{first}\n\n{second} {MARKUP}\n\n{third}\n\n{rest}\n\n| a | b |\n|---|---|\n# x\n> y",
            "Out|let *<b>*",
            0,
        ),
        document(
            "b",
            f"{first}\n\n{second} {MARKUP}\n\n{third.replace('hairline', 'thin')}\n\n{rest}",
            "http://harm.example",
            1,
        ),
        document("c", f"{HARBOUR}\n\n{third}\n\n{MARKUP}", "C@harm.example", 2, title="[click](//harm.example) | t"),
        document("d", f"{HARBOUR}\n\n{third}\n\n{MARKUP}", None, None),
    ]


def test_counts_add_up_from_the_documents_in_to_the_articles_out() -> None:
    hyphens = " ".join(f"mid-May{n}" for n in range(MIN_WORDS - 1))
    documents = [
        document("a", DAM, "Post", 0),
        document("b", DAM.upper(), "Mail", 1),
        document("c", DAM.replace("hairline", "thin"), "Post", 2),
        document("d", "\n\n".join([DAM, HARBOUR.split("\n\n", 1)[1]]), "Post", 3),
        document("e", ""),
        document("f", "Four words and five."),
        document("g", hyphens),
    ]
    articles = build(from_rows("_documents", documents)).articles
    sheet = look.in_and_out(articles, MIN_WORDS)
    assert [set(row) for row in sheet.rows] == [set(sheet.columns)] * len(sheet.rows)
    total, without, short, compared, exact, near, version, originals, out = (row["articles"] for row in sheet.rows)
    assert (total, without, short, compared) == (7, 1, 1, 5), "what only ingest calls short is compared"
    assert (exact, near, near + version) == (1, 1, 2)
    assert originals == compared - exact - near - version
    assert out == originals + without + short == len(look.group_sizes(articles))
    assert sheet.rows[0]["share"] == "100.0\u00a0%"


@given(st.lists(st.one_of(st.integers(1, 20), st.integers(1, 2**40)), max_size=60))
def test_sizes_fall_into_ranges_that_hold_them(sizes: list[int]) -> None:
    found = look.by_size(pa.array(sizes, type=pa.int64()))
    assert sum(found.values()) == len(sizes)
    last = None
    for name, count in found.items():
        low, _, high = name.replace(",", "").partition("–")
        bounds = int(low), int(high or low)
        assert count == sum(bounds[0] <= size <= bounds[1] for size in sizes)
        assert last is None or bounds[0] == last + 1, "no size lies between two ranges"
        last = bounds[1]
    if found:
        assert next(iter(found.values())) and next(reversed(found.values()))


def test_the_largest_groups_of_a_large_corpus() -> None:
    groups = [0] * 30_000 + [1] * 400 + [n // 2 for n in range(4, 40_000)] + list(range(100_000, 160_000))
    firsts = {group: n for n, group in reversed(list(enumerate(groups)))}
    count = len(groups)
    articles = pa.table(
        {
            "article_id": [f"a_{n:06}" for n in range(count)],
            "title": pa.nulls(count, pa.string()),
            "text": [f"Headline {group}\n\nText" for group in groups],
            "outlet": ["Post", "Mail", None, "Argus"] * (count // 4),
            "published_at": pa.array(
                [datetime(2024, 3, 1, tzinfo=UTC) + timedelta(hours=n % 720) for n in range(count)],
                pa.timestamp("us", "UTC"),
            ),
            "copy_group_id": [f"g_{group:06}" for group in groups],
            "copy_role": ["original" if firsts[group] == n else "near" for n, group in enumerate(groups)],
        }
    )
    shown = look.largest_groups(articles)
    ((_, *rows),) = tables(shown)
    cells = [["".join(part.text for part in cell) for cell in row] for row in rows]
    assert len(rows) == look.GROUPS
    assert cells[0] == [
        "30,000", "Post, 2024-03-01, Headline 0 (a_000000)", "0", "29,999", "0", "3", "2024-03-01", "2024-03-30",
    ]  # fmt: skip
    assert cells[1][:2] == ["400", "Post, 2024-03-21, Headline 1 (a_030000)"]
    assert [row[0] for row in cells[2:]] == ["2"] * (look.GROUPS - 2)
    assert len(shown) < LIMIT
    bins = look.by_size(look.group_sizes(articles))
    assert bins["1"] == 60_000 and bins["257–512"] == 1 and bins["16,385–32,768"] == 1
    # As a picture, of the same bytes each time.
    assert plots.distribution("Groups", bins, "groups") == plots.distribution("Groups", bins, "groups")


def test_each_word_of_a_pair_is_shown_beside_its_partner() -> None:
    """Short texts are shown whole, each passage in a row of its own, and only words of both are bold."""
    found = build(from_rows("_documents", hostile()))
    texts = {row["article_id"]: row["text"] for row in found.articles.to_pylist()}
    for shown in (look.merged(*found), look.nearly_merged(*found)):
        ((head, *rows),) = tables(shown)
        assert len(rows) > 2
        for side, cell in enumerate(head):
            key = re.search(r"\((a_\w+)\)$", "".join(part.text for part in cell))
            assert key
            words = [word for row in rows for word in said(row[side])]
            whole = texts[key[1]].split()
            assert len(words) + sum(left_out(row[side]) for row in rows) == len(whole)
            assert {word for word in words if "…" not in word} <= {look.plain(word) for word in whole}
        for row in rows:
            if any(part.is_note and "elsewhere" in part.text for cell in row for part in cell):
                continue
            bold = [" ".join(part.text for part in cell if part.is_bold) for cell in row]
            assert [re.findall(r"\w+", text.casefold()) for text in bold[:1]] == [
                re.findall(r"\w+", text.casefold()) for text in bold[1:]
            ]
    assert "thin" in said(tables(look.merged(*found))[0][4][0])


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from([*MARKUP, *MARKUP.split()])).map("".join)))
def test_a_line_stays_what_it_is_in_markdown(text: str) -> None:
    line = look.plain(text)
    assert len(line) <= look.TITLE and line == " ".join(line.split())
    shown = look.markdown(line)
    assert html.unescape(shown.replace("<!-- -->", "")) == line
    assert not set("\\`*_[]<>|~") & set(shown.replace("<!-- -->", ""))
    assert not re.search(r"://|www\.|\w@", shown, re.IGNORECASE), "Dagster makes links of addresses"


@given(
    st.lists(st.sampled_from([*MARKUP.split(), "dam", "water", "\n\n", "\u202e", "x" * 99]), max_size=900),
    st.lists(st.sampled_from([*MARKUP.split(), "dam", "\n"]), max_size=300),
    st.lists(st.tuples(*[st.integers(0, 5_000)] * 4), max_size=12),
)
def test_any_two_texts_and_any_passages(
    words: list[str], others: list[str], numbers: list[tuple[int, int, int, int]]
) -> None:
    """Every word is shown or counted, whatever the passages, and what is shown is small."""
    texts = " ".join(words), " ".join(others)

    def span(text: str, *ends: int) -> list[int]:
        return sorted(end % (len(text) + 1) for end in ends)

    spans = [(*span(texts[0], a, b), *span(texts[1], c, d)) for a, b, c, d in numbers]
    shown = look.nearly_merged(*pair(*texts, spans))
    assert len(shown.encode()) < LIMIT / look.PAIRS / 2
    ((_, *rows),) = tables(shown)
    for side, text in enumerate(texts):
        assert sum(len(said(row[side])) + left_out(row[side]) for row in rows) == len(text.split())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@ " * 500_000, id="words"),
        pytest.param("|" * 1_000_000, id="a word"),
        pytest.param("<b>*_`x` " * 110_000, id="markup"),
        pytest.param(" " * 1_000_000, id="blanks"),
        pytest.param("\n" * 1_000_000, id="lines"),
        pytest.param(f"{DAM}\n\n" * 700, id="paragraphs"),
    ],
)
def test_an_article_of_a_megabyte_is_shown_small(text: str) -> None:
    step = max(1, len(text) // 2_000)
    spans = [(n, n + step // 2 + 1, n, n + step // 2 + 1) for n in range(0, len(text) - step, step)]
    for given_spans in ([(0, len(text), 0, len(text))], spans, []):
        shown = look.merged(*pair(text, text, given_spans, "near", copy_role="near"))
        assert len(shown.encode()) < LIMIT / look.PAIRS / 2
        for row in tables(shown)[0][1:]:
            assert len(row) == 2
        assert sum(len(said(row[0])) + left_out(row[0]) for row in tables(shown)[0][1:]) == len(text.split())


def test_no_tables_and_no_copies() -> None:
    nothing = build(from_rows("_documents", []))
    alone = build(from_rows("_documents", [document("a", DAM)]))
    for found in (nothing, alone):
        assert look.merged(*found) == "There are no near copies and versions."
        assert look.nearly_merged(*found) == "There are no pairs of different articles that share passages."
        assert look.largest_groups(found.articles) == "No article has a copy."
        assert all(row["pairs"] == 0 for row in look.likeness(found.article_relations).rows)
        assert look.in_and_out(found.articles, MIN_WORDS).rows[-1]["articles"] == found.articles.num_rows
    assert look.by_size(look.group_sizes(nothing.articles)) == {}
    assert plots.distribution("Nothing", {}, "groups").startswith("![plot](data:image/png;base64,")


def test_the_least_alike_are_shown_first_and_no_article_twice() -> None:

    def report(group: str, words: int) -> str:
        return " ".join(f"{group}{number}" for number in range(words))

    documents = [
        document(f"{group}{copy}", report(group, 100 - 4 * copy - place), day=copy)
        for place, group in enumerate(["dam", "mine", "quay", "ferry", "vote", "strike", "flood"])
        for copy in range(4)
    ]
    found = build(from_rows("_documents", documents))
    shown = look.merged(*found)
    scores = [float(score) for score in re.findall(r"Jaccard ([\d.]+)", shown)]
    keys = re.findall(r"\((a_\w+)\)", shown)
    assert len(scores) == look.PAIRS and scores == sorted(scores)
    assert len(set(keys)) == len(keys) == 2 * look.PAIRS
    every = found.article_relations["jaccard"].to_pylist()
    assert scores[0] == round(min(every), 2)


def test_the_order_of_rows_does_not_matter() -> None:
    found = build(from_rows("_documents", hostile()))
    turned = [table.take(list(range(table.num_rows))[::-1]) for table in found]
    assert look.merged(*found) == look.merged(*turned)
    assert look.nearly_merged(*found) == look.nearly_merged(*turned)
    assert look.largest_groups(found.articles) == look.largest_groups(turned[0])
    assert look.likeness(found.article_relations) == look.likeness(turned[1])


def test_a_run_keeps_all_of_it_with_its_assets(tmp_path: Path) -> None:
    folder = tmp_path / "raw" / "dam"
    folder.mkdir(parents=True)
    for row in hostile():
        (folder / row["source_path"]).write_text(row["text"].replace("\x00", ""), encoding="utf-8")
    workspace = Workspace(raw=str(tmp_path / "raw"), outputs=str(tmp_path / "outputs"), console=False)
    runs = []
    with dg.DagsterInstance.ephemeral() as instance:
        for _ in range(2):
            result = dg.materialize([ingest, dedup], resources={"workspace": workspace}, instance=instance)
            runs.append(
                {
                    event.asset_key.to_user_string(): event.step_materialization_data.materialization.metadata
                    for event in result.get_asset_materialization_events()
                    if event.asset_key
                }
            )
    kept, again = runs
    assert (
        kept["articles"]["texts_read_to_compare"].value == 3 and again["articles"]["texts_read_to_compare"].value == 0
    )
    assert again["shared_passages"]["shared_words"].value == kept["shared_passages"]["shared_words"].value
    articles, relations, passages = (kept[name] for name in ("articles", "article_relations", "shared_passages"))
    assert [record.data["articles"] for record in articles["in_and_out"].records][:2] == [3, 0], "d is c again"
    assert articles["copy_groups"].value.startswith("![plot](data:image/png;base64,")
    assert "of two articles and more" in str(articles["copy_groups"].value)
    assert {"original_articles", "near_articles"} <= set(articles)
    assert [record.data["relation"] for record in relations["likeness"].records][-1] == "partial"
    assert "**" in str(relations["merged_pairs"].value) and "**" in str(relations["nearly_merged_pairs"].value)
    assert relations["near_pairs"].value == 1
    assert passages["lengths"].value and passages["shared_words"].value
    for name in ("articles", "article_relations", "shared_passages"):
        assert sum(len(str(value.value).encode()) for value in kept[name].values()) < LIMIT
