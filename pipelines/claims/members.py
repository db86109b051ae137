"""What a quotation states, on its way to a claim: the record that pointing.py, clusters.py and claims.py hand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipelines.claims.propositions import Proposition


@dataclass
class Member:
    """A proposition of a quotation on its way to a claim."""

    quote: dict[str, Any]
    ordinal: int
    proposition: Proposition
    points_at: Member | None = None
    claim_id: str = ""
    similarity: float = 1.0
    core: int = 0
    """Number of its core in its story; see clusters.Clusters."""
    core_id: str = ""
