"""Quality of attribution on PolNeAR dev: exact spans per role, linked attributions, by type of quotation.

    python -m benchmarks.attribution --corpus DIR [--split dev] [--gold-spans]

Span F1 counts a span as right where both edges agree once punctuation at the edges is trimmed: those of the tagger, and
those of the attributions that come out of the whole extraction, which all further rows score. Linked scores follow
Citron's definitions (a cue overlaps, the span lists of source and content are the same; roughly: the sources overlap
and half of the content's words are shared). Groups by outlet and by kind of source have all parts exact. `--gold-spans`
scores linking alone.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import markdown_table
from pipelines.attribution.extract import extract
from pipelines.attribution.linking import Linked, link
from pipelines.attribution.tagger import Tagger, layout_of
from pipelines.attribution.tags import ROLES, TagSpan
from pipelines.text import Span, quotations, words
from training import polnear

Words = tuple[int, int]


@dataclass(frozen=True)
class Attribution:
    """Spans of words per role, punctuation at the edges trimmed."""

    source: frozenset[Words]
    cue: frozenset[Words]
    content: frozenset[Words]


def trimmed(first: int, last: int, surface: Sequence[str]) -> Words:
    """The span without punctuation at its edges; one that is punctuation alone, such as a colon for a cue, stays."""
    inside = [index for index in range(first, last + 1) if surface[index][0].isalnum()]
    return (inside[0], inside[-1]) if inside else (first, last)


def word_range(span: Span, spans: Sequence[Span]) -> tuple[int, int] | None:
    """First and last word that the characters of `span` touch."""
    inside = [index for index, word in enumerate(spans) if word.start < span.end and span.start < word.end]
    return (inside[0], inside[-1]) if inside else None


def gold_of(article: polnear.GoldArticle, spans: Sequence[Span], surface: Sequence[str]) -> list[Attribution]:
    """Annotated attributions in words."""
    found = []
    for item in article.attributions:
        roles = []
        for role in ROLES:
            ranges = [word_range(span, spans) for span in getattr(item, role)]
            roles.append(frozenset(trimmed(*found, surface) for found in ranges if found))
        found.append(Attribution(*roles))
    return found


def predicted_of(linked: Sequence[Linked], surface: Sequence[str]) -> list[Attribution]:
    """Linked attributions in words."""

    def cut(spans: Sequence[TagSpan]) -> frozenset[Words]:
        return frozenset(trimmed(span.first, span.last, surface) for span in spans)

    return [Attribution(cut(item.sources), cut((item.cue,) if item.cue else ()), cut(item.contents)) for item in linked]


def extracted_of(text: str, tagger: Tagger, spans: Sequence[Span], surface: Sequence[str]) -> list[Attribution]:
    """The outermost attributions of the whole extraction, in words."""

    def cut(parts: Sequence[Span]) -> frozenset[Words]:
        return frozenset(trimmed(*found, surface) for part in parts if (found := word_range(part, spans)))

    return [
        Attribution(cut(item.source), cut(item.cue), cut(item.content))
        for item in extract(text, tagger)
        if item.depth == 0
    ]


def overlaps(one: frozenset[Words], other: frozenset[Words]) -> bool:
    return any(a <= d and c <= b for a, b in one for c, d in other)


def roughly(one: Attribution, other: Attribution) -> bool:
    """Whether cues and sources overlap (or both lack a source) and half of the words of both contents are shared."""
    if not overlaps(one.cue, other.cue) or not (overlaps(one.source, other.source) or not (one.source or other.source)):
        return False
    first, second = ({i for a, b in item.content for i in range(a, b + 1)} for item in (one, other))
    return 2 * len(first & second) >= len(first | second)


SOURCE_KINDS = ("named", "pronoun", "nominal", "no")
PRONOUNS = frozenset("he she it they we i you who that which this these those one others".split())


def source_kind(item: Attribution, surface: Sequence[str]) -> str:
    """named where a word after the first or a lone word has a capital, else pronoun or nominal; no for none."""
    if not item.source:
        return "no"
    first, last = min(item.source)
    if first == last and surface[first].lower() in PRONOUNS:
        return "pronoun"
    later = surface[first + 1 : last + 1] or [surface[first]]
    return "named" if any(word[0].isupper() for word in later) else "nominal"


class Tally:
    """Counts of right, predicted and gold things."""

    def __init__(self) -> None:
        self.right_predicted = self.right_gold = self.predicted = self.gold = 0

    def add(self, predicted: Sequence[bool], gold: Sequence[bool]) -> None:
        self.right_predicted += sum(predicted)
        self.right_gold += sum(gold)
        self.predicted += len(predicted)
        self.gold += len(gold)

    def row(self) -> tuple[float, float, float]:
        precision = self.right_predicted / max(1, self.predicted)
        recall = self.right_gold / max(1, self.gold)
        return 100 * precision, 100 * recall, 200 * precision * recall / max(1e-9, precision + recall)


def quote_type(content: frozenset[Words], spans: Sequence[Span], stretches: Sequence[tuple[int, int, bool]]) -> str:
    """direct, mixed or indirect by the share of the content's words between quotation marks."""
    inside = total = 0
    for first, last in content:
        for index in range(first, last + 1):
            total += 1
            inside += any(start <= spans[index].start < end for start, end, _ in stretches)
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.95 * total else "mixed"


def score(corpus: Path, split: str, tagger: Tagger | None) -> dict[str, Tally]:
    """All tallies over the articles of `split`; without a tagger annotated spans are linked."""
    names = [f"{kind} {role}" for kind in ("span", "attributed") for role in ROLES]
    names += ["linked source", "linked cue", "linked content", "linked all", "linked roughly"]
    names += [f"{kind} content" for kind in ("direct", "mixed", "indirect")] + ["direct quotation's source"]
    tallies = defaultdict(Tally, {name: Tally() for name in names})
    for article in polnear.articles(corpus, split):
        spans = words(article.text)
        surface = [article.text[start:end] for start, end in spans]
        gold = gold_of(article, spans, surface)
        if tagger is None:
            tagged = sorted(
                {TagSpan(role, *cut, 1.0) for item in gold for role in ROLES for cut in getattr(item, role)},
                key=lambda span: (span.first, span.role),
            )
            predicted = predicted_of(link(tagged, layout_of(article.text, spans)), surface)
        else:
            tagged = tagger.spans(article.text)
            predicted = extracted_of(article.text, tagger, spans, surface)
        for role in ROLES:
            ours = {trimmed(s.first, s.last, surface) for s in tagged if s.role == role}
            theirs = {cut for item in gold for cut in getattr(item, role)}
            tallies[f"span {role}"].add([s in theirs for s in ours], [s in ours for s in theirs])
            told = {cut for item in predicted for cut in getattr(item, role)}
            tallies[f"attributed {role}"].add([s in theirs for s in told], [s in told for s in theirs])
        stretches = quotations(article.text)

        def matched(one: Attribution, others: Sequence[Attribution], roles: tuple[str, ...]) -> bool:
            return any(
                overlaps(one.cue, other.cue) and all(getattr(one, r) == getattr(other, r) for r in roles)
                for other in others
            )

        for name, roles in (("source", ("source",)), ("cue", ("cue",)), ("content", ("content",)), ("all", ROLES)):
            tallies[f"linked {name}"].add(
                [matched(item, gold, roles) for item in predicted], [matched(item, predicted, roles) for item in gold]
            )
        rough = [
            [any(roughly(one, other) for other in others) for one in ones]
            for ones, others in ((predicted, gold), (gold, predicted))
        ]
        tallies["linked roughly"].add(*rough)
        outlet = article.name.split("_")[0]
        for group, ours_of, gold_of_group in (
            (f"outlet {outlet}", predicted, gold),
            *(
                (
                    f"{kind} source",
                    [item for item in predicted if source_kind(item, surface) == kind],
                    [item for item in gold if source_kind(item, surface) == kind],
                )
                for kind in SOURCE_KINDS
            ),
        ):
            tallies[group].add(
                [matched(item, gold, ROLES) for item in ours_of],
                [matched(item, predicted, ROLES) for item in gold_of_group],
            )
        for kind in ("direct", "mixed", "indirect"):
            ours_kind = [item for item in predicted if quote_type(item.content, spans, stretches) == kind]
            gold_kind = [item for item in gold if quote_type(item.content, spans, stretches) == kind]
            tallies[f"{kind} content"].add(
                [matched(item, gold, ("content",)) for item in ours_kind],
                [matched(item, predicted, ("content",)) for item in gold_kind],
            )
            if kind == "direct":
                tallies["direct quotation's source"].add(
                    [matched(item, gold, ("source",)) for item in ours_kind],
                    [matched(item, predicted, ("source",)) for item in gold_kind],
                )
    return tallies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True, help="the PolNeAR folder with train/ and dev/")
    parser.add_argument("--split", default="dev", choices=["train", "dev"])
    parser.add_argument("--gold-spans", action="store_true", help="score linking alone, on annotated spans")
    arguments = parser.parse_args()
    tagger = None if arguments.gold_spans else Tagger()
    tallies = score(arguments.corpus, arguments.split, tagger)
    rows = [(name, *(f"{value:.1f}" for value in tally.row()), str(tally.gold)) for name, tally in tallies.items()]
    print(markdown_table(("measure", "P", "R", "F1", "gold"), rows))


if __name__ == "__main__":
    main()
