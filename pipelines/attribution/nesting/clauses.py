"""Reads a clause for who says what in it by closed word lists: subject, cue, addressee, complement.

Made for what others' words hold ("the pilot had denied that …", "reports by exile groups that …"), where the tagger,
trained on outermost sayings, is weak. It prefers silence to a guess: what it can't read is left to the tagger.
Which reading hangs below which is decided by pipelines.attribution.nesting.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipelines.attribution.nesting import words as lists
from pipelines.attribution.nesting.phrases import (
    CLOSING,
    LONGEST_GAP,
    LONGEST_SOURCE,
    OPENING,
    TOKEN,
    Form,
    Group,
    Phrases,
    forms,
    noun,
)
from pipelines.attribution.record import Cover
from pipelines.text import Span

LONGEST_QUOTE = 200


class Reading(NamedTuple):
    """One saying found in a clause; `inner` are sayings whose content stands in this one's.

    `beside` is the conjunction by which it goes on from the saying before: ", and the contractor said" or, without a
    source of its own, ", adding that". A `firm` one is known by more than its verb: by "that", by quotation marks, by
    standing behind what is said.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    addressee: tuple[Span, ...] = ()
    inner: tuple[Reading, ...] = ()
    beside: Span | None = None
    firm: bool = False


@cache
def _evidence_forms() -> frozenset[str]:
    return frozenset(
        form for verb in lists.EVIDENCE_VERBS for form in (verb, *lists.IRREGULAR.get(verb, "").split()) if form
    )


@cache
def _openers() -> frozenset[str]:
    nouns = frozenset(f for noun in lists.NOUNS for f in (noun, noun + "s"))
    return frozenset(forms()) | nouns | lists.EVIDENCE | {"according"}


def may_hold(text: str) -> bool:
    """Whether any word of `text` may be the cue of a nested saying: a cheap test before it is read."""
    return not _openers().isdisjoint(re.findall(r"[^\W_]+", text.lower()))


@cache
def _speaking() -> frozenset[str]:
    verbs = lists.CLAUSE | lists.TELLING | lists.QUOTING | frozenset(("deny", "reject", "dismiss", "accuse"))
    return frozenset(
        form for form, (verb, _) in forms().items() if verb in verbs - {"state", "show", "ask", "agree"}
    ) | {"according"}


def holds_cue(text: str) -> bool:
    """Whether `text` has a word of saying, as the cue of a nested saying must: "hoped" has none."""
    found = re.findall(r"[^\W_]+", text.lower())
    return not _speaking().isdisjoint(found) and lists.MODALS.isdisjoint(found[:1])


def noun_at_end(text: str, cue: Span) -> int | None:
    """Where the noun phrase begins that a cue ends with: "scoffed at | rumours", "repeated | the allegations"."""
    found = [Span(*match.span()) for match in TOKEN.finditer(text, *cue)]
    if len(found) < 2 or noun(text[slice(*found[-1])].lower()) is None:
        return None
    first = len(found) - 1
    while first > 1 and text[slice(*found[first - 1])].lower() in lists.DETERMINERS | lists.UNDESCRIPTIVE:
        first -= 1
    return found[first].start


def relays(lemma: str | None) -> bool:
    """Whether who uses this cue takes a stand on another's saying or hands it on ("dismissed reports …")."""
    return lemma in lists.RELAYING


class Clauses(Phrases):
    """What can be read off the phrases of a text as sayings."""

    # --- sayings -------------------------------------------------------------------------------------------------

    def readings(self, relayed: bool) -> list[Reading]:
        """The sayings of the text that stand in no other of them, in reading order.

        `relayed`: the text is what someone denies, repeats or the like, so that a bare noun may open it ("reports
        of shelling").
        """
        found: list[Reading] = []
        for low, end in self.bounds:
            high = end
            while high > low and not self._word(high - 1):
                high -= 1
            if found and found[-1].content[-1].end > self.spans[low].start:
                continue  # the quotation goes on over this sentence
            found += self._of_sentence(low, high, relayed and low == 0)
        return found

    def unread(self, taken: Cover) -> list[Span]:
        """Sentences, as far as they are read, with a word of saying that lies outside of `taken`."""
        found: list[Span] = []
        for first, end in self.bounds:
            if any(self._sure(at) and not taken.touches(self.spans[at]) for at in range(first, end)):
                found += self._cut([(first, end - 1)])
        return found

    def _sure(self, index: int) -> bool:
        """Whether the token is rather a cue than not."""
        word = self.low[index]
        if word == "according":
            return True
        form = self._form(index)
        return form is not None and noun(word) is None and form.kind != "base" and form.verb not in lists.QUOTING

    def _of_sentence(self, low: int, high: int, relayed: bool) -> list[Reading]:
        candidates: list[_Found] = []
        at = low
        while at < high:
            one = self._at(at, low, high, relayed)
            if one is not None:
                candidates.append(one)
            at += 1
        kept: list[_Found] = []
        for one in sorted(candidates, key=lambda item: (item.first, not item.tail, item.cue)):
            if kept:
                before = kept[-1]
                if one.cue[0] <= before.cue[1] and one.cue[1] >= before.cue[0]:
                    continue
                if one.first <= max(before.cue[1], *(last for _, last in before.content)):
                    mark = self._goes_on(one, low)
                    if mark is None or before.quoted or mark - 1 <= before.content[0][0]:
                        continue
                    content = [(a, min(b, mark - 1)) for a, b in before.content]
                    kept[-1] = before._replace(content=tuple(part for part in content if part[0] <= part[1]))
                    if one.source is None and before.simple:
                        one = one._replace(source=before.source)
            kept.append(one)
        return [self._reading(item) for item in kept if item.content]

    def _goes_on(self, one: _Found, low: int) -> int | None:
        """The comma by which `one` goes on beside a saying before it, None where it doesn't."""
        at = one.first - 1 if one.source is None else one.first - 2
        joined = one.source is None or self.low[at + 1] in ("and", "but", "while") if at > low else False
        return at if joined and one.simple and self.low[at] == "," else None

    def _reading(self, item: _Found) -> Reading:
        return Reading(
            self._cut([item.source] if item.source else []),
            self._cut([item.cue]),
            self._cut(item.content),
            self._cut([item.told] if item.told else []),
            tuple(self._reading(inner) for inner in item.inner),
            None
            if (mark := self._goes_on(item, 0)) is None
            else Span(self.spans[mark].start, self.spans[item.first].start),
            item.tail or item.quoted or item.told is not None or self.low[item.content[0][0] - 1] == "that",
        )

    def _at(self, at: int, low: int, high: int, relayed: bool) -> _Found | None:
        """The saying whose cue has its head at token `at`."""
        word = self.low[at]
        if word in lists.EVIDENCE:
            return self._evidence(at, low, high)
        if word == "according" and at + 2 < high and self.low[at + 1] == "to":
            return self._according(at, low, high)
        if word == "as" and at + 1 < high:
            return self._as_saying(at, low, high)
        if noun(word) is not None and (found := self._noun_cue(at, low, high, relayed)) is not None:
            return found
        form = self._form(at)
        if form is None or form.verb in lists.QUOTING or (at > low and self._capital(at)):
            return None
        group = self.group(at, low, form)
        if group is None:
            return self._participle(at, form, low, high)
        return self._passive(group, low, high) if group.passive else self._active(group, low, high)

    def _active(self, group: Group, low: int, high: int) -> _Found | None:
        cue = (group.first, group.head)
        if self.low[group.first].startswith("’"):
            cue = (group.first + 1, group.head)
        follows = self.low[group.head + 1] if group.head + 1 < high else ""
        if follows == "by" or (follows in lists.PREPOSITIONS and group.form.verb in lists.BLAMING):
            return None
        source = self.source_before(group.first - 1, low) or self._shared_subject(group.first, low)
        if source is None:
            return self._inverted(group, low, high)
        if not self._can_say(source, group, low, follows):
            return None
        tail = self._tail(source[0], group.head, low, high)
        if tail is not None:
            return _Found(tail[0][0], source, (group.first, tail[1]), (tail[0],), None, tail=True)
        simple = not {"had", "has", "have"}.intersection(self.low[group.first : group.head])
        found = self.complement(group, high)
        if found is None:
            return None
        told, last, content = found
        quoted = self.low[content[0] - 1] in OPENING
        if told is None or last < told[0]:
            cue = (cue[0], last)
        return _Found(source[0], source, cue, (content,), told, quoted, simple=simple)

    def _can_say(self, source: tuple[int, int], group: Group, low: int, follows: str) -> bool:
        """Whether `source` is the subject of `group` and speaks in fact."""
        first, last = source
        subject, verb = self.low[last], group.form.verb
        before = self.low[first - 1] if first > low else ""
        if subject.endswith("’s") or subject[0].isdigit() or before in lists.HYPOTHETICAL:
            return False
        if before in ("what", "whatever", "as") and verb not in lists.NAMING:
            return False
        if subject in ("who", "which") and before != "," and not (verb in lists.TELLING and follows in lists.OBJECTS):
            return False
        if any(self.low[at] == "to" and self.low[at + 1] not in lists.DETERMINERS and not self._capital(at + 1)
               for at in range(first, last)):  # fmt: skip
            return False
        # "I urge you" is the outer speaker's own act.
        if subject in ("i", "we") and group.form.kind == "base" and group.first == group.head:
            return False
        return verb != "show" or self._speaks(first, last)

    def _participle(self, at: int, form: Form, low: int, high: int) -> _Found | None:
        """ ", adding that P" """
        if form.kind != "ing" or at <= low or self.low[at - 1] != "," or form.verb not in lists.CLAUSE | lists.TELLING:
            return None
        found = self.complement(Group(at, at, form, False, False), high)
        return None if found is None else _Found(at, None, (at, at), (found[2],), found[0], simple=True)

    def _shared_subject(self, first: int, low: int) -> tuple[int, int] | None:
        """ "She" in "She looked at me and said": a pronoun that opens the clause and no other subject up to the cue."""
        if first - 2 <= low or self.low[first - 1] not in ("and", "then"):
            return None
        at = first - 2
        while at > low and first - at < LONGEST_GAP and self.low[at] not in lists.SUBJECTS - lists.OBJECTS:
            if not self._word(at) and self.low[at] != ",":
                return None
            at -= 1
        return (at, at) if self.low[at] in lists.SUBJECTS - {"it", "you"} and self._opens_clause(at, low) else None

    def _tail(self, first: int, head: int, low: int, high: int) -> tuple[tuple[int, int], int] | None:
        """Content and last token of the cue in "P, the aide said": after what is said, nothing but modifiers follow."""
        if first - 2 < low:
            return None
        last = head
        if self.low[first - 1] in CLOSING and self.low[first - 2] in (",", "!", "?"):
            content = self._quoted_before(first - 1, low)
            return None if content is None else (content, last)
        if self.low[first - 1] != ",":
            return None
        after = head + 1
        form = self._form(head)
        if form is not None and form.verb in lists.TELLING and after < high:
            told = self.addressee_at(after, high)
            after = after if told is None else told + 1
        if after < high:
            if (
                high - head > 12
                or not self._modifier(after)
                or any(self._ends_phrase(i, after) for i in range(after, high))
            ):
                return None
            last = high - 1 if after == head + 1 else head
        return ((low, first - 2), last)

    def _quoted_before(self, closing: int, low: int) -> tuple[int, int] | None:
        """What stands in the marks that token `closing` closes; without an opening mark, all from `low` on."""
        mark = self.low[closing]
        first = closing - 1
        low = max(low, closing - LONGEST_QUOTE)
        while first >= low and not (OPENING.get(self.low[first]) == mark and first not in self._closing):
            first -= 1
        last = closing - 1
        while last > first and not self._word(last):
            last -= 1
        return (first + 1, last) if last > first else None

    def _inverted(self, group: Group, low: int, high: int) -> _Found | None:
        """ "‘…,’ said the producer"."""
        closing = group.first - 1
        if closing - 1 < low or self.low[closing] not in CLOSING or self.low[closing - 1] not in (",", "!", "?"):
            return None
        last = self.phrase_after(group.head + 1, high)
        content = self._quoted_before(closing, low)
        if last is None or content is None:
            return None
        return _Found(content[0], (group.head + 1, last), (group.first, group.head), (content,), None, True, tail=True)

    def _passive(self, group: Group, low: int, high: int) -> _Found | None:
        verb = group.form.verb
        subject = self.source_before(group.first - 1, low)
        if subject is None or verb in lists.BLAMING:
            return None
        it = self.low[subject[0]] == "it" and subject[0] == subject[1]
        agent, at = self._agent(group.head + 1, high)
        that = self._skip_modifiers(at, high)
        told = subject if verb in lists.TELLING and not it else None
        cue = (group.first, group.head)
        if that is not None and that + 1 < high and (told or it) and (that == at or self._modifier(at)):
            return _Found(subject[0], agent, cue, ((that + 1, high - 1),), told)
        if told and verb != "ask" and self._clause_like(at, high) and not self._modifier(at):
            return _Found(subject[0], agent, cue, ((at, high - 1),), told)
        if agent and verb in lists.OBJECT and not it and not told and at >= high:
            return _Found(subject[0], agent, cue, (subject,), None)
        return None

    def _agent(self, at: int, high: int) -> tuple[tuple[int, int] | None, int]:
        """Who stands behind "by" soon after token `at`, and the token after that; nobody and `at` itself else."""
        place = at
        while place < high and place - at < 6 and self.low[place] != "by":
            if self.low[place] == "that" or not self._word(place) or self.low[place] in lists.SUBJECTS:
                return None, at
            place += 1
        if place >= high or self.low[place] != "by":
            return None, at
        last = self.phrase_after(place + 1, high, frozenset(("in", "on", "during", "at", "as")))
        return (None, at) if last is None else ((place + 1, last), last + 1)

    def _as_saying(self, at: int, low: int, high: int) -> _Found | None:
        """ "(quoted) the admiral as saying P", "the mayor was quoted in the minutes as saying P"."""
        form = self._form(at + 1)
        if form is None or form.kind != "ing" or at + 2 >= high:
            return None
        group = Group(at + 1, at + 1, form, False, False)
        found = self.complement(group, high)
        if found is None:
            return None
        told, last, content = found
        quoted = next((i for i in range(at - 1, max(low, at - LONGEST_SOURCE) - 1, -1) if self.low[i] in _QUOTED), None)
        inner_cue = (at + 1, last if told is None or last < told[0] else at + 1)
        if quoted is None:
            source = self.source_before(at - 1, low)
            if source is None or source[0] != low:
                return None
            return _Found(low, source, inner_cue, (content,), told)
        group_of_quoted = (
            self.group(quoted, low, Form("quote", "past")) if self.low[quoted] in ("quoted", "cited") else None
        )
        if group_of_quoted is not None and group_of_quoted.passive:
            speaker = self.source_before(group_of_quoted.first - 1, low)
            if speaker is None:
                return None
            relay = self._relay_in(quoted + 1, at)
            inner = _Found(speaker[0], speaker, inner_cue, (content,), told)
            cue = (group_of_quoted.first, quoted)
            return _Found(speaker[0], relay, cue, (speaker, (at + 1, content[1])), None, False, (inner,))
        if self.low[quoted] in ("quoting", "citing") or quoted + 1 >= at:
            return None
        verb = self.group(quoted, low, Form("quote", "s" if self.low[quoted].endswith("s") else "past"))
        first = quoted if verb is None else verb.first
        source = self.source_before(first - 1, low)
        return None if source is None else _Found(source[0], source, (first, quoted), ((quoted + 1, content[1]),), None)

    def _relay_in(self, first: int, end: int) -> tuple[int, int] | None:
        """X in "by X", "in X", "on X" between the tokens [first, end)."""
        if first < end and self.low[first] in ("by", "in", "on"):
            last = self.phrase_after(first + 1, end)
            return None if last is None else (first + 1, last)
        return None

    def _according(self, at: int, low: int, high: int) -> _Found | None:
        last = next((i - 1 for i in range(at + 3, min(high, at + LONGEST_SOURCE)) if not self._joins(i)), high - 1)
        if last > at + LONGEST_SOURCE:
            return None
        source, cue = (at + 2, last), (at, at + 1)
        after = last + 1
        if after < high and self.low[after] == ",":
            after += 1
        comma = self.low[at - 1] == "," if at > low else False
        if at == low or self.low[at - 1 - comma] in ("that", "and", "but"):
            return _Found(at, source, cue, ((after, high - 1),), None) if after < high else None
        before = at - 1 if self.low[at - 1] != "," else at - 2
        if before < low:
            return None
        closing = before
        if self.low[closing] in CLOSING and (content := self._quoted_before(closing, low)) is not None:
            return _Found(content[0], source, cue, (content,), None, True, tail=True)
        parts = [(low, before)]
        if (
            after < high
            and self.low[last + 1] == ","
            and self.low[at - 1] == ","
            and self.low[after] not in ("who", "which")
        ):
            parts.append((after, high - 1))
        return _Found(low, source, cue, tuple(parts), None, tail=True)

    def _joins(self, index: int) -> bool:
        """Whether the source behind "according to" goes on with token `index`."""
        word = self.low[index]
        return (self._word(index) or word in ".&") and word not in lists.SUBJECTS | lists.AUXILIARIES | {"that", "but"}

    def _evidence(self, at: int, low: int, high: int) -> _Found | None:
        """ "had seen no indication that P", "is not aware of any evidence of P", "found evidence that P"."""
        start = at
        lowest = max(low, at - 6)
        while start > lowest and not (self.low[start - 1] in _evidence_forms() or self.low[start - 1] == "of"):
            if self._form(start - 1) is not None or self.low[start - 1] in lists.CONJUNCTIONS | lists.SUBJECTS:
                return None
            start -= 1
        if start <= lowest and start == low:
            return None
        verb = start - 1
        if self.low[verb] == "of":
            if verb - 1 <= low or self.low[verb - 1] not in ("aware", "know", "knows", "knew", "heard"):
                return None
            verb -= 1
        elif self.low[verb] not in _evidence_forms():
            return None
        first = verb
        while first > low and (self.low[first - 1] in lists.AUXILIARIES | lists.ADVERBS or
                               self.low[first - 1].endswith(("ly", "n’t"))):  # fmt: skip
            if self.low[first - 1] in lists.MODALS and self.low[first - 1] != "could":
                return None
            first -= 1
        words = self.low[first:at]
        denied = any(w in ("no", "not", "never", "any", "little", "without") or w.endswith("n’t") for w in words)
        last = at
        after = at + 1
        if after < high and self.low[after] in CLOSING:
            last, after = after, after + 1
        if after + 2 < high and self.low[after] in _POINTING and self.low[after + 1] == "that":
            after += 1
        if after + 1 >= high:
            return None
        if self.low[after] in ("of", "for", "about") and denied:
            cue = (first, after)
        elif self.low[after] == "that" or (denied and self.low[after] == "to"):
            cue = (first, last)
            after = after if self.low[after] == "that" else after - 1
        else:
            return None
        source = self.source_before(first - 1, low)
        if (
            source is None
            or self.low[source[0]] == "there"
            or (self.low[source[0]] == "it" and self.low[verb] in lists.BE)
            or (after + 2 >= high and not self._noun_like(after + 1))
        ):
            return None
        if source[0] > low and self.low[source[0] - 1] in lists.HYPOTHETICAL:
            return None
        return _Found(source[0], source, cue, ((after + 1, high - 1),), None)

    def _noun_like(self, index: int) -> bool:
        return self.low[index] not in lists.OBJECTS | lists.SUBJECTS | lists.DETERMINERS | {"that"}

    def _noun_cue(self, at: int, low: int, high: int, relayed: bool) -> _Found | None:
        """ "reports by exile groups that P", "Holm’s claim that P", "the allegation that P", "a report of P"."""
        base = noun(self.low[at])
        assert base is not None
        first = at
        while first > low and self._describes(first - 1):
            first -= 1
        owner = self._owner(first, low, relayed)
        if owner is None and first > low and self.low[first - 1] in lists.SUBJECTS | lists.ADVERBS:
            return None  # a verb: "they report that"
        begins = first if owner is None else owner[0]
        if begins > low and owner is None and self.low[begins - 1] in lists.DETERMINERS:
            begins -= 1
        opens = begins == low
        determined = owner is not None or opens or self.low[begins] in lists.DETERMINERS
        handed = opens or (begins > low and self._form(begins - 1) is not None)
        if not determined and not handed:
            return None
        follow = at + 1
        if follow + 1 >= high:
            return None
        word = self.low[follow]
        if word == "that":
            if (
                self._form(at) is not None
                and owner is None
                and self.low[begins] not in lists.DETERMINERS
                and not relayed
            ):
                return None
            return _Found(begins, owner, (at, at), ((follow + 1, high - 1),), None)
        if word in ("by", "from", "in", "of") and (word != "of" or base not in lists.OF_CONTENT):
            last = self.phrase_after(follow + 1, high)
            if last is not None and last + 2 < high and self.low[last + 1] == "that":
                return _Found(begins, (follow + 1, last), (at, at), ((last + 2, high - 1),), None)
        if word == "of" and base in lists.OF_CONTENT and opens and (relayed or owner is not None):
            return _Found(begins, owner, (at, follow), ((follow + 1, high - 1),), None)
        return None

    def _describes(self, index: int) -> bool:
        word = self.low[index]
        return word in lists.UNDESCRIPTIVE or (
            word.isalpha() and word.endswith(("ous", "ful", "less", "able", "ible", "ed", "ive")) and len(word) > 5
        )

    def _owner(self, first: int, low: int, relayed: bool) -> tuple[int, int] | None:
        """Whose the noun at `first` is: "Holm’s", "their", in headlines "pilot (claim)"."""
        if first <= low:
            return None
        word = self.low[first - 1]
        if word in ("his", "her", "their", "our", "my", "your", "its"):
            return first - 1, first - 1
        if word.endswith("’s") and word not in ("it’s", "that’s", "he’s", "she’s"):
            return self.source_before(first - 1, low)
        begin = first
        while begin > low and first - begin < 4 and self._word(begin - 1) and not self._ends_phrase(begin - 1, low):
            if self.low[begin - 1] in lists.DETERMINERS | lists.PREPOSITIONS | lists.UNDESCRIPTIVE | lists.ADVERBS:
                break
            if self._form(begin - 1) is not None:
                break
            begin -= 1
        if begin == first or first - begin > 3:
            return None
        opens = begin == low and relayed
        after_verb = begin > low and (verb := self._form(begin - 1)) is not None and verb.verb in lists.RELAYING
        return (begin, first - 1) if opens or after_verb else None

    # --- relays --------------------------------------------------------------------------------------------------

    def citations(self) -> list[Citation]:
        """Sources named for what another says: "citing Z", "which cited Z", "on the basis of a report by Z"."""
        found = []
        for low, end in self.bounds:
            for at in range(low, end):
                one = self._citation(at, low, end)
                if one is not None:
                    found.append(one)
        return found

    def _citation(self, at: int, low: int, end: int) -> Citation | None:
        word = self.low[at]
        first, chained = at, False
        if word in ("citing", "quoting"):
            if at > low and self.low[at - 1] != "," and self._form(at - 1) is None:
                return None
        elif word in ("cited", "cites", "quoted", "quotes") and at - 1 > low and self.low[at - 1] in ("which", "who"):
            first, chained = at, True
        elif word == "of" and self.low[max(low, at - 3) : at] == ["on", "the", "basis"]:
            first = at - 3
        else:
            return None
        last = self.phrase_after(at + 1, end, frozenset(("as",)))
        if last is None or (last + 2 < end and self.low[last + 1] == "as" and self.low[last + 2].endswith("ing")):
            return None
        source, cue_last = at + 1, at
        by = next((i for i in range(at + 2, last) if self.low[i] in ("by", "from") and self._said_thing(i - 1)), None)
        if by is not None:
            source, cue_last = by + 1, by
        opens = first - 1 - chained
        comma = last + 1 < end and self.low[last + 1] == ","
        following = self.spans[last + 1 + comma].start if last + 1 + comma < end else self.spans[end - 1].end
        subject = self.source_before(opens - 1, low) if opens > low and self.low[opens] == "," else None
        return Citation(
            self._cut([(source, last)]),
            self._cut([(first, cue_last)]),
            self.spans[max(low, opens)].start,
            following,
            chained,
            by is not None or self._speaks(source, last),
            self._cut([subject] if subject else []),
        )

    def _said_thing(self, index: int) -> bool:
        return noun(self.low[index]) is not None or self.low[index] in lists.SPEAKERS

    def _speaks(self, first: int, last: int) -> bool:
        """Whether the noun phrase names someone who speaks or something that is read, rather than a reason."""
        parts = lists.PREPOSITIONS | {"as"}
        head = next((i for i in range(first, last) if self.low[i + 1] in parts), last)
        word = self.low[head]
        if self._capital(head) and not word.endswith("’s"):
            return True
        singular = word[:-1] if word.endswith("s") else word
        if word in lists.SPEAKERS or singular in lists.SPEAKERS or noun(word) is not None:
            return True
        return (singular.endswith(_PERSON) and singular not in lists.NO_PERSONS) or word in (
            "who",
            "him",
            "her",
            "them",
        )


class Citation(NamedTuple):
    """A source that another names for what he says.

    `start`, `end`: the stretch with its commas; `subject`: the noun phrase right before it; `chained`: "which cited";
    `speaks`: whether what is cited can say something.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    start: int
    end: int
    chained: bool
    speaks: bool
    subject: tuple[Span, ...]


class _Found(NamedTuple):
    """A saying in tokens.

    `first`: where its clause begins; `quoted`: its content stands in marks; `tail`: its content stands before the cue;
    `simple`: its cue is no pluperfect.
    """

    first: int
    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    told: tuple[int, int] | None
    quoted: bool = False
    inner: tuple[_Found, ...] = ()
    tail: bool = False
    simple: bool = False


_PERSON = ("er", "or", "ist", "ian", "man", "men", "person")
_POINTING = frozenset("indicating suggesting showing proving".split())
_QUOTED = frozenset("quoted quotes quote quoting cited cites cite citing".split())
