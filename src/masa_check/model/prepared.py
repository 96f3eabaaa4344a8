"""
What pydantic has worked out of the model, cached: with it, a command needs no pydantic (docs/decisions/0059).

Importing pydantic and making its classes would take half of yamllint's time. Whoever calls `use` before any module of
the model is imported has its classes made by `plain` instead.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from masa_check.cache import fingerprint, recall
from masa_check.model import compiled

NAME = 'model'  # by which it is cached
FOLDER = Path(__file__).parent
BESIDE = ('values.py', 'display.py', 'declaration/validator.py')
PARTS: dict[str, bytes] = {}  # each pickled; while it is empty, the classes are pydantic's


def use() -> None:
    """Have the classes made without pydantic, if what was worked out of them is cached and none is there yet."""
    if 'masa_check.model.declared' not in sys.modules:
        PARTS.update(cached())


def cached() -> dict[str, bytes]:
    """What was worked out of this model for this Python and pydantic; nothing where it is not cached."""
    parts = recall(NAME, key())
    return parts if isinstance(parts, dict) else {}


def key() -> str:
    """It changes with Python, the minor version of pydantic's core, and the code that declares and prepares models."""
    sources = sorted(name for name in os.listdir(FOLDER) if name.endswith('.py'))
    files = (*(FOLDER / name for name in sources), *(FOLDER.parent / name for name in BESIDE))
    versions = f'{sys.implementation.cache_tag} {compiled.__version__.rpartition(".")[0]}'
    return fingerprint(versions.encode(), *(file.read_bytes() for file in files))


def schema(parts: dict[str, bytes], model: type) -> Any:
    """The schema by which a file is held to its model."""
    return pickle.loads(parts[_schema_of(model)])


def fields(model: type) -> Any:
    """The fields of a class of the model, as `shape` has them."""
    return pickle.loads(PARTS[_fields_of(model)])


def to_cache(schemas: Mapping[type, object], classes: Mapping[type, object]) -> dict[str, bytes]:
    """The schemas of files and the fields of classes as they are cached."""
    named = {_schema_of(model): made for model, made in schemas.items()}
    named |= {_fields_of(model): made for model, made in classes.items()}
    return {name: pickle.dumps(made, protocol=4) for name, made in named.items()}


def _schema_of(model: type) -> str:
    return f'schema {model.__name__}'


def _fields_of(model: type) -> str:
    return f'fields {model.__name__}'
