"""Cuts a clause into phrases by closed word lists: noun phrases, verb groups and what a verb of saying introduces.

A small grammar for what stands around cues, no parser: it prefers silence to a guess. Which phrases make a saying is
decided by pipelines.attribution.nesting.clauses.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pipelines.attribution.nesting import words as lists
from pipelines.text import Span, sentences

LONGEST_SOURCE = 18
LONGEST_GAP = 14
MOST_APPOSITIONS = 3
TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Prof|St|Maj|Adm|Cmdr|Rev)\.|(?:[^\W\d_]\.){1,4}(?=\s?\w)|"
    r"\d+(?:[.,]\d+)*|[’'](?:ve|re|ll|d|m)\b|[^\W_]+(?:(?![’'](?:ve|re|ll|d|m)\b)[’'-][^\W_]+)*|[^\w\s]|_"
)
OPENING = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»"}
CLOSING = frozenset(OPENING.values())
_NO_OBJECT = lists.PREPOSITIONS | lists.CONJUNCTIONS | lists.OBJECTS | {"this", "so"}
_NOTHING_SAID = frozenset("that this last so goodbye yes no and or but".split())


class Form(NamedTuple):
    """A verb in one of its forms."""

    verb: str
    kind: str  # base, s, past, participle, ing


@cache
def forms() -> dict[str, Form]:
    """Every form of every cue verb."""
    found: dict[str, Form] = {}
    verbs = (
        lists.CLAUSE | lists.INFINITIVE | lists.OBJECT | lists.RELAYING | lists.BLAMING | lists.NAMING | lists.TELLING
    )
    verbs |= lists.QUOTING
    for verb in sorted(verbs | set(lists.PREPOSITIONAL)):
        found[verb] = Form(verb, "base")
        if verb in lists.IRREGULAR:
            for form in lists.IRREGULAR[verb].split():
                kind = "ing" if form.endswith("ing") and form != verb else "s" if form.endswith("s") else "past"
                found[form] = Form(verb, "participle" if form in _PARTICIPLES else kind)
            continue
        stem = verb[:-1] if verb.endswith(("e", "y")) else verb
        vowel = verb.endswith("y") and verb[-2] in "aeou"
        past = verb + "ed" if vowel or stem == verb else stem + ("ied" if verb.endswith("y") else "ed")
        third = stem + "ies" if verb.endswith("y") and not vowel else verb + "s"
        if verb.endswith(("s", "sh", "ch", "x")):
            third = verb + "es"
        found |= {
            past: Form(verb, "past"),
            third: Form(verb, "s"),
            (stem if verb.endswith("e") else verb) + "ing": Form(verb, "ing"),
        }
    return found


_PARTICIPLES = frozenset("written sworn shown spoken".split())


def noun(word: str) -> str | None:
    """The cue noun that `word` is a form of."""
    return word if word in lists.NOUNS else word[:-1] if word.endswith("s") and word[:-1] in lists.NOUNS else None


@dataclass(frozen=True)
class Group:
    """A verb group: tokens [first, head]."""

    first: int
    head: int
    form: Form
    passive: bool
    negated: bool


class Phrases:
    """The tokens of text[start:end] and what can be read off them; indices are tokens, results are characters."""

    def __init__(self, text: str, parts: Sequence[Span]) -> None:
        self.text = text
        self.spans: list[Span] = []
        self.bounds: list[tuple[int, int]] = []
        self._gaps: list[int] = []
        for part in parts:
            self._add(part)
        self.low = [text[s:e].lower().replace("'", "’") if e - s > 1 else text[s:e].lower() for s, e in self.spans]
        self._closers: dict[str, list[int]] = {mark: [] for mark in CLOSING}
        for at, word in enumerate(self.low):
            if word in CLOSING and at and self.spans[at].start == self.spans[at - 1].end:
                alone = at + 1 == len(self.low) or self.spans[at + 1].start > self.spans[at].end
                if alone or not self.low[at + 1][0].isalnum():
                    self._closers[word].append(at)
        self._closing = frozenset(at for found in self._closers.values() for at in found)

    def _add(self, part: Span) -> None:
        """Append the tokens of a part and its sentences; one that begins small goes on from the part before."""
        count = len(self.spans)
        if count:
            self._gaps.append(count)
        self.spans += [Span(*match.span()) for match in TOKEN.finditer(self.text, *part)]
        starts = [span.start for span in self.spans[count:]]
        for sentence in sentences(self.text[slice(*part)]):
            first = count + bisect_left(starts, sentence.start + part.start)
            last = count + bisect_left(starts, sentence.end + part.start)
            if first == count and self.bounds and self.text[part.start : part.start + 1].islower():
                first = self.bounds.pop()[0]
            if first < last:
                self.bounds.append((first, last))

    # --- words ---------------------------------------------------------------------------------------------------

    def _word(self, index: int) -> bool:
        return self.low[index][0].isalnum()

    def _capital(self, index: int) -> bool:
        return self.text[self.spans[index].start].isupper()

    def _form(self, index: int) -> Form | None:
        return forms().get(self.low[index])

    def _ends_phrase(self, index: int, low: int) -> bool:
        """Whether token `index` can't be part of a noun phrase that goes on behind it."""
        word = self.low[index]
        if not word[0].isalnum() or word in lists.CONJUNCTIONS or word in lists.AUXILIARIES:
            return True
        if word in lists.SUBJECTS or word in lists.VERBS or word in lists.NEGATIONS or word in lists.KEEPING:
            return True
        before = self.low[index - 1] if index > low else ""
        form = self._form(index)
        if form is not None and before not in lists.DETERMINERS:
            if form.kind in ("past", "ing"):
                return True
            return form.kind == "s" and noun(word) is None
        modifies = before in lists.DETERMINERS or not before[:1].isalnum() or self._form(index - 1) is not None
        return word.endswith("ed") and len(word) > 4 and not modifies

    def _cut(self, parts: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        """The characters of runs of tokens; a run over a gap between parts of the text comes in pieces."""
        found: list[Span] = []
        for first, last in parts:
            start = self.spans[first].start
            for gap in self._gaps[bisect_right(self._gaps, first) : bisect_right(self._gaps, last)]:
                found.append(Span(start, self.spans[gap - 1].end))
                start = self.spans[gap].start
            found.append(Span(start, self.spans[last].end))
        return tuple(found)

    # --- noun phrases --------------------------------------------------------------------------------------------

    def source_before(self, last: int, low: int, simple: bool = False) -> tuple[int, int] | None:
        """The noun phrase that ends with token `last`, as its first and last token; it begins at `low` or later.

        A `simple` one has no apposition and is not joined by "and".
        """
        if last < low:
            return None
        word = self.low[last]
        if word == ",":
            return None if simple else self._with_apposition(last, low)
        if word in lists.SUBJECTS and not (word in lists.OBJECTS and self._is_object(last, low)):
            return last, last
        if word == "whom" and last - 2 >= low and self.low[last - 1] == "of":
            return last - 2, last
        first = last + 1
        while first > low and last - first < LONGEST_SOURCE and not self._ends_phrase(first - 1, low):
            first -= 1
        if first > last:
            return None
        found = self._within_phrase(first, last, low)
        return found if simple or found is None else self._joint(*found, low)

    def _is_object(self, index: int, low: int) -> bool:
        form = self._form(index - 1) if index > low else None
        return self.low[index] not in ("it", "you") or (form is not None and form.verb in lists.TELLING)

    def _with_apposition(self, comma: int, low: int) -> tuple[int, int] | None:
        """ "Vasko, the harbour master of Selm," without the last comma; what she cites is no part of it."""
        last = comma - 1
        for _ in range(MOST_APPOSITIONS):
            first = comma - 1
            while first > low and self.low[first] != "," and comma - first <= LONGEST_SOURCE:
                first -= 1
            if self.low[first] != "," or first + 1 >= comma or not self._apposed(first + 1, comma):
                return None
            if self.low[first + 1] in ("citing", "quoting") or self.low[first + 2] in ("cited", "quoted"):
                last = first - 1
            core = self.source_before(first - 1, low, simple=True)
            if core is None:
                return None
            if core[0] - 3 >= low and self.low[core[0] - 2 : core[0]] in ([",", "citing"], [",", "quoting"]):
                return self.source_before(core[0] - 3, low, simple=True)
            more = core[0] > low and self.low[core[0] - 1] == "," and self.low[core[0]] in lists.DETERMINERS
            if not more and self.low[core[0]] not in ("citing", "quoting"):
                return core[0], last
            comma = first
        return None

    def _apposed(self, first: int, comma: int) -> bool:
        """Whether the tokens [first, comma) say more of the noun phrase before them."""
        opener = self.low[first]
        if opener in ("who", "which", "citing", "quoting"):
            return True
        known = opener in lists.DETERMINERS or opener.isdigit()
        return known and not any(self.low[at] in lists.AUXILIARIES for at in range(first, comma))

    def _within_phrase(self, first: int, last: int, low: int) -> tuple[int, int] | None:
        """The noun phrase at the end of the tokens [first, last], which hold no verb and no mark."""
        before = self._form(first - 1) if first > low else None
        told = before is not None and before.verb in lists.TELLING
        if self.low[first] in lists.OBJECTS and first < last:
            follows = self.low[first + 1]
            if self.low[first] != "her" or follows in lists.DETERMINERS or (told and self._capital(first + 1)):
                first += 1
                told = False
        for index in range(last, first, -1):
            if (
                self.low[index] in lists.DETERMINERS
                and self.low[index - 1] not in lists.PREPOSITIONS | lists.DETERMINERS
            ):
                first, told = index, False
                break
        if told and first < last:
            split = self._after_addressee(first, last)
            if split is None:
                return None
            first = split
        while self.low[first] in lists.ADVERBS and first < last:
            first += 1
        if self.low[first] in lists.PREPOSITIONS:
            if first + 2 > last or self.low[first + 1] in lists.DETERMINERS:
                return None
            first += 2
        bare = self.low[first] not in lists.DETERMINERS
        if bare and last - first > 8:
            return None
        only = self.low[first : last + 1]
        if all(word in lists.ADVERBS | lists.TIMES for word in only):
            return None
        if len(only) == 1 and (only[0] in lists.OBJECTS or only[0] in lists.DETERMINERS - lists.PRONOMINAL):
            return None
        if self.low[last] in lists.PREPOSITIONS or (self.low[last] in lists.DETERMINERS and len(only) > 1):
            return None
        return first, last

    def _after_addressee(self, first: int, last: int) -> int | None:
        """Where the subject begins in "(told) reporters villagers …", "(told) the Courier Holm …"."""
        index = last
        while index > first and self._capital(index):
            index -= 1
        if index < last and not self._capital(index):
            return index + 1
        return last if not self._capital(last) and self.low[first] not in ("no",) else None

    def _joint(self, first: int, last: int, low: int) -> tuple[int, int]:
        """ "Holm and Marrow": a phrase before "and" belongs to it if nothing stands before that."""
        if first - 2 >= low and self.low[first - 1] == "and":
            one = self.source_before(first - 2, low, simple=True)
            if one is not None and self._opens_clause(one[0], low):
                return one[0], last
        return first, last

    def _opens_clause(self, index: int, low: int) -> bool:
        """Whether a clause may begin with token `index`."""
        if index <= low:
            return True
        before = self.low[index - 1]
        return before in lists.CONJUNCTIONS or not before[0].isalnum()

    def phrase_after(self, first: int, high: int, stops: frozenset[str] = frozenset()) -> int | None:
        """The last token of the noun phrase that begins with `first`, None where none begins there."""
        last = first - 1
        while last + 1 < high and last - first < LONGEST_SOURCE:
            word = self.low[last + 1]
            ends = self._ends_phrase(last + 1, first) or word in stops
            if word == "and" and last + 2 < high and self._capital(last + 2) and last >= first and self._capital(last):
                ends = False
            if ends:
                break
            last += 1
        while last > first and self.low[last] in lists.PREPOSITIONS | lists.ADVERBS:
            last -= 1
        return last if last >= first else None

    # --- verb groups ---------------------------------------------------------------------------------------------

    def group(self, head: int, low: int, form: Form) -> Group | None:
        """The verb group of `head` if it is finite and states what happened, else None ("would deny", "to say")."""
        first, negated, flags = head, False, set()
        while first > low:
            word = self.low[first - 1]
            if word in lists.AUXILIARIES:
                flags.add("be" if word in lists.BE else "modal" if word in lists.MODALS else word[:2])
            elif word.endswith("n’t"):
                negated = True
                flags.add("modal" if word[0] in "wcs" and word != "wasn’t" and word != "weren’t" else
                          "be" if word[0] in "iaw" else word[:2])  # fmt: skip
            elif word in lists.NEGATIONS:
                negated = True
            elif word == "to" and first - 2 >= low and self.low[first - 2] in lists.KEEPING and form.kind == "base":
                flags.add("keep")
                first -= 1
            elif word in lists.KEEPING and form.kind == "ing":
                flags.add("keep")
            elif not (word in lists.ADVERBS or (word.endswith("ly") and len(word) > 4 and first - 1 > low)):
                break
            first -= 1
        passive = "be" in flags and form.kind in ("past", "participle")
        if "modal" in flags and (
            not negated or {"can", "can’t", "cannot", "could", "couldn’t"}.intersection(self.low[first:head])
        ):
            return None
        if form.kind == "ing" and not flags & {"be", "keep"}:
            return None
        if form.kind == "participle" and not flags:
            return None
        if form.kind == "base" and not flags & {"keep", "do", "di", "modal"} and not self._present(first, low, head):
            return None
        if form.kind == "s" and (flags or not self._singular(first, low, head)):
            return None
        return Group(first, head, form, passive, negated)

    def _present(self, first: int, low: int, head: int) -> bool:
        """Whether a base form is a present tense: "they say", "minutes show", and no noun or infinitive."""
        if first <= low:
            return False
        before = self.low[first - 1]
        if before in ("i", "we", "they", "you", "who", "which", "people", "police"):
            return True
        plural = before.endswith("s") and not before.endswith(("ss", "’s")) and before not in lists.DETERMINERS
        return plural and (noun(self.low[head]) is None or self._starts_complement(head + 1))

    def _singular(self, first: int, low: int, head: int) -> bool:
        """Whether an -s form is a verb: always where no noun looks like it, else after a singular subject."""
        if noun(self.low[head]) is None and self.low[head] not in lists.PLURALS:
            return first > low
        if first <= low or not self._starts_complement(head + 1):
            return False
        before = self.low[first - 1]
        if before in ("he", "she", "it", "who", "which"):
            return True
        return self._capital(first - 1) or (
            before not in lists.DETERMINERS | lists.UNDESCRIPTIVE and self._subject_has_determiner(first - 1, low)
        )

    def _subject_has_determiner(self, last: int, low: int) -> bool:
        found = self.source_before(last, low)
        return found is not None and self.low[found[0]] in lists.DETERMINERS and self._opens_clause(found[0], low)

    def _starts_complement(self, index: int) -> bool:
        if index >= len(self.low):
            return False
        word = self.low[index]
        return word in lists.DETERMINERS | lists.SUBJECTS | {"that"} or word in OPENING or self._capital(index)

    # --- complements ---------------------------------------------------------------------------------------------

    def quotation_at(self, index: int, high: int) -> tuple[int, int] | None:
        """The tokens between the opening mark at `index` and its closing mark; without one, to the end."""
        if index >= high or self.low[index] not in OPENING:
            return None
        if index + 1 >= high or self.spans[index + 1].start != self.spans[index].end:
            return None
        closers = self._closers[OPENING[self.low[index]]]
        place = bisect_left(closers, index + 2)
        if place < len(closers):
            return index + 1, closers[place] - 1
        return index + 1, len(self.low) - 1  # the closing mark was the edge of what is read

    def _skip_modifiers(self, index: int, high: int) -> int | None:
        """The place of "that" behind words that go with the cue ("on Monday in a statement"), else None."""
        at = index
        while at < high and at - index <= LONGEST_GAP:
            word = self.low[at]
            if word == "that":
                return at
            if word == "," and at + 1 < high and self.low[at + 1] in ("citing", "quoting"):
                close = next((i for i in range(at + 1, min(high, at + LONGEST_GAP)) if self.low[i] == ","), None)
                if close is None:
                    return None
                at = close + 1
                continue
            if (
                not word[0].isalnum()
                or word in lists.AUXILIARIES
                or word in lists.CONJUNCTIONS
                or word in lists.SUBJECTS
            ):
                return None
            at += 1
        return None

    def _modifier(self, index: int) -> bool:
        word = self.low[index]
        if word in lists.PREPOSITIONS | lists.ADVERBS | lists.TIMES or (
            word.endswith("ly") and not self._capital(index)
        ):
            return True
        follows = self.low[index + 1] if index + 1 < len(self.low) else ""
        return (word in ("last", "this") and follows in lists.TIMES) or follows == "times"

    def addressee_at(self, index: int, high: int) -> int | None:
        """The last token of who is told something, from token `index` on."""
        if index >= high:
            return None
        word = self.low[index]
        if word in ("me", "us", "him", "them", "you", "it"):
            return index
        if word == "her" and self._ends_object(index + 1, high):
            return index
        if (
            word in lists.SUBJECTS | lists.CONJUNCTIONS | lists.PREPOSITIONS
            or not self._word(index)
            or self._modifier(index)
        ):
            return None
        last = index
        while last + 1 < high and last - index < 10:
            nxt = self.low[last + 1]
            if nxt in lists.DETERMINERS and self.low[last] not in lists.PREPOSITIONS | lists.DETERMINERS:
                break
            if nxt in lists.PREPOSITIONS and nxt not in ("of", "at", "from"):
                break
            time = nxt in lists.TIMES and not (self._capital(last) and self._capital(last + 1))
            if time or nxt in lists.ADVERBS or nxt == "last" or self._ends_phrase(last + 1, index):
                break
            last += 1
        nxt = self.low[last + 1] if last + 1 < high else "."
        if self._word(last + 1 if last + 1 < high else last) and (
            nxt in lists.AUXILIARIES or self._form_ends(last + 1, high)
        ):
            # No mark parts addressee and subject: "reporters villagers had fled".
            split = self._after_addressee(index, last)
            return None if split is None or split == index else split - 1
        return last

    def _ends_object(self, index: int, high: int) -> bool:
        """Whether what stands at `index` shows that "her" before it was an object and no possessive."""
        if index >= high or not self._word(index):
            return True
        word = self.low[index]
        ends = word in lists.DETERMINERS | lists.SUBJECTS | lists.CONJUNCTIONS | lists.ADVERBS
        return ends or self._capital(index) or self._modifier(index)

    def _form_ends(self, index: int, high: int) -> bool:
        return (
            index < high
            and self._ends_phrase(index, index - 1)
            and self.low[index] not in lists.CONJUNCTIONS | lists.SUBJECTS
        )

    def _clause_like(self, index: int, high: int) -> bool:
        """Whether a sentence may begin at `index`, "that" left out."""
        if index + 1 >= high or not self._word(index):
            return False
        word = self.low[index]
        if word in ("it", "this", "that", "you", "her"):
            return self._verbal(index + 1) or (high - index > 3 and self._verbal(index + 2))
        if word in lists.SUBJECTS:
            return word not in ("who", "which")
        if word in ("so", "goodbye", "yes", "no"):
            return False
        if word in lists.PREPOSITIONS:
            return False
        for at in range(index + 1, min(high, index + LONGEST_GAP)):
            if not self._word(at):
                return False
            if self._verbal(at):
                return True
        return False

    def _says(self, index: int, high: int) -> bool:
        """Whether what stands behind "said" may be said words though no verb is seen: more than "so" or "it again"."""
        if index + 1 >= high or not self._word(index):
            return False
        return self.low[index] not in lists.PREPOSITIONS | lists.OBJECTS | lists.TIMES | _NOTHING_SAID

    def _verbal(self, index: int) -> bool:
        if index >= len(self.low):
            return False
        word = self.low[index]
        if word in lists.AUXILIARIES or word in lists.VERBS or word.endswith(("ed", "n’t")):
            return True
        form = self._form(index)
        return form is not None and noun(word) is None and form.kind in ("past", "s")

    def _opens_noun_cue(self, at: int, high: int) -> bool:
        return any(noun(self.low[i]) is not None for i in range(at, min(high, at + 6)))

    def _names(self, verb: str, at: int, high: int) -> bool:
        """Whether something is called or described as something from `at` on: "the bill “a gift”", "the law a joke"."""
        if self.low[at] in lists.PREPOSITIONS:
            return False
        last = self.phrase_after(at, high) if self.low[at] not in lists.SUBJECTS | lists.OBJECTS else at
        if last is None or last + 1 >= high:
            return False
        follows = self.low[last + 1]
        split = verb == "call" and any(
            self.low[i] in lists.DETERMINERS and self.low[i - 1] not in lists.PREPOSITIONS
            for i in range(at + 1, last + 1)
        )
        return follows in OPENING or (follows == "as" and verb == "describe") or split

    def complement(self, group: Group, high: int) -> tuple[tuple[int, int] | None, int, tuple[int, int]] | None:
        """What `group` introduces: addressee, last token of the cue, content; `high` ends the sentence."""
        verb, at, cue_last = group.form.verb, group.head + 1, group.head
        told: tuple[int, int] | None = None
        if at >= high:
            return None
        if self.low[at] in (",", ":") and (quoted := self.quotation_at(at + 1, high)):
            return None, cue_last, quoted
        if quoted := self.quotation_at(at, high):
            rest = quoted[1] + 2
            short = verb in lists.OBJECT and rest < high and self.low[rest] in ("of", "for")
            return None, cue_last, (at, high - 1) if short else quoted
        if verb in lists.BLAMING:
            return None, cue_last, (at, high - 1)
        if verb in lists.NAMING:
            return (None, cue_last, (at, high - 1)) if self._names(verb, at, high) else None
        if self.low[at] == "as" and verb in ("describe", "denounce", "condemn"):
            return None, cue_last, (at, high - 1)
        prepositions = lists.PREPOSITIONAL.get(verb, ())
        if self.low[at] in prepositions and at + 1 < high:
            return None, at, (at + 1, high - 1)
        if verb in lists.TELLING and (last := self.addressee_at(at, high)) is not None:
            told, at = (at, last), last + 1
        elif self.low[at] == "to" and verb in lists.CLAUSE and verb not in lists.INFINITIVE:
            last = self.addressee_at(at + 1, high)
            if last is not None:
                told, at, cue_last = (at + 1, last), last + 1, at
        if at >= high:
            return None
        if self.low[at] in (",", ":") and (quoted := self.quotation_at(at + 1, high)):
            return told, cue_last, quoted
        if quoted := self.quotation_at(at, high):
            return told, cue_last, quoted
        if told and self.low[at] in prepositions and at + 1 < high:
            return told, cue_last, (at + 1, high - 1)
        that = self._skip_modifiers(at, high)
        clausal = verb in lists.CLAUSE | lists.TELLING
        if that is not None and (that == at or self.low[at] == "," or self._modifier(at)) and clausal:
            quoted = self.quotation_at(that + 1, high)
            if that > at and not told and cue_last == group.head and self.low[at] != ",":
                cue_last = that - 1
            if that + 2 >= high or self.low[that + 1] in ("with", "to", "for", "about", "of", "as"):
                return None
            return told, cue_last, quoted or (that + 1, high - 1)
        if self.low[at] in ("how", "why", "whether", "what", "if") and (clausal or verb == "ask"):
            return told, cue_last, (at, high - 1)
        if self.low[at] == "to" and at + 1 < high and (verb in lists.INFINITIVE or (told and verb in lists.TELLING)):
            return told, cue_last, (at, high - 1)
        if verb == "urge" and not told:
            return None, cue_last, (at, high - 1)
        while at < high and (self.low[at] in lists.ADVERBS - lists.NEGATIONS or self.low[at] in lists.TIMES):
            at += 1
        if at < high and self.low[at] == "on" and at + 1 < high and self.low[at + 1] in lists.TIMES:
            cue_last = at + 1 if not told else cue_last
            at += 2
        takes = verb in lists.OBJECT or (verb in lists.RELAYING and at < high and self._opens_noun_cue(at, high))
        if takes and at < high and self._word(at) and self.low[at] not in _NO_OBJECT:
            return told, cue_last, (at, high - 1)
        if (
            clausal
            and verb not in lists.WITH_THAT
            and (self._clause_like(at, high) or (verb == "say" and self._says(at, high)))
        ):
            return told, cue_last, (at, high - 1)
        if verb == "admit" and at < high and self.low[at].endswith("ing"):
            return told, cue_last, (at, high - 1)
        return None
