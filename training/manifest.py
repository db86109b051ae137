"""Keeps weights.json: the hash of every file beside it, and the settings that the steps of training found."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

FILE = "weights.json"
SHIPPED = {".onnx", ".bin", ".txt", ".json"}


def update(folder: Path, **settings: object) -> None:
    """Hash the shipped files of `folder` again and put `settings` in the place of those of their names."""
    path = folder / FILE
    content = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    names = sorted(item.name for item in folder.iterdir() if item.suffix in SHIPPED and item.name != FILE)
    content["sha256"] = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    path.write_text(json.dumps(content | settings, indent=1, sort_keys=True) + "\n", encoding="utf-8")
