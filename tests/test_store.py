"""Tables, caches and the build lock on disk."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pyarrow as pa
import pytest

from pipelines import compute
from pipelines.store import BusyError, Cache, Store, recipe
from schemas import ids
from schemas.render import arrow


def rows(count: int) -> list[dict[str, object]]:
    return [
        {"quote_id": ids.make_id("quote", n), "speaker_id": ids.make_id("speaker", n), "role": "primary"}
        for n in range(count)
    ]


def test_a_table_comes_back_as_it_was_and_sorted(tmp_path: Path) -> None:
    store = Store(tmp_path)
    written = store.write("quote_speakers", arrow.from_rows("quote_speakers", rows(50)))
    back = store.read("quote_speakers")
    assert back.column("quote_id").to_pylist() == sorted(row["quote_id"] for row in rows(50))
    assert (written.rows, written.sha256) == (50, store.sha256("quote_speakers"))
    assert not list(store.tables.glob(".*"))


def test_the_bytes_depend_on_the_rows_alone(tmp_path: Path) -> None:
    shuffled = rows(5000)
    random.Random(3).shuffle(shuffled)
    table = pa.Table.from_pylist(shuffled, schema=arrow.from_rows("quote_speakers", []).schema)
    one = Store(tmp_path / "a").write("quote_speakers", arrow.from_rows("quote_speakers", rows(5000)))
    other = Store(tmp_path / "b").write("quote_speakers", table)
    assert one.sha256 == other.sha256


def test_a_table_names_what_it_was_made_from_and_a_mixed_set_is_seen(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write("quote_speakers", arrow.from_rows("quote_speakers", rows(3)))
    store.write("speaker_aliases", arrow.from_rows("speaker_aliases", []), ["quote_speakers"])
    assert store.made_from("speaker_aliases") == {"quote_speakers": store.sha256("quote_speakers")}
    assert store.mixed(["speaker_aliases", "quote_speakers"]) == []
    store.write("quote_speakers", arrow.from_rows("quote_speakers", rows(4)))
    (problem,) = store.mixed(["speaker_aliases", "quote_speakers"])
    assert "speaker_aliases" in problem and "build again" in problem


def test_an_unknown_field_or_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="colour"):
        arrow.from_rows("quote_speakers", [{"colour": 1}])
    with pytest.raises(KeyError):
        Store(tmp_path).path("../escape")


def test_a_cache_keeps_products_of_one_recipe(tmp_path: Path) -> None:
    with Cache(tmp_path, "stage", "r1") as cache:
        cache.put({str(n): bytes([n % 256]) for n in range(1200)})
        assert cache.get(["7", "missing"]) == {"7": b"\x07"}
        assert len(cache.get([str(n) for n in range(1200)])) == 1200
    with Cache(tmp_path, "stage", "r2") as cache:
        assert cache.get(["7"]) == {}
    with Cache(tmp_path, "stage", "r1") as cache:
        assert cache.get(["7"]) == {}, "products of an older recipe are dropped, not revived"


def test_a_recipe_changes_with_a_source_and_not_with_its_place(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.py").write_text("1")
    assert recipe(tmp_path / "a") == recipe(tmp_path / "b")
    (tmp_path / "b" / "x.py").write_text("2")
    assert recipe(tmp_path / "a") != recipe(tmp_path / "b")
    assert recipe(tmp_path / "a", extra=("model",)) != recipe(tmp_path / "a")


HOLD = """
    import sys, time
    from pathlib import Path
    from pipelines.store import Store
    with Store(Path(sys.argv[1])).lock():
        print("held", flush=True)
        time.sleep(60)
"""


def test_one_build_at_a_time_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", textwrap.dedent(HOLD), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": "."}) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "held\n"
        with pytest.raises(BusyError, match=f"process {holder.pid}"), Store(tmp_path).lock():
            pass
        holder.send_signal(signal.SIGKILL)
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / ".quotes.1.tmp").write_bytes(b"half a table")
    with Store(tmp_path).lock():
        assert not list((tmp_path / "tables").iterdir()), "what a killed build left half-written is removed"


def double() -> compute.Callable[[int], int]:
    return lambda value: value * 2


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    def slow_start() -> compute.Callable[[int], int]:
        def function(value: int) -> int:
            time.sleep(0.002 * (5 - value % 5))
            return value * 2

        return function

    assert list(compute.run(slow_start, list(range(20)), workers)) == [n * 2 for n in range(20)]
    assert list(compute.run(double, [], workers)) == []


def test_a_worker_loads_once_and_its_error_is_raised() -> None:
    loads: list[int] = []

    def factory() -> compute.Callable[[int], float]:
        loads.append(1)
        return lambda value: 1 / value

    with pytest.raises(ZeroDivisionError):
        list(compute.run(factory, [1, 2, 0], 1))
    assert loads == [1]


def test_the_same_on_ray() -> None:
    pytest.importorskip("ray", reason="the extra [ray] is not installed")
    assert list(compute.run(double, list(range(200)), 2, "ray")) == [n * 2 for n in range(200)]
