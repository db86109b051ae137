"""Machine code for the inner loops of this stage, compiled from Python by numba when first called; alone in using it.

What is compiled here takes and fills arrays; it knows no table, no text object and no setting. The code is kept, so
that only the first run on a machine compiles.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import numba

DAY = 24 * 3600
Function = TypeVar("Function", bound=Callable[..., object])


def _folder() -> Path:
    """Where the code is kept: a folder for this state of the sources.

    numba looks only at the file of a function, not at those of the functions that it calls, whose code it includes.
    """
    sources = sorted(Path(__file__).parent.glob("*.py"))
    digest = hashlib.sha256(b"\x00".join(path.read_bytes() for path in sources)).hexdigest()[:16]
    beside = Path(__file__).parent / "__pycache__"
    of_user = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache") / "onrecord"
    for root in (beside, of_user):  # never a folder that others can write to: what is kept there is run
        try:
            folder = root.expanduser() / f"native-{digest}"
            folder.mkdir(parents=True, exist_ok=True)
        except (OSError, RuntimeError):  # nothing may be written there, or the user has no home
            continue
        if os.access(folder, os.W_OK):
            for other in folder.parent.glob(
                "native-*"
            ):  # of another state, unless a process may still be at work with it
                if other != folder and other.stat().st_mtime < time.time() - DAY:
                    shutil.rmtree(other, ignore_errors=True)
            return folder
    return Path(tempfile.mkdtemp(prefix="onrecord-native-"))


numba.config.CACHE_DIR = str(_folder())  # type: ignore[attr-defined]


def native(function: Function) -> Function:
    """`function` compiled for the argument types that it is called with; it must not raise."""
    return cast(Function, numba.njit(cache=True, nogil=True)(function))
