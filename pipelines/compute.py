"""Runs a function over many items: here, on a pool of threads, or on a Ray cluster. Knows no stage; alone in using ray.

The heavy work per item is an ONNX run, which releases the interpreter's lock, so threads scale and share the weights'
pages; results come in the order of the items whatever the engine and the number of workers.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal, TypeVar

Engine = Literal["threads", "ray"]
Item = TypeVar("Item")
Result = TypeVar("Result")
Factory = Callable[[], Callable[[Item], Result]]

RAY_SHARD = 64


def run(
    factory: Factory[Item, Result], items: Sequence[Item], workers: int, engine: Engine = "threads"
) -> Iterator[Result]:
    """Yield `factory()(item)` for each item, in order. Each worker calls `factory` once: it may load a model.

    On Ray, `factory` must be importable by name on the workers, items and results must be picklable.
    """
    if not items:
        return
    if engine == "ray":
        yield from _on_ray(factory, items, workers)
    elif workers <= 1 or len(items) <= 1:
        function = factory()
        yield from map(function, items)
    else:
        yield from _on_threads(factory, items, workers)


def _on_threads(factory: Factory[Item, Result], items: Sequence[Item], workers: int) -> Iterator[Result]:
    local = threading.local()

    def work(item: Item) -> Result:
        if not hasattr(local, "function"):
            local.function = factory()
        result: Result = local.function(item)
        return result

    with ThreadPoolExecutor(min(workers, len(items))) as pool:
        yield from pool.map(work, items)


def _on_ray(factory: Factory[Item, Result], items: Sequence[Item], workers: int) -> Iterator[Result]:
    """Shards of items over actors that hold one model each; a lost worker's shards are run again."""
    import ray

    if not ray.is_initialized():
        ray.init(log_to_driver=False, include_dashboard=False)

    class Worker:
        def __init__(self) -> None:
            self.function = factory()

        def work(self, shard: Sequence[Item]) -> list[Result]:
            return [self.function(item) for item in shard]

    shards = [items[start : start + RAY_SHARD] for start in range(0, len(items), RAY_SHARD)]
    actor: Any = ray.remote(num_cpus=1, max_restarts=3, max_task_retries=3)(Worker)
    actors = [actor.remote() for _ in range(max(1, min(workers, len(shards))))]
    pending = [actors[index % len(actors)].work.remote(shard) for index, shard in enumerate(shards)]
    for reference in pending:
        yield from ray.get(reference)
