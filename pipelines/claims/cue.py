"""The stance of a cue: `denied`, `has not confirmed`, `refused to rule out`. What the content adds is in
propositions.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipelines.claims.lexicon import NEGATORS, Cue, cues, verbs
from pipelines.claims.tokens import Token

# Words before or in a cue that negate it as `not` does.
_REFUSALS = frozenset("refuse decline fail unable unwilling stop".split())
_CUE_NEGATORS = NEGATORS - {"no", "without", "nothing", "none", "nobody"}
_BELIEFS = frozenset("believe think suppose expect imagine anticipate consider feel reckon".split())
# `have seen nothing to suggest`, `found no sign`: nothing was found that would speak for the content.
_NOTHING = frozenset(["no", "nothing", "little"])
_SEARCHING = frozenset("see find indicate suggest show support prove evidence indication sign proof".split())
# Cues whose own meaning negates their content.
_REFUSING = frozenset(["refuse", "decline", "decline to"])
_FORBIDDING = frozenset(["forbid", "prohibit", "ban", "warn against", "oppose", "discourage", "dissuade"])


class CueReading(NamedTuple):
    """What the cue says: stance, certainty, whether it turns the content round, and the words that say so."""

    stance: str
    certainty: str
    lemma: str
    reverses: bool
    stance_tokens: tuple[Token, ...]
    negation_tokens: tuple[Token, ...]


def _lemma(token: Token) -> str:
    return verbs().lemma.get(token.low, token.low)


def _entries(tokens: Sequence[Token], cue_lemma: str | None) -> list[tuple[int, int, str, Cue]]:
    """Lexicon entries in the cue: (first word, words, lemma, entry); longer ones hide the words inside them."""
    lexicon = cues()
    lemmas = [_lemma(token) for token in tokens]
    found: list[tuple[int, int, str, Cue]] = []
    index = 0
    while index < len(tokens):
        for length in range(min(4, len(tokens) - index), 0, -1):
            for words in (lemmas, [token.low for token in tokens]):
                key = " ".join(words[index : index + length])
                if key in lexicon:
                    found.append((index, length, key, lexicon[key]))
                    break
            else:
                continue
            index += length - 1
            break
        index += 1
    if not found and cue_lemma and cue_lemma.lower() in lexicon:
        found.append((0, len(tokens), cue_lemma.lower(), lexicon[cue_lemma.lower()]))
    return found


def _chosen(entries: list[tuple[int, int, str, Cue]]) -> tuple[int, int, str, Cue] | None:
    """The entry that carries the stance: the first that is more than plain saying, else the first."""
    weighty = [entry for entry in entries if entry[3].stance != "asserts"]
    # In `refused to rule out` the refusal negates and the rest is the cue.
    weighty = [entry for entry in weighty if entry[2] not in _REFUSING or entry is entries[-1]] or weighty
    return next(iter(weighty or entries), None)


def read_cue(cue: Sequence[Token], before: Sequence[Token], cue_lemma: str | None) -> CueReading:
    """The stance of the cue's words; `before` are the last words of the same sentence before the cue.

    A cue that the lexicon lacks, and no cue at all, asserts.
    """
    nothing = tuple(token for token in cue if token.low in _NOTHING)
    if nothing and not _SEARCHING.isdisjoint(map(_lemma, cue)):
        return CueReading("no_evidence", "unknown", (cue_lemma or "").lower(), False, tuple(cue), nothing)
    entries = _entries(cue, cue_lemma)
    chosen = _chosen(entries)
    if chosen is None:
        return CueReading("asserts", "certain", (cue_lemma or "").lower(), False, tuple(cue), ())
    at, length, lemma, entry = chosen
    lead = [*before[-3:], *cue[:at]] if cue else []
    negations = []
    for index, token in enumerate(lead):
        following = lead[index + 1].low if index + 1 < len(lead) else ""
        if token.low in _CUE_NEGATORS or _lemma(token) in _REFUSALS or (token.low == "yet" and following == "to"):
            negations.append(token)
    tail = cue[at + length :]
    negations += [token for token in tail[:2] if token.low in {"not", "n't", "never"}]
    odd = len(negations) % 2 == 1
    stance, certainty, reverses = entry.stance, entry.certainty, lemma in _REFUSING | _FORBIDDING
    if odd:
        if stance == "denies":
            stance, certainty = ("confirms" if lemma == "deny" else "asserts"), "possible"
        elif stance == "doubts":
            stance, certainty = "asserts", "probable"
        elif lemma in _BELIEFS:
            stance, certainty = "denies", "probable"
        elif lemma == "agree":
            stance, certainty = "denies", "certain"
        elif stance in {"demands", "commits"}:
            reverses = not reverses
        elif stance != "asks":
            stance, certainty = "no_evidence", "unknown"
    words = tuple(cue[at : at + length]) or tuple(cue)
    return CueReading(stance, certainty, lemma, reverses, words, tuple(negations))
