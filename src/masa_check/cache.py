"""
A cache of computed values: those that a wheel ships, and those that this machine has computed since.

The first stand in the package, the others in the folder in which Python keeps compiled modules.
"""

from __future__ import annotations

import importlib.util
import os
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from masa_check import unfinished
from masa_check.version import __version__

SHIPPED = 'kept'  # the folder of the package for what a wheel ships


def fingerprint(*parts: bytes) -> str:
    """What changes with any of some bytes: the hash by which Python tells whether a compiled module fits its source."""
    hashed = importlib.util.source_hash  # a cryptographic one takes a fiftieth of a start to import
    return hashed(b''.join(map(hashed, parts))).hex()


def recall(name: str, key: str) -> Any:
    """The cached value of a name and key; None where there is none or it cannot be read."""
    for place in (_shipped(name, key), _place(name, key)):
        try:
            return pickle.loads(place.read_bytes())
        except Exception:
            continue
    return None


def ship(folder: Path, name: str, key: str, value: Any) -> None:
    """Write a value into a folder for a wheel to bring."""
    (folder / _shipped(name, key).name).write_bytes(pickle.dumps(value, protocol=4))


def keep(name: str, key: str, value: Any) -> None:
    """Cache a value in place of the older ones of its name, unless Python is set to write no bytecode."""
    if sys.dont_write_bytecode:
        return
    place = _place(name, key)
    part = place.with_suffix(f'.{os.urandom(8).hex()}')
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        for older in place.parent.glob(f'{name}-*'):
            older.unlink(missing_ok=True)
        unfinished.PATHS.add(os.fspath(part))
        try:
            part.write_bytes(pickle.dumps(value))
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)


def _shipped(name: str, key: str) -> Path:
    """The path of a value that a wheel brings; what its key stands for says whether this Python can use it."""
    return Path(__file__).with_name(SHIPPED) / f'{name}-{key}.pickle'


def _place(name: str, key: str) -> Path:
    """The path of a cached value, beside the compiled form of this module."""
    compiled = Path(importlib.util.cache_from_source(__file__))
    return compiled.with_name(f'{name}-{__version__}-{key}.{sys.implementation.cache_tag}.pickle')
