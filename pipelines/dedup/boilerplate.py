"""What an outlet prints under or over every article: learned from paragraphs that recur at the edges of its articles.

The shingles found here are left out where two articles are compared. They are never cut from a text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipelines.dedup.shingles import KEPT, U64, Sketch, among, distinct, paragraph_shingles

MIN_ARTICLES = 8  # of an outlet that carry the paragraph
MIN_AT_EDGE = 0.8  # of the paragraph's uses are at an edge: what recurs inside articles is reuse, not boilerplate
MIN_DISTINCT = 0.8  # of the articles that carry it are otherwise different: a much-copied story's end is no boilerplate

_NONE = np.zeros(0, dtype=np.uint64)


def _learn(texts: Sequence[str], sketches: Sequence[Sketch]) -> U64:
    keys, counts = np.unique(np.concatenate([distinct(sketch.edges) for sketch in sketches]), return_counts=True)
    recurring = dict(zip(keys[counts >= MIN_ARTICLES].tolist(), counts[counts >= MIN_ARTICLES].tolist(), strict=True))
    if not recurring:
        return _NONE
    carriers: dict[int, list[int]] = {key: [] for key in recurring}
    for index, sketch in enumerate(sketches):
        for key in set(sketch.edges.tolist()) & recurring.keys():
            carriers[key].append(index)
    printed = paragraph_shingles([texts[members[0]] for members in carriers.values()])
    found = {key: paragraphs[key] for key, paragraphs in zip(carriers, printed, strict=True)}
    everything = distinct(np.concatenate(list(found.values())))
    marks, uses = np.unique(np.concatenate([sketch.fingerprints for sketch in sketches]), return_counts=True)
    masked = [_NONE]
    for key, members in carriers.items():
        kept = found[key][found[key] < KEPT]
        kept = kept[among(kept, marks)]
        # The rarest fingerprint of the paragraph bounds how often it is printed anywhere in an article.
        anywhere = int(uses[np.searchsorted(marks, kept)].min()) if len(kept) else len(members)
        # What an article has besides the recurring paragraphs, by its least fingerprint: the same for most copies.
        rests = (own[~among(own, everything)] for own in (sketches[index].fingerprints for index in members))
        different = len({int(rest[0]) if len(rest) else -1 for rest in rests})
        if len(members) >= MIN_AT_EDGE * anywhere and different >= MIN_DISTINCT * len(members):
            masked.append(found[key])
    return distinct(np.concatenate(masked))


def learn(texts: Sequence[str], sketches: Sequence[Sketch], outlets: Sequence[str | None]) -> dict[str | None, U64]:
    """For each outlet the sorted shingle hashes of its boilerplate; all unknown outlets count as one.

    The three lists run parallel over articles that are no exact copies of each other.
    """
    members: dict[str | None, list[int]] = {}
    for index, outlet in enumerate(outlets):
        members.setdefault(outlet, []).append(index)
    return {
        outlet: _learn([texts[i] for i in own], [sketches[i] for i in own]) if len(own) >= MIN_ARTICLES else _NONE
        for outlet, own in members.items()
    }
