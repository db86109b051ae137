"""Builds the tree of sayings: who says it within what somebody else says, at any depth up to MAX_DEPTH.

What an attribution's content holds is read by rules (pipelines.attribution.nesting.clauses) and, where these leave a
cue unread, by the tagger. Three more relations are settled here: a saying that the tagger swallowed ("X told reporters
that Y …" read as Y's alone) is put back; "X, citing Z, said P" makes Z the inner source of P; a relative clause goes
on inside the content before it. Which words are a saying is not decided here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pipelines.attribution import confidence, cues
from pipelines.attribution.nesting.clauses import Citation, Clauses, Reading, holds_cue, may_hold, noun_at_end, relays
from pipelines.attribution.record import Attribution, Cover, clean, quote_type
from pipelines.text import Quotation, Span, containing, sentences, words

MAX_DEPTH = 4
# Characters between two parts of one quotation, and from a cue to "that" over a noun and who is behind it.
LONGEST_GAP = 6
LONGEST_NOUN = 160
# What is longer is no sentence, and what cites more is a list: neither is worth the time.
LONGEST_SENTENCE = 2000
MOST_CITATIONS = 16
# A reason of fewer words ("citing high winds") says nothing by itself.
MIN_REASON = 4

_THAT = re.compile(r"(?:that\s+)?", re.IGNORECASE)
_CITES = re.compile(r"\b(?:cit(?:ing|ed|es)|quot(?:ing|ed|es)|on the basis of)\b", re.IGNORECASE)

# Reads text[start:end] by the tagger: attributions of the given depth and parent.
Reader = Callable[[int, int, int, int], list[Attribution]]


def nest(
    found: Sequence[Attribution], text: str, stretches: Sequence[Quotation], read: Reader | None
) -> list[Attribution]:
    """`found`, the outermost attributions of `text`, with all that stand in them, in reading order.

    An attribution comes after the one that its `parent` names. `stretches` are the quotations of `text`. Without
    `read` the rules work alone.
    """
    tree = _Tree(text, stretches, read, with_relative_clauses(found, text, stretches))
    tree.restore()
    tree.relay_outermost()
    tree.descend()
    return tree.ordered()


def with_relative_clauses(found: Sequence[Attribution], text: str, stretches: Sequence[Quotation]) -> list[Attribution]:
    """Hang "who told her …" below the indirect content that it goes on from.

    In "Orlath said she had called Strome, who told her that he would stay" the tagger ends the outer content before the
    relative clause, which belongs to it: the outer content is extended over the clause, and the inner depends on it.
    What the inner says in a later paragraph stays its own.
    """
    result = list(found)
    ending: dict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(found):
        ending[item.content[-1].end].append(number)
    for number, inner in enumerate(found):
        if not inner.source or text[slice(*inner.source[0])].lower() != "who":
            continue
        start = inner.source[0].start
        for outer_number in sorted(near for end in range(start - 3, start) for near in ending.get(end, ())):
            outer = result[outer_number]
            last = outer.content[-1]
            joins = outer.parent is None and outer.quote_type == "indirect" and bool(outer.source)
            if joins and outer_number != number and 0 < start - last.end <= 3 and text[last.end : start].strip() == ",":
                reach = max(span.end for span in inner.content)
                newline = text.find("\n", start, reach)
                ends = [s.end for s in inner.content if s.start > start and (newline < 0 or s.end <= newline)]
                if ends:
                    content = (*outer.content[:-1], Span(last.start, max(ends)))
                    kind = quote_type([Span(start, max(ends))], words(text, start, max(ends)), stretches)
                    if kind != "indirect":
                        kind = quote_type(content, [word for s in content for word in words(text, *s)], stretches)
                    result[outer_number] = replace(outer, content=content, quote_type=kind)
                    result[number] = replace(result[number], parent=outer_number, depth=1, method="relative_clause")
                    ending[max(ends)].append(outer_number)
                break
    return result


def _spans(item: Attribution) -> tuple[Span, ...]:
    return (*item.content, *item.source, *item.cue)


def _hull(item: Attribution) -> Span:
    spans = _spans(item)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _touch(ones: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in ones for b in others)


def _within(ones: Iterable[Span], others: Sequence[Span]) -> bool:
    """Whether each of `ones` lies in one of `others`."""
    return all(any(b.start <= a.start and a.end <= b.end for b in others) for a in ones)


class _Tree:
    """The attributions found so far. What the content of a `settled` one holds is known already."""

    def __init__(
        self, text: str, stretches: Sequence[Quotation], read: Reader | None, found: Sequence[Attribution]
    ) -> None:
        self.text = text
        self.stretches = stretches
        self.read = read
        self.found = list(found)
        self.settled: set[int] = set()
        self.dropped: set[int] = set()
        self.below: dict[int, list[int]] = defaultdict(list)
        for number, item in enumerate(self.found):
            if item.parent is not None:
                self.below[item.parent].append(number)

    # --- records -------------------------------------------------------------------------------------------------

    def _clean(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        cuts = (clean(self.text, *span) for span in spans)
        return tuple(cut for cut in cuts if any(map(str.isalnum, self.text[slice(*cut)])))

    def _kind(self, content: Sequence[Span]) -> str:
        return quote_type(content, [word for span in content for word in words(self.text, *span)], self.stretches)

    def _add(self, reading: Reading, depth: int, parent: int | None) -> int | None:
        """Append what was read, with what it holds; its index, None where no words are left of it."""
        content, cue = self._clean(reading.content), self._clean(reading.cue)
        if not content or not cue:
            return None
        above = 1.0 if parent is None else self.found[parent].confidence
        lemma = cues.lemma(" ".join(self.text[slice(*span)] for span in cue))
        source, told = self._clean(reading.source), self._clean(reading.addressee)
        sure = min(confidence.BY_CLAUSE, above)
        number = len(self.found)
        self.found.append(
            Attribution(self._kind(content), content, source, cue, told, lemma, sure, depth, parent, "clause_rule")
        )
        if parent is not None:
            self.below[parent].append(number)
        for inner in reading.inner:
            if depth < MAX_DEPTH and self._add(inner, depth + 1, number) is not None:
                self.settled.add(number)
        return number

    def ordered(self) -> list[Attribution]:
        """All that was kept: each after its parent, those of one parent in reading order."""
        keys: dict[int, tuple[tuple[int, int], ...]] = {}

        def key(number: int) -> tuple[tuple[int, int], ...]:
            if number not in keys:
                parent = self.found[number].parent
                keys[number] = (*(() if parent is None else key(parent)), (_hull(self.found[number]).start, number))
            return keys[number]

        kept = sorted((number for number in range(len(self.found)) if number not in self.dropped), key=key)
        place = {number: new for new, number in enumerate(kept)}
        found = (self.found[number] for number in kept)
        return [replace(item, parent=None if item.parent is None else place[item.parent]) for item in found]

    # --- what a content holds ------------------------------------------------------------------------------------

    def descend(self) -> None:
        """Read every content for sayings of its own, those found by that included."""
        number = 0
        while number < len(self.found):
            if number not in self.settled and number not in self.dropped and self.found[number].depth < MAX_DEPTH:
                self._expand(number)
            number += 1

    def _expand(self, number: int) -> None:
        item = self._with_noun(number)
        parts = self._parts(item)
        if not any(may_hold(self.text[slice(*part)]) for part in parts):
            return
        known = Cover(span for child in self.below[number] for span in _spans(self.found[child]))
        clauses = Clauses(self.text, parts)
        readings = [r for r in clauses.readings(relays(item.cue_lemma)) if not any(map(known.touches, r.cue))]
        first = len(self.found)
        for reading in readings:
            if not self._goes_on(number, reading) and (reading.source or reading.beside is None):
                self._add(reading, item.depth + 1, number)
        if self.read is not None:
            below = (s for child in self.below[number] for s in _spans(self.found[child]))
            taken = Cover([*below, *(s for reading in readings for s in (*reading.cue, *reading.content))])
            for stretch in clauses.unread(taken):
                for other in self.read(*stretch, item.depth + 1, number):
                    if self._is_saying(other) and not any(map(taken.touches, other.cue)):
                        self.below[number].append(len(self.found))
                        self.found.append(other)
        self._relay(range(first, len(self.found)), clauses.citations())

    def _is_saying(self, item: Attribution) -> bool:
        """Whether what the tagger read in a content is speech by someone: it is trained on beliefs as well."""
        cue = " ".join(self.text[slice(*span)] for span in item.cue)
        return bool(item.source) and holds_cue(cue) and sum(len(words(self.text, *span)) for span in item.content) > 1

    def _parts(self, item: Attribution) -> list[Span]:
        """The content as stretches to read: joined where only marks part them, without the "that" before a sentence."""
        joined: list[Span] = []
        for span in item.content:
            gap = self.text[joined[-1].end : span.start] if joined else "\n"
            if len(gap) <= LONGEST_GAP and not any(c.isalnum() or c == "\n" for c in gap):
                joined[-1] = Span(joined[-1].start, span.end)
            else:
                joined.append(span)
        parts = (Span(_THAT.match(self.text, *span).end(), span.end) for span in joined)  # type: ignore[union-attr]
        return [part for part in parts if part.start < part.end]

    def _with_noun(self, number: int) -> Attribution:
        """The attribution, whose content "reports by Y" joins in "dismissed reports by Y that P"."""
        item = self.found[number]
        if not item.cue or not relays(item.cue_lemma) or item.content[0].start - item.cue[-1].start > LONGEST_NOUN:
            return item
        # The tagger may have taken the noun for a part of the cue.
        cue = item.cue[-1]
        noun = noun_at_end(self.text, cue)
        whole = Span(cue.end if noun is None else noun, item.content[0].end)
        if whole.start >= item.content[0].start or _touch(item.source, [whole]):
            return item
        said = self._parts(item)[0].start
        for reading in Clauses(self.text, [whole]).readings(True):
            if reading.cue[0].end <= item.content[0].start and reading.content[0].start == said:
                content = (Span(self._clean([whole])[0].start, whole.end), *item.content[1:])
                own = (*item.cue[:-1], *self._clean([Span(cue.start, min(cue.end, whole.start))]))
                if own:
                    item = replace(item, cue=own, content=content, addressee=(), quote_type=self._kind(content))
                    self.found[number] = item
        return item

    def _goes_on(self, number: int, reading: Reading) -> bool:
        """Put ", and the contractor said Q" beside the attribution whose content swallowed it; whether it was put."""
        item = self.found[number]
        mark = reading.beside
        if mark is None or containing(self.stretches, mark.start) is not None:
            return False
        kept = [Span(s.start, min(s.end, mark.start)) for s in item.content if s.start < mark.start]
        content = self._clean(kept)
        if not content:
            return False
        if not reading.source:
            reading = reading._replace(source=item.source)
        if self._add(reading, item.depth, item.parent) is not None:
            self.found[number] = replace(item, content=content, quote_type=self._kind(content))
        return True

    # --- what was swallowed --------------------------------------------------------------------------------------

    def restore(self) -> None:
        """Put back an outer saying that the tagger left out where it found one in its content.

        Only where the sentence can be read with certainty and none of the outer's own words is taken.
        """
        bounds = sentences(self.text)
        held: dict[int, list[int]] = defaultdict(list)
        taken: dict[int, list[Span]] = defaultdict(list)
        for number, item in enumerate(self.found):
            for span in _spans(item):
                index = bisect_left(bounds, span.start, key=lambda bound: bound.end - 1)
                while index < len(bounds) and bounds[index].start < span.end:
                    taken[index].append(span)
                    index += 1
            home = containing(bounds, _hull(item).start)
            if home is not None and item.parent is None and item.cue:
                held[home].append(number)
        for index, numbers in sorted(held.items()):
            if bounds[index].end - bounds[index].start > LONGEST_SENTENCE:
                continue
            cued = Cover(span for number in numbers for span in self.found[number].cue)
            free = (word for word in words(self.text, *bounds[index]) if not cued.touches(word))
            doubtful = any(self._is_doubtful(self.found[number]) for number in numbers)
            if not doubtful and not may_hold(" ".join(self.text[slice(*word)] for word in free)):
                continue
            readings = Clauses(self.text, [bounds[index]]).readings(False)
            for reading in readings:
                own = [span for part in (reading, *reading.inner) for span in part.cue]
                same = [number for number in numbers if _touch(self.found[number].cue, own)]
                others = [other for other in readings if other is not reading]
                free_others = [
                    other for other in others if not any(_touch(self.found[n].cue, other.cue) for n in numbers)
                ]
                if not same:
                    self._restore(reading, numbers, taken[index])
                    swallowed = [n for n in numbers if self._swallows(self.found[n], reading)]
                    if swallowed and self._add(reading, 0, None) is not None:
                        self.dropped.update(swallowed)
                elif reading.inner or any(self._misread(self.found[number], reading, free_others) for number in same):
                    self._replace(reading, readings, numbers)

    def _is_doubtful(self, item: Attribution) -> bool:
        return item.cue_lemma == "quote" or any(" that " in self.text[slice(*span)] for span in item.source)

    def _known(self, reading: Reading, numbers: Sequence[int]) -> bool:
        return any(_touch(self.found[n].cue, reading.cue) for n in numbers if n not in self.dropped)

    def _swallows(self, item: Attribution, reading: Reading) -> bool:
        """Whether "citing Z" was read as a saying whose content holds the one that cites."""
        return item.cue_lemma in ("cite", "quote") and item.parent is None and _within(reading.content, item.content)

    @staticmethod
    def _misread(item: Attribution, reading: Reading, others: Sequence[Reading]) -> bool:
        """Whether the tagger gave `item` what belongs to another saying, or what is said for a source."""
        cued = [span for other in others for span in other.cue]
        if _touch(item.source, cued) or (reading.firm and _touch(item.source, reading.content)):
            return True
        return reading.firm and any(o.firm and _touch(item.content, (*o.cue, *o.content)) for o in others)

    def _replace(self, reading: Reading, readings: Sequence[Reading], numbers: Sequence[int]) -> None:
        """Trust the rules where the tagger took another saying's words for a source ("quoted … as saying")."""
        own = [span for part in (reading, *reading.inner) for span in part.cue]
        wrong = [n for n in numbers if _touch(self.found[n].cue, own) and self.found[n].parent is None]
        wrong = [number for number in wrong if number not in self.dropped]
        if not wrong or self._add(reading, 0, None) is None:
            return
        self.dropped.update(wrong)
        taken = [span for number in wrong for span in (*self.found[number].source, *self.found[number].content)]
        for other in readings:
            if other is not reading and _touch((*other.cue, *other.content), taken) and not self._known(other, numbers):
                self._add(other, 0, None)

    def _restore(self, reading: Reading, numbers: Sequence[int], taken: Sequence[Span]) -> None:
        own = (*reading.cue, *reading.source)
        if (
            not reading.firm
            or not reading.source
            or _touch(own, taken)
            or containing(self.stretches, reading.cue[0].start) is not None
        ):
            return
        inside = [number for number in numbers if _within([_hull(self.found[number])], reading.content)]
        inside = [number for number in inside if self.found[number].parent is None and number not in self.dropped]
        spans = [span for number in inside for span in _spans(self.found[number])]
        if not inside or any(_touch([span], reading.content) and span not in spans for span in taken):
            return
        number = self._add(reading, 0, None)
        if number is None:
            return
        for child in inside:
            if self.found[child].source:
                self._sink(child, number)
            else:
                self.dropped.add(child)  # the content is read again

    def _sink(self, child: int, parent: int) -> None:
        self.found[child] = replace(self.found[child], parent=parent, depth=self.found[parent].depth + 1)
        self.below[parent].append(child)
        for grandchild in self.below[child]:
            depth = self.found[child].depth + 1
            self.found[grandchild] = replace(self.found[grandchild], depth=depth)

    # --- relays --------------------------------------------------------------------------------------------------

    def relay_outermost(self) -> None:
        """Put cited sources below the outermost attributions that cite them."""
        bounds = sentences(self.text)
        citing = {containing(bounds, match.start()) for match in _CITES.finditer(self.text)}
        held: dict[int, list[int]] = defaultdict(list)
        for number, item in enumerate(self.found):
            if item.parent is None and item.cue and (index := containing(bounds, item.cue[0].start)) in citing:
                held[index or 0].append(number)
        for index, numbers in sorted(held.items()):
            if bounds[index].end - bounds[index].start <= LONGEST_SENTENCE:
                self._relay(numbers, Clauses(self.text, [bounds[index]]).citations())

    def _relay(self, level: Sequence[int], citations: Sequence[Citation]) -> None:
        """Put each cited source below the one of `level` that cites it, with the same content."""
        members = list(level)
        citations = citations[:MOST_CITATIONS]
        cited = [n for n in members if any(_touch(self.found[n].cue, citation.cue) for citation in citations)]
        for citation in citations:
            own = [number for number in cited if _touch(self.found[number].cue, citation.cue)]
            hosts = [number for number in members if number not in cited and number not in self.dropped]
            host = self._host(citation, hosts) if citation.speaks else None
            if host is None or self.found[host].depth >= MAX_DEPTH:
                # A reason given at some length may stand as what is said ("citing the release of all prisoners").
                self.dropped.update(number for number in own if self._is_short(self.found[number].content))
                continue
            self.dropped.update(own)
            self._adjust(host, citation)
            outer = self.found[host]
            number_of_inner = self._add(Reading(citation.source, citation.cue, outer.content), outer.depth + 1, host)
            if number_of_inner is not None:
                self.settled.add(host)
                members.append(number_of_inner)

    def _host(self, citation: Citation, hosts: Sequence[int]) -> int | None:
        """Who cites: the one named right before "which", else the nearest before, else the first after."""
        before: list[tuple[int, int]] = []
        after: list[tuple[int, int]] = []
        for number in hosts:
            item = self.found[number]
            if any(s.start < citation.start and citation.end < s.end - 1 for s in item.content):
                continue
            own = (*item.source, *item.cue)
            ends = [
                min(span.end, citation.start)
                for span in own
                if span.end <= citation.start + 1 or (citation.chained and span.start < citation.start < span.end)
            ]
            if ends:
                before.append((citation.start - max(ends), number))
            elif own:
                after.append((min(span.start for span in own), number))
        if citation.chained:
            near = [number for gap, number in before if gap <= 2]
            return near[-1] if near else None
        if before:
            return min(before)[1]
        return min(after)[1] if after else None

    def _adjust(self, host: int, citation: Citation) -> None:
        """Take the citation out of the content of `host`, and give `host` the source that it parts from the cue."""
        item = self.found[host]
        cut = [Span(s.start, min(s.end, max(s.start + 1, citation.start))) for s in item.source]
        item = replace(item, source=self._clean(cut) if citation.chained else item.source)
        content = []
        for span in item.content:
            if span.start < citation.start < span.end:
                content.append(Span(span.start, citation.start))
            elif not (citation.start <= span.start and span.end <= citation.end):
                content.append(
                    Span(max(span.start, citation.end), span.end)
                    if citation.start <= span.start < citation.end
                    else span
                )
        kept = self._clean(content)
        source = item.source
        parted = item.cue and (item.cue[0].start == citation.end or self._is_pronoun(source))
        if citation.subject and parted:
            source = self._clean(citation.subject) or source
        self.found[host] = replace(item, content=kept or item.content, source=source)

    def _is_pronoun(self, source: Sequence[Span]) -> bool:
        return not source or self.text[slice(*source[0])].lower() in ("which", "who")

    def _is_short(self, content: Sequence[Span]) -> bool:
        return sum(len(words(self.text, *span)) for span in content) < MIN_REASON
