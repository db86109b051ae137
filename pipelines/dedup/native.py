"""Machine code for the inner loops of this stage, compiled from Python by numba when first called; alone in using it.

What is compiled here takes and fills arrays; it knows no table, no text object and no setting. The code is kept, so
that only the first run on a machine compiles.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., object])


def _folder() -> Path:
    """Where the code is kept: a folder for this state of the sources.

    numba looks only at the file of a function, not at those of the functions that it calls, whose code it includes.
    """
    sources = sorted(Path(__file__).parent.glob("*.py"))
    digest = hashlib.sha256(b"\x00".join(path.read_bytes() for path in sources)).hexdigest()[:16]
    beside = Path(__file__).parent / "__pycache__"
    for root in (beside, Path(tempfile.gettempdir()) / f"onrecord-{os.getuid() if hasattr(os, 'getuid') else 0}"):
        folder = root / f"native-{digest}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            for older in beside.glob("native-*"):
                if older != folder:
                    shutil.rmtree(older, ignore_errors=True)
            return folder
    return Path(tempfile.mkdtemp(prefix="onrecord-native-"))


numba.config.CACHE_DIR = str(_folder())  # type: ignore[attr-defined]


def native(function: Function) -> Function:
    """`function` compiled for the argument types that it is called with; it must not raise."""
    return cast(Function, numba.njit(cache=True, nogil=True)(function))
