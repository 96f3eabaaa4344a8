"""A rulebook as it was last loaded, kept beside the code as Python keeps its own compiled modules."""

from __future__ import annotations

import importlib.util
import os
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from masa_check import __version__


def recall(key: str) -> Any:
    """What was kept under a key, or None: nothing kept, or not to be read, is no fault."""
    try:
        return pickle.loads(_place(key).read_bytes())
    except Exception:
        return None


def keep(key: str, value: Any) -> None:
    """Keep a value, whole or not at all, unless Python has been told to leave nothing behind."""
    if sys.dont_write_bytecode:
        return
    place = _place(key)
    part = place.with_suffix(f'.{os.getpid()}')
    with suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        for older in place.parent.glob('rulebook-*'):
            older.unlink(missing_ok=True)
        part.write_bytes(pickle.dumps(value))
        part.replace(place)


def _place(key: str) -> Path:
    """Where Python would keep the compiled form of this module, under a name of its own."""
    compiled = Path(importlib.util.cache_from_source(__file__))
    return compiled.with_name(f'rulebook-{__version__}-{key}.{sys.implementation.cache_tag}.pickle')
