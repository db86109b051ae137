"""Articles with known copies, made by editing real ones: the edits that news goes through, and the traps beside them.

The base texts are read from a folder of corpora and never stored; where a large set needs more, they are babbled in the
manner of the real ones. Everything follows from the seed. No part of the stage under test is used here, so that a fault
of it can't hide in the gold standard.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.dedup.babble import Babbler, Paragraphs

Edit = Callable[[random.Random, Paragraphs, "Store"], Paragraphs]

MIN_WORDS, MAX_WORDS = 60, 420
BEND, LARGEST_CLUSTER = 35, 400
SITES = 60
LAYOUTS = ("paragraphs", "headline", "line")  # each on a line of its own; only the headline; all on one line
TRAPS = (
    "Magnitude {a}.{b} earthquake shakes {place}\n\n"
    "An earthquake of magnitude {a}.{b} struck {c} kilometres {side} of {place} on {day}, the Seismic Institute "
    "said.\n\n"
    "The quake hit at {hour}:{minute} local time at a depth of {d} kilometres, according to the institute. There were "
    "no immediate reports of damage or casualties.\n\n"
    "The region lies on a fault line and sees frequent tremors. In the past ten days {e} earthquakes of magnitude 3 or "
    "more have been registered nearby.\n\n"
    "This report was written by an algorithm and checked by an editor.",
    "Shares of {place} Holdings {move} {a}.{b} percent\n\n"
    "Shares of {place} Holdings {move} {a}.{b} percent on {day} to close at {c}.{minute} crowns, while the exchange's "
    "main index {other} {d} points.\n\n"
    "The company has a market value of {hour}.{e} billion crowns and trades at {minute} times its expected earnings. "
    "Analysts who follow the stock have a mean price target of {c}{d} crowns.\n\n"
    "Over the past twelve months the stock has {other} {e} percent, against {hour} percent for the sector.",
    "Weather in {place} on {day}\n\n"
    "Expect temperatures between {a} and {c} degrees in {place} on {day}, with winds from the {side} of up to {d} "
    "kilometres an hour. The chance of rain is {e} percent.\n\n"
    "The sun rises at {hour}:{minute} and sets at {a}:{d}. Humidity will stand at {minute} percent in the morning and "
    "fall during the day.\n\n"
    "Forecasts are updated four times a day. Residents of low-lying areas should heed the warnings of the authorities.",
)
PLACES = "Velmora Karsen Tarnholt Osterby Dravik Aldmere Corvale Selva Merrow Lurane Harnfell Quillan Brask".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass
class Store:
    """Text to take from, each piece once: whole bases, paragraphs of others, words."""

    bases: list[Paragraphs]
    fillers: list[str]
    vocabulary: list[str]
    babbler: Babbler


@dataclass
class Article:
    """One made article; `cluster` is the story that it is a copy of."""

    text: str
    cluster: int
    outlet: str | None
    published_at: datetime | None
    edited: bool = False
    is_template: bool = False
    is_made: bool = False  # of a babbled base text
    source: int | None = None  # cluster that it lifts paragraphs from
    lifted: list[tuple[int, int]] = field(default_factory=list)  # code points of these paragraphs


def _texts(corpora: Path) -> Iterator[str]:
    for name, key in (("fnc1-train/bodies_train.jsonl", "text"), ("wikinews/articles.jsonl", "text")):
        for line in (corpora / name).read_text("utf-8").splitlines():
            yield json.loads(line)[key]
    for half in ("train", "dev"):
        for path in sorted((corpora / "polnear" / half / "text").glob("*.txt")):
            yield path.read_text("utf-8", "replace")
    truth = json.loads((corpora / "html-extraction" / "ground-truth.json").read_text("utf-8"))
    yield from (truth[key]["articleBody"] for key in sorted(truth))
    for line in (corpora / "gum-attributions" / "docs.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)["text"]


def _pieces(text: str) -> Iterator[Paragraphs]:
    """The text in stretches of whole paragraphs of 60 to 420 words; they share nothing, so each is a story."""
    piece: Paragraphs = []
    count = 0
    for line in text.splitlines():
        words = line.split()
        if not words:
            continue
        if piece and count + len(words) > MAX_WORDS * 3 // 4:
            yield piece
            piece, count = [], 0
        piece.append(" ".join(words[:MAX_WORDS]))
        count += min(len(words), MAX_WORDS)
    yield piece


def read_store(corpora: Path, seed: int, rng: random.Random) -> Store:
    """Base texts without the copies that occur among them: none shares 15 % of its word 4-grams with those before."""
    seen: set[str] = set()
    bases: list[Paragraphs] = []
    for text in _texts(corpora):
        for piece in _pieces(text):
            words = re.findall(r"\w+", " ".join(piece).lower())
            grams = {" ".join(words[i : i + 4]) for i in range(len(words) - 3)}
            if len(words) >= MIN_WORDS and len(grams & seen) < 0.15 * len(grams):
                seen |= grams
                bases.append(piece)
    rng.shuffle(bases)
    cut = len(bases) // 5
    fillers = [paragraph for base in bases[:cut] for paragraph in base if 15 <= len(paragraph.split()) <= 90]
    vocabulary = sorted({word for base in bases[:200] for paragraph in base for word in paragraph.split()})
    return Store(bases[cut:], fillers, vocabulary, Babbler(bases, seed))


def _filler(store: Store) -> str:
    """A paragraph that no other article has; where they run out, babble."""
    return store.fillers.pop() if store.fillers else store.babbler.paragraph()


def _words(rng: random.Random, paragraphs: Paragraphs, share: float, change: Callable[[str], str]) -> Paragraphs:
    return [
        " ".join(change(word) if rng.random() < share else word for word in paragraph.split())
        for paragraph in paragraphs
    ]


def _copy(rng: random.Random, text: Paragraphs, store: Store) -> Paragraphs:
    return list(text)


def _headline(rng: random.Random, text: Paragraphs, store: Store) -> Paragraphs:
    return [" ".join(rng.choices(store.vocabulary, k=rng.randint(6, 11))), *text[1:]]


def _truncate(rng: random.Random, text: Paragraphs, store: Store) -> Paragraphs:
    left = int(sum(len(p.split()) for p in text) * rng.uniform(0.5, 0.9))
    kept: Paragraphs = []
    for paragraph in text:
        words = paragraph.split()[:left]
        left -= len(words)
        if words:
            kept.append(" ".join(words))
    return kept


def _drop(rng: random.Random, text: Paragraphs, store: Store) -> Paragraphs:
    return text[:1] + [paragraph for paragraph in text[1:] if rng.random() > 0.2] or text


def _insert(rng: random.Random, text: Paragraphs, store: Store) -> Paragraphs:
    grown = list(text)
    for _ in range(rng.randint(1, 2)):
        grown.insert(rng.randint(1, len(grown)), _filler(store))
    return grown


def _typo(rng: random.Random, word: str) -> str:
    if len(word) < 3:
        return word
    at = rng.randrange(len(word) - 1)
    return rng.choice((word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :]))


def _typos(rng: random.Random, text: Paragraphs, store: Store) -> Paragraphs:
    return _words(rng, text, rng.uniform(0.005, 0.03), lambda word: _typo(rng, word))


def _rewrite(rng: random.Random, text: Paragraphs, store: Store) -> Paragraphs:
    changed = _words(rng, text, 0.05, lambda word: rng.choice(store.vocabulary))
    return [*changed, _filler(store)]


EDITS: tuple[Edit, ...] = (_copy, _headline, _truncate, _drop, _insert, _typos, _rewrite)


def _template(rng: random.Random) -> str:
    move, other = rng.sample(("risen", "fallen", "gained", "lost"), 2)
    figures = {key: rng.randint(2, 98) for key in "abcde"}
    return rng.choice(TRAPS).format(
        place=rng.choice(PLACES),
        day=rng.choice(DAYS),
        side=rng.choice(("north", "south", "east", "west")),
        move=move,
        other=other,
        hour=rng.randint(0, 23),
        minute=rng.randint(10, 59),
        **figures,
    )


def _with_headline(rng: random.Random, base: Paragraphs) -> Paragraphs:
    words = " ".join(base).split()
    start = rng.randrange(max(1, len(words) - 12))
    return [" ".join(words[start : start + rng.randint(5, 10)]), *base]


def _host(rng: random.Random, own: Paragraphs, source: Paragraphs) -> tuple[Paragraphs, list[int]]:
    """A different story with one to three paragraphs of `source` in it, never as its lede; and which ones they are."""
    longer = [paragraph for paragraph in source[1:] if len(paragraph.split()) >= 15]
    lifted = rng.sample(longer, min(len(longer), rng.randint(1, 3)))
    hosted = list(own)
    for paragraph in lifted:
        hosted.insert(rng.randint(min(2, len(hosted)), len(hosted)), paragraph)
    return hosted, [index for index, paragraph in enumerate(hosted) if paragraph in lifted]


def _cluster_size(rng: random.Random, count: int) -> int:
    """Articles of a story: Pareto with exponent 0.85, from 35 on with 3, lest a few stories be most of a large set."""
    drawn = rng.paretovariate(0.85)
    if drawn > BEND:
        drawn = BEND * (drawn / BEND) ** (0.85 / 3)
    return min(LARGEST_CLUSTER, max(10, count // 140), int(drawn))


def _laid_out(paragraphs: Paragraphs, layout: str) -> str:
    # Two characters between paragraphs in any layout: places of paragraphs stay what they are.
    after_headline, between = {"paragraphs": ("\n\n", "\n\n"), "headline": ("\n\n", "  "), "line": ("  ", "  ")}[layout]
    return after_headline.join((paragraphs[0], between.join(paragraphs[1:]))) if paragraphs[1:] else paragraphs[0]


def generate(corpora: Path, count: int, seed: int, footers: bool = False, layout: str = LAYOUTS[0]) -> list[Article]:
    """`count` articles: stories and their copies, in clusters of heavy-tailed size.

    Of 100 stories 18 are told once and lift one to three paragraphs of another, 4 or 5 are reports by a template. The
    unedited text of every story is among the articles, so all that is lifted is printed at least twice.

    With `footers` each article has one of 60 outlets, and six in ten print the outlet's header or footer. The `layout`
    changes nothing but where lines end.
    """
    rng = random.Random(seed)
    store = read_store(corpora, seed, rng)
    sites = [
        [" ".join(rng.choices(store.vocabulary, k=rng.randint(20, 90))) for _ in range(rng.randint(1, 2))]
        for _ in range(SITES)
    ]
    start = datetime(2024, 1, 1, tzinfo=UTC)
    articles: list[Article] = []
    told: list[Paragraphs] = []
    sources: list[int] = []  # stories long enough to lift from

    def add(
        paragraphs: Paragraphs, cluster: int, earliest: datetime, lifted: list[int] | None = None, **more: object
    ) -> None:
        # Seven unedited texts in ten come out first; of the others an edited copy may be the earliest.
        delay = 4000 if more.get("edited") and cluster % 10 < 7 else 0
        site = rng.randrange(SITES)
        shown, shift = list(paragraphs), 0
        if footers and rng.random() < 0.6:
            if site % 3:
                shown += sites[site]
            else:
                shown, shift = [*shown[:1], *sites[site], *shown[1:]], len(sites[site])
        places = [index + (shift if index else 0) for index in lifted or []]
        offsets = [sum(len(p) + 2 for p in shown[:place]) for place in places]
        articles.append(
            Article(
                _laid_out(shown, layout),
                cluster,
                f"site-{site:02}.example" if footers else None,
                None if rng.random() < 0.1 else earliest + timedelta(minutes=rng.randint(0, 4000) + delay),
                lifted=[(at, at + len(shown[place])) for at, place in zip(offsets, places, strict=True)],
                **more,  # type: ignore[arg-type]
            )
        )

    while len(articles) < count:
        cluster = len(told)
        when = start + timedelta(minutes=rng.randint(0, 500_000))
        kind = rng.random()
        if kind < 0.045:
            told.append([])
            add(_template(rng).split("\n\n"), cluster, when, is_template=True)
            continue
        is_made = not store.bases
        base = _with_headline(rng, store.babbler.text() if is_made else store.bases.pop())
        if kind < 0.225 and cluster > 20:
            source = rng.choice(sources)
            hosted, lifted = _host(rng, base, told[source])
            told.append([])
            add(hosted, cluster, when, lifted, source=source if lifted else None, is_made=is_made)
            continue
        told.append(base)
        if len(base) > 2:
            sources.append(cluster)
        add(base, cluster, when, is_made=is_made)
        for _ in range(_cluster_size(rng, count) - 1):
            text = base
            for edit in rng.sample(EDITS, rng.randint(1, 3)):
                text = edit(rng, text, store)
            add(text, cluster, when, edited=True, is_made=is_made)
    del articles[count:]
    rng.shuffle(articles)
    return articles
