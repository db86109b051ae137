"""The loop of fine-tuning: epochs of steps, a rate that rises and then falls, gradients cut at length 1.

What a step is and what it costs is told by whoever trains.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import torch
from torch import nn

RISE = 0.08
"""Share of the training in which the rate rises."""
LOWEST = 0.02
"""Share of the rate at which it ends."""
T = TypeVar("T")


def descend(
    module: nn.Module,
    groups: list[dict[str, Any]],
    epochs: int,
    draw: Callable[[], Sequence[T]],
    loss_of: Callable[[T], torch.Tensor],
    start: float,
) -> None:
    """Train `module` in place; prints the mean loss of each epoch.

    `groups`: parameters with their rates, as AdamW takes them; `draw`: the steps of an epoch; `start`: share of the
    rate at the first step.
    """
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [group["lr"] for group in optimizer.param_groups]
    for epoch in range(epochs):
        total, drawn = 0.0, draw()
        for number, step in enumerate(drawn):
            progress = (epoch + number / len(drawn)) / epochs
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, progress / RISE + start) * max(LOWEST, 1 - progress)
            loss = loss_of(step)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(module.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
        print(f"epoch {epoch} loss {total / len(drawn):.4f}", flush=True)
