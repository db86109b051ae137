"""What a table is made of: fields, vocabularies, keys. Declared here once, rendered by schemas.render for each target.

No table is declared here (schemas.tables) and no target is known here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Self

Kind = Literal["string", "integer", "number", "boolean", "timestamp"]
Value = str | int | float | bool


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of terms, each with a sentence that says when it applies."""

    name: str
    terms: dict[str, str]


@dataclass(frozen=True)
class Field:
    """One column: the same name means the same thing in every table.

    `minimum` and `maximum` bound numbers (inclusive); `pattern` is a regular expression that the whole string matches.
    `private` marks article text that a release may have to withhold.
    """

    name: str
    kind: Kind
    description: str
    example: Value | None = None
    nullable: bool = False
    unique: bool = False
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    vocabulary: Vocabulary | None = None
    private: bool = False

    def __post_init__(self) -> None:
        if not self.description.endswith("."):
            raise ValueError(f"field {self.name}: the description is not a sentence")
        if self.vocabulary and self.kind != "string":
            raise ValueError(f"field {self.name}: only a string has a vocabulary")

    def using(self, **changes: object) -> Self:
        """The same field with what differs in one table."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class ForeignKey:
    """`fields` of this table name rows of `table` by `target`; null names nothing."""

    fields: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table, asset and Parquet file. A leading underscore marks an internal table, which no release holds."""

    name: str
    stage: str
    title: str
    description: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = [field.name for field in self.fields]
        if len(set(names)) != len(names):
            raise ValueError(f"table {self.name}: a field is declared twice")
        if not set(self.key) <= set(names):
            raise ValueError(f"table {self.name}: the key names no field")
        for foreign in self.foreign_keys:
            if not set(foreign.fields) <= set(names) or len(foreign.fields) != len(foreign.target):
                raise ValueError(f"table {self.name}: a foreign key names no field")

    @property
    def released(self) -> bool:
        """Whether a release holds the table."""
        return not self.name.startswith("_")

    def field(self, name: str) -> Field:
        """The field called `name`; KeyError where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"table {self.name} has no field {name}")
