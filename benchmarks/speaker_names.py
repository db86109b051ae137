"""How the join of names across articles grows: `python -m benchmarks.speaker_names [--names 100000]`.

Distinct names are made from invented syllables and the given names that the stage knows, always the same ones. As in
news, a few surnames have many bearers and most have one; there are initials, middle names, bare surnames, spellings of
one name in several romanisations, bodies that share words, and their acronyms.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from datetime import UTC, datetime

from benchmarks.report import markdown_table
from pipelines.speakers.across import across
from pipelines.speakers.across.groups import Groups, Member
from pipelines.speakers.lexicon.given_names import FEMALE, MALE
from pipelines.speakers.names import names

SIZES = (0.125, 0.25, 0.5, 1.0)
SEED = 4
_ONSETS = "b br d dr f g gr h j k kh kr l m n p pr r s sh st t th tr v y z zh".split()
_VOWELS = "a e i o u ai ei ou".split()
_CODAS = ["", "", "", "k", "l", "m", "n", "nd", "r", "rt", "s", "t"]
_ENDINGS = ["ov", "enko", "sky", "son", "berg", "ini", "ez", "ian", "", "", "", "", "", ""]
_SLAVIC = {"ov": ("ow", "off"), "sky": ("skij", "skiy"), "enko": ("enko", "jenko")}
_EAST = "Kim Lee Park Choi Wang Li Zhang Chen Nguyen Tran Tanaka Sato".split()
_BODY_HEADS = "Ministry Bank University Institute Union Council Federation Agency Party Company".split()
_TASKS = "Finance Health Ports Trade Energy Mines Justice Education Transport Culture".split()
_ROLES = ("", "", "minister", "mayor", "coach of the club", "lawyer", "singer", "professor")


def _word(draw: random.Random, syllables: int) -> str:
    return "".join(
        draw.choice(_ONSETS) + draw.choice(_VOWELS) + draw.choice(_CODAS) for _ in range(syllables)
    ).capitalize()


def invented(count: int) -> list[tuple[str, str]]:
    """`count` distinct names with their kinds, the same ones at every call."""
    draw = random.Random(SEED + count)
    given = sorted(name.capitalize() for name in MALE | FEMALE)
    surnames = [_word(draw, draw.choice((1, 2, 2, 3))) + draw.choice(_ENDINGS) for _ in range(max(10, count // 4))]
    places = [_word(draw, 2) for _ in range(max(10, count // 60))]
    found: dict[str, str] = {}
    while len(found) < count:
        kind = draw.random()
        # The square of a uniform number: the first surnames have many bearers.
        surname = surnames[int(len(surnames) * draw.random() ** 2)]
        if kind < 0.5:
            found.setdefault(f"{draw.choice(given)} {surname}", "person")
        elif kind < 0.58:
            found.setdefault(f"{draw.choice(given)} {draw.choice('ABCDEFGHJKLMNPRSTW')}. {surname}", "person")
        elif kind < 0.62:
            found.setdefault(f"{draw.choice('ABCDEFGHJKLMNPRSTW')}. {surname}", "person")
        elif kind < 0.70:
            found.setdefault(surname, "person")
        elif kind < 0.74:
            found.setdefault(f"{draw.choice(_EAST)} {_word(draw, 1)}-{_word(draw, 1).lower()}", "person")
        elif kind < 0.79:
            found.setdefault(f"{_word(draw, 2)} al-{surname}", "person")
        elif kind < 0.85:
            ending = next((each for each in _SLAVIC if surname.endswith(each)), "")
            other = draw.choice(_SLAVIC[ending]) if ending else ""
            found.setdefault(f"{draw.choice(given)} {surname.removesuffix(ending)}{other}", "person")
        else:
            place, head, task = draw.choice(places), draw.choice(_BODY_HEADS), draw.choice(_TASKS)
            body = draw.choice((f"{place} {head} of {task}", f"{task} {head} of {place}", f"{place} {task} {head}"))
            found.setdefault(body, "organization")
            if draw.random() < 0.3 and len(found) < count:
                found.setdefault("".join(word[0] for word in body.split() if word[0].isupper()), "organization")
    return list(found.items())


def members_of(held: list[tuple[str, str]]) -> list[Member]:
    """One article's speaker for each name, with a role beside half of them."""
    when = datetime(2020, 1, 1, tzinfo=UTC)
    found = []
    for number, (name, kind) in enumerate(held):
        person = names.parse_person(name) if kind == "person" else None
        words = frozenset() if person else frozenset(names.body_words(name))
        beside = _ROLES[number % len(_ROLES)]
        article = f"a_{number:06d}"
        found.append(
            Member(
                f"s_{number:06d}",
                (False, when, article, 0),
                article,
                kind,
                "name",
                name,
                Counter({name: 1}),
                person,
                person.gender if person else "",
                words,
                frozenset(),
                beside=beside,
            )
        )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--names", type=int, default=100_000, help="distinct names of the largest run")
    arguments = parser.parse_args()
    cells = []
    before = 0.0
    for share in SIZES:
        members = members_of(invented(int(share * arguments.names)))
        people = {m.article_id: [m.person] for m in members if m.person is not None and m.person.given}
        groups = Groups({member.local_id: member for member in members})
        start = time.process_time()
        across.join(groups, people)
        seconds = time.process_time() - start
        roots = len({groups.find(member.local_id) for member in members})
        growth = f"{seconds / before:.2f}" if before else ""
        cells.append((f"{len(members):,}", f"{roots:,}", f"{seconds:.1f}", growth))
        before = seconds
    print(markdown_table(("names", "groups", "CPU seconds", "times the half"), cells))


if __name__ == "__main__":
    main()
