"""What an analyst looks at after a run of the stage: its tables in; counts, and pairs of articles side by side, out.

Nothing is decided here and no table is changed. Only the texts that are shown are read, and the result is small
whatever the corpus. Article text is not trusted: it is shown without control and bidirectional characters, and can
become neither markup nor a link. The UI drops HTML from Markdown (`<mark>` and `<br>` too), so what is shared is bold.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from schemas import vocabularies as v

GROUPS = 12  # of the largest copy groups
PAIRS = 5  # of merged and of nearly merged pairs
PAIR_BYTES = 5_000  # of Markdown; the words of a pair that do not fit are counted
TITLE, TOKEN = 90, 40  # characters
# Words of a stretch that are shown at its beginning and its end, where it is longer than both and OMITTED.
SHARED_ENDS, OWN_ENDS, OMITTED = (12, 12), (30, 15), 8
COMPARED = 400  # words of a passage up to which its differing words are told from the shared ones

Cell = str | int
Row = dict[str, Any]
Token = tuple[str, int]
"""A word as printed, marks included, and the number of the passage that it lies in, -1 for none."""

_PARAGRAPH = "¶"
_TOKEN = re.compile(r"\n|\S+")
_WORD = re.compile(r"[^\W_]+")
_MARKUP = str.maketrans({char: f"&#{ord(char)};" for char in "\\`*_[]<>&|~"})
# An address becomes a link wherever its parts stand in one piece of text: an empty comment parts them, and is dropped.
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)


class Sheet(NamedTuple):
    """A small table for people: each column with what it says, and the rows."""

    columns: dict[str, str]
    rows: list[dict[str, Cell]]


class _Article(NamedTuple):
    """One side of a pair: what heads its column, how much of it the other has, and its text."""

    heading: str
    share: float
    text: str


def plain(text: str | None, most: int = TITLE) -> str:
    """`text` as one line of at most `most` characters: formatting characters go, control characters are replaced.

    >>> plain("Minister\\n\\u202edenies\\x00 it")
    'Minister denies� it'
    """
    # Some characters go, hence more than `most` are looked at; but never a whole article.
    some = (text or "").lstrip()[: 4 * most]
    line = " ".join("".join(char for char in some if unicodedata.category(char) != "Cf").split())
    line = "".join("�" if unicodedata.category(char) == "Cc" else char for char in line)
    return line if len(line) <= most else f"{line[: most - 1]}…"


def markdown(text: str) -> str:
    """A line of any text as inline Markdown that shows just that.

    >>> markdown("a|b <i> me@x.example")
    'a&#124;b &#60;i&#62; me<!-- -->@x.example'
    """
    return _ADDRESS.sub("<!-- -->", text.translate(_MARKUP))


def counts(column: pa.ChunkedArray) -> dict[str, int]:
    """How often each value occurs, in the order of the values."""
    found = ((row["values"], row["counts"]) for row in pc.value_counts(column).to_pylist())
    return dict(sorted(found))


def by_size(sizes: pa.Array | pa.ChunkedArray) -> dict[str, int]:
    """How many of `sizes` (>= 1) are 1, 2, 3, 4, 5-8, 9-16 and so on, from the first such range to the last.

    >>> by_size(pa.array([1, 1, 3, 9]))
    {'1': 2, '2': 0, '3': 1, '4': 0, '5–8': 0, '9–16': 1}
    """
    values = np.asarray(sizes, dtype=np.int64)
    if not len(values):
        return {}
    places = np.where(values <= 4, values - 1, np.ceil(np.log2(np.maximum(values, 1))).astype(np.int64) + 1)
    found = np.bincount(places).tolist()
    wide = [f"{2**power + 1:,}–{2 ** (power + 1):,}" for power in range(2, len(found) - 2)]
    labels = ["1", "2", "3", "4", *wide]
    first = int(places.min())
    return dict(list(zip(labels, found, strict=False))[first:])


def group_sizes(articles: pa.Table) -> pa.Array:
    """The number of articles of each copy group."""
    return pc.value_counts(articles["copy_group_id"]).field("counts")


def not_compared(articles: pa.Table, min_words: int) -> tuple[int, int]:
    """How many articles have no text, and how many others have fewer than `min_words` words; they copy nothing."""
    empty = pc.equal(articles["extraction"], "empty")
    # Ingest counts `mid-March` as one word, this stage as two: only what ingest calls short is counted anew.
    short = pc.and_(pc.invert(empty), pc.less(articles["word_count"], min_words))
    texts = articles["text"].filter(short).to_pylist()
    return pc.sum(empty).as_py() or 0, sum(len(_WORD.findall(text)) < min_words for text in texts)


def in_and_out(articles: pa.Table, min_words: int) -> Sheet:
    """From the documents that came in to the articles that stand for themselves."""
    roles = counts(articles["copy_role"])
    total, without, short = articles.num_rows, *not_compared(articles, min_words)
    exact, near, version = (roles.get(role, 0) for role in ("exact", "near", "version"))
    independent = total - exact - near - version
    rows = [
        ("documents in", total),
        ("− without text: not compared", without),
        (f"− fewer than {min_words} words: not compared", short),
        ("= compared", total - without - short),
        ("− exact copies", exact),
        ("− near copies", near),
        ("− versions", version),
        ("= originals", independent - without - short),
        ("independent articles: originals and not compared", independent),
    ]
    columns = {"step": "What happened.", "articles": "To how many.", "share": "Of the documents in."}
    return Sheet(columns, [{"step": step, "articles": n, "share": _percent(n / max(total, 1))} for step, n in rows])


def largest_groups(articles: pa.Table) -> str:
    """The largest copy groups of two articles and more as a Markdown table."""
    sizes = articles.group_by("copy_group_id").aggregate([("article_id", "count")])
    sizes = sizes.filter(pc.greater(sizes["article_id_count"], 1))
    largest = sizes.sort_by([("article_id_count", "descending"), ("copy_group_id", "ascending")]).slice(0, GROUPS)
    if not largest.num_rows:
        return "No article has a copy."
    is_member = pc.is_in(articles["copy_group_id"], value_set=largest["copy_group_id"].combine_chunks())
    originals = articles.filter(pc.and_(is_member, pc.equal(articles["copy_role"], "original")))
    members = articles.drop_columns("text").filter(is_member)
    spans = members.group_by("copy_group_id").aggregate(
        [("outlet", "count_distinct"), ("published_at", "min"), ("published_at", "max")]
    )
    roles = members.group_by(["copy_group_id", "copy_role"]).aggregate([("article_id", "count")])
    head_of, span_of = (
        {row["copy_group_id"]: row for row in table.to_pylist()}
        for table in (originals.select(["copy_group_id", "article_id", *_HEADING]), spans)
    )
    role_of = {(row["copy_group_id"], row["copy_role"]): row["article_id_count"] for row in roles.to_pylist()}
    lines = [
        f"The {largest.num_rows} largest of {sizes.num_rows:,} copy groups of two articles and more.",
        "",
        f"| articles | original | {' | '.join(_COPIES)} | outlets | first | last |",
        f"|---|---|{'---|' * len(_COPIES)}---|---|---|",
    ]
    for key, size in zip(*(largest[name].to_pylist() for name in ("copy_group_id", "article_id_count")), strict=True):
        span = span_of[key]
        found = [f"{role_of.get((key, role), 0):,}" for role in _COPIES]
        days = _day(span["published_at_min"]), _day(span["published_at_max"])
        cells = [f"{size:,}", _heading(head_of[key]), *found, f"{span['outlet_count_distinct']:,}", *days]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def likeness(relations: pa.Table) -> Sheet:
    """How many pairs there are of each relation, and how alike they are."""
    rows: list[dict[str, Cell]] = []
    for relation in v.RELATION.terms:
        scores = relations["jaccard"].filter(pc.equal(relations["relation"], relation))
        quantiles = pc.quantile(scores, q=[0, 0.5, 1]).to_pylist() if len(scores) else [None] * 3
        low, middle, high = ("" if score is None else f"{score:.2f}" for score in quantiles)
        rows.append({"relation": relation, "pairs": len(scores), "lowest": low, "median": middle, "highest": high})
    columns = {
        "relation": "What the two are to each other.",
        "pairs": "Of articles.",
        **{name: f"{name.capitalize()} Jaccard similarity." for name in ("lowest", "median", "highest")},
    }
    return Sheet(columns, rows)


def merged(articles: pa.Table, relations: pa.Table, passages: pa.Table) -> str:
    """The near copies and versions that are least like their originals, side by side with them, as Markdown."""
    found = relations.filter(pc.is_in(relations["relation"], value_set=pa.array(["near", "version"])))
    return _side_by_side(articles, found, passages, "least alike", "near copies and versions", "ascending")


def nearly_merged(articles: pa.Table, relations: pa.Table, passages: pa.Table) -> str:
    """The pairs of different articles that have most in common, side by side, as Markdown."""
    found = relations.filter(pc.equal(relations["relation"], "partial"))
    return _side_by_side(
        articles, found, passages, "most alike", "pairs of different articles that share passages", "descending"
    )


_COPIES = tuple(role for role in v.COPY_ROLE.terms if role != "original")
_HEADING = ("title", "text", "outlet", "published_at")
_SHOWN = ("article_id", "copy_of_article_id", "copy_role", "char_count", *_HEADING)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}\u00a0%"


def _day(moment: Any) -> str:
    return f"{moment:%Y-%m-%d}" if moment is not None else "unknown day"


def _heading(row: Row) -> str:
    """Outlet, day, headline and id of an article as inline Markdown."""
    headline = plain(row["title"]) or plain(row["text"].lstrip()[: 4 * TITLE].partition("\n")[0]) or "no text"
    outlet = plain(row["outlet"]) or "unknown outlet"
    return f"{markdown(outlet)}, {_day(row['published_at'])}, {markdown(headline)} ({row['article_id']})"


def _sample(relations: pa.Table, order: str) -> list[Row]:
    """The first relations by likeness, of which no two have an article in common."""
    ordered = relations.sort_by([("jaccard", order), ("article_id", "ascending"), ("other_article_id", "ascending")])
    seen: set[str] = set()
    chosen: list[Row] = []
    for batch in ordered.to_batches(max_chunksize=1_000):
        for row in batch.to_pylist():
            pair = {row["article_id"], row["other_article_id"]}
            if not pair & seen:
                chosen.append(row)
                seen |= pair
            if len(chosen) == PAIRS:
                return chosen
    return chosen


def _side_by_side(
    articles: pa.Table, relations: pa.Table, passages: pa.Table, which: str, what: str, order: str
) -> str:
    """The first of `relations` in the `order` of their likeness; `which` and `what` say in words what they are."""
    chosen = _sample(relations, order)
    if not chosen:
        return f"There are no {what}."
    keys = pa.array([row[side] for row in chosen for side in ("article_id", "other_article_id")])
    places = pc.index_in(keys, value_set=articles["article_id"].combine_chunks())
    rows = iter(articles.select(_SHOWN).take(places).to_pylist())
    shown = [
        f"The {len(chosen)} {which} of {relations.num_rows:,} {what}, no article twice. What both share is **bold**; "
        "*… 9 words …* are left out here. What is the same but not bold is site boilerplate or too short to count. "
        "Likeness is counted in word 4-grams."
    ]
    for number, relation in enumerate(chosen, 1):
        shown.append(_pair(number, relation, next(rows), next(rows), _passages(passages, relation)))
    return "\n\n".join(shown)


def _passages(passages: pa.Table, relation: Row) -> list[Row]:
    same = (pc.equal(passages[name], relation[name]) for name in ("article_id", "other_article_id"))
    return passages.filter(pc.and_(*same)).to_pylist()  # type: ignore[no-any-return]


def _names(copy: Row, original: Row) -> tuple[str, str]:
    if copy["copy_of_article_id"] == original["article_id"]:
        return copy["copy_role"], "original"
    dates = copy["published_at"], original["published_at"]
    return ("later", "earlier") if None not in dates and dates[0] != dates[1] else ("one", "other")


def _pair(number: int, relation: Row, first: Row, second: Row, passages: Sequence[Row]) -> str:
    """Two articles as two columns, the copy or the later one on the left."""
    spans = [((p["char_start"], p["char_end"]), (p["other_char_start"], p["other_char_end"])) for p in passages]
    shares = relation["containment"], relation["other_containment"]
    is_copied = second["copy_of_article_id"] == first["article_id"]
    is_earlier = _rank(first) < _rank(second) and first["copy_of_article_id"] != second["article_id"]
    if is_copied or is_earlier:
        first, second = second, first
        shares = shares[1], shares[0]
        spans = [(other, own) for own, other in spans]
    names = _names(first, second)
    heads = [f"{name}: {_heading(row)}" for name, row in zip(names, (first, second), strict=True)]
    words = sum(p["token_count"] for p in passages)
    count = f"{len(passages)} passage{'s' if len(passages) != 1 else ''}"
    head = (
        f"#### {number}. {relation['relation']}, Jaccard {relation['jaccard']:.2f}\n\n"
        f"{_percent(shares[0])} of the left one is in the right one, {_percent(shares[1])} the other way round; "
        f"{count} of {words:,} words in all.\n\n| {heads[0]} | {heads[1]} |\n|---|---|"
    )
    rows = _rows(first["text"], second["text"], sorted(spans), PAIR_BYTES - len(head.encode()))
    return "\n".join([head, *rows])


def _rank(row: Row) -> tuple[bool, float, int, str]:
    at = row["published_at"]
    return at is None, at.timestamp() if at is not None else 0.0, -row["char_count"], row["article_id"]


def _tokens(text: str, spans: Sequence[tuple[int, int]]) -> list[Token]:
    """The words of `text`, and a paragraph's end as a word, with the number of the span that each lies in.

    `spans` may come in any order; a word in two of them is the earlier one's.
    """
    order = sorted(range(len(spans)), key=spans.__getitem__)
    found: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while at < len(order) and spans[order[at]][1] <= start:
            at += 1
        if match.group() == "\n":
            if found and found[-1][0] != _PARAGRAPH:
                found.append((_PARAGRAPH, -1))
        else:
            inside = at < len(order) and spans[order[at]][0] < end
            found.append((match.group(), order[at] if inside else -1))
    return found


def _places(tokens: Sequence[Token]) -> dict[int, tuple[int, int]]:
    """Where the words of each passage begin and end; a passage in two pieces is taken by its first."""
    found: dict[int, tuple[int, int]] = {}
    start = 0
    for passage, run in groupby(tokens, key=itemgetter(1)):
        end = start + sum(1 for _ in run)
        if passage >= 0:
            found.setdefault(passage, (start, end))
        start = end
    return found


def _in_both_orders(starts: Sequence[int]) -> list[int]:
    """Indices of a longest ascending run among `starts`, not necessarily neighbours."""
    lasts: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for index, start in enumerate(starts):
        length = bisect_left(lasts, start)
        before.append(tails[length - 1] if length else -1)
        lasts[length : length + 1], tails[length : length + 1] = [start], [index]
    found: list[int] = []
    at = tails[-1] if tails else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def _rows(text: str, other: str, spans: Sequence[tuple[tuple[int, int], tuple[int, int]]], room: int) -> list[str]:
    """The rows of the table: passages beside each other, and what stands between them; as many as `room` bytes hold."""
    left, right = (_tokens(side, [pair[n] for pair in spans]) for n, side in enumerate((text, other)))
    rows: list[str] = []
    for cells, at, other_at in _beside(left, right):
        row = f"| {cells[0]} | {cells[1]} |"
        room -= len(row.encode())
        if room < 0:
            rest = [sum(word != _PARAGRAPH for word, _ in tokens) for tokens in (left[at:], right[other_at:])]
            rows.append(f"| {_omitted(rest[0])} | {_omitted(rest[1])} |")
            break
        rows += [row] if any(cells) else []
    return rows


def _beside(left: Sequence[Token], right: Sequence[Token]) -> Iterator[tuple[tuple[str, str], int, int]]:
    """The two cells of each row, with the places of their first words."""
    places, others = _places(left), _places(right)
    both = sorted((passage for passage in places if passage in others), key=places.__getitem__)
    aligned = [both[index] for index in _in_both_orders([others[passage][0] for passage in both])]
    at = other_at = 0
    for passage in aligned:
        (start, end), (other_start, other_end) = places[passage], others[passage]
        if at < start or other_at < other_start:
            yield (_between(left[at:start]), _between(right[other_at:other_start])), at, other_at
        cells = _aligned([word for word, _ in left[start:end]], [word for word, _ in right[other_start:other_end]])
        yield cells, start, other_start
        at, other_at = end, other_end
    if at < len(left) or other_at < len(right):
        yield (_between(left[at:]), _between(right[other_at:])), at, other_at


def _between(tokens: Sequence[Token]) -> str:
    """What stands between aligned passages; passages in it stand elsewhere in the other article."""
    parts: list[str] = []
    for passage, run in groupby(tokens, key=itemgetter(1)):
        words = [word for word, _ in run]
        parts.append(_stretch(words, False) if passage < 0 else f"{_stretch(words, True)} *(elsewhere)*")
    return " ".join(filter(None, parts))


def _aligned(left: list[str], right: list[str]) -> tuple[str, str]:
    """The words of a passage in both articles; those that differ are not bold."""
    if max(len(left), len(right)) > COMPARED:
        return _stretch(left, True), _stretch(right, True)
    keys, others = ([_key(word) for word in words] for words in (left, right))
    cells: tuple[list[str], list[str]] = [], []
    for tag, start, end, other_start, other_end in SequenceMatcher(None, keys, others, autojunk=False).get_opcodes():
        cells[0].append(_stretch(left[start:end], tag == "equal"))
        cells[1].append(_stretch(right[other_start:other_end], tag == "equal"))
    return " ".join(filter(None, cells[0])), " ".join(filter(None, cells[1]))


def _key(word: str) -> str:
    return "".join(_WORD.findall(unicodedata.normalize("NFKC", word[: 2 * TOKEN]))).casefold() or word[: 2 * TOKEN]


def _omitted(count: int) -> str:
    return f"*… {count:,} word{'s' if count != 1 else ''} …*" if count else ""


def _stretch(words: list[str], is_shared: bool) -> str:
    """Words that are all shared or all not, the middle of a long stretch left out; paragraphs' ends at its edges go."""
    first = next((place for place, word in enumerate(words) if word != _PARAGRAPH), len(words))
    while len(words) > first and words[-1] == _PARAGRAPH:
        words = words[:-1]
    words = words[first:]
    head, tail = SHARED_ENDS if is_shared else OWN_ENDS
    if len(words) <= head + tail + OMITTED:
        return _printed(words, is_shared)
    omitted = sum(word != _PARAGRAPH for word in words[head:-tail])
    return f"{_printed(words[:head], is_shared)} {_omitted(omitted)} {_printed(words[-tail:], is_shared)}"


def _printed(words: Sequence[str], is_shared: bool) -> str:
    line = " ".join(markdown(plain(word, TOKEN)) or "�" for word in words)
    return f"**{line}**" if line and is_shared else line
