"""Score the times of sayings and events on our own gold, beside dateparser: python -m benchmarks.times [--misses]."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from benchmarks.report import markdown_table
from benchmarks.times.gold import CHOOSE, TEST, Case, Days, answer, cases
from benchmarks.times.peers import Peer, peers


def overlaps(one: Days | None, other: Days | None) -> bool:
    """Whether the two share a day; no time agrees with no time."""
    if one is None or other is None:
        return one is other
    return one[0] <= other[1] and other[0] <= one[1]


def ours(case: Case) -> Days | None:
    """What the attribution stage answers."""
    return answer(case)[0]


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right) / len(right):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print what we miss, of choose.csv only")
    misses = parser.parse_args().misses
    methods: dict[str, Peer] = {"onrecord": ours, **peers()}
    if len(methods) == 1:
        print("dateparser is not installed (requirements-dev.lock): its columns are left out.\n")
    header = ["half", "group", "cases", *(f"{name}: {figure}" for name in methods for figure in ("exact", "overlap"))]
    table = []
    for half, path in (("choose", CHOOSE), ("test", TEST)):
        gold = cases(path)
        found = {name: [method(case) for case in gold] for name, method in methods.items()}
        for group in (*dict.fromkeys(case.group for case in gold), "all"):
            rows = [number for number, case in enumerate(gold) if group in (case.group, "all")]
            cells = [half, group, str(len(rows))]
            for days in found.values():
                cells.append(_share([days[n] == gold[n].expected for n in rows]))
                cells.append(_share([overlaps(days[n], gold[n].expected) for n in rows]))
            table.append(cells)
        if misses and path == CHOOSE:
            for case, days in zip(gold, found["onrecord"], strict=True):
                if days != case.expected:
                    print(f"{case.id} {case.published} {case.role}: {case.text}\n  {case.expected} / {days}")
    print(markdown_table(header, table))


if __name__ == "__main__":
    main()
