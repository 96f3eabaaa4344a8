"""
The compiled part of pydantic, which validates by a schema.

The package around it brings the types that schemas are written with: their import is a tenth of a start, and only who
builds a schema needs them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING

PACKAGE, COMPILED = 'pydantic_core', 'pydantic_core._pydantic_core'

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator, ValidationError, __version__
else:

    def _compiled() -> ModuleType:
        """The compiled module, with an empty package in the place of its own while it is imported."""
        spec = None if PACKAGE in sys.modules else find_spec(PACKAGE)
        if spec is None:
            return import_module(PACKAGE)
        sys.modules[PACKAGE] = module_from_spec(spec)
        try:
            return import_module(COMPILED)
        finally:
            del sys.modules[PACKAGE]

    try:
        _module = _compiled()
    except ImportError:  # its name is pydantic's own affair
        _module = import_module(PACKAGE)
    SchemaValidator, ValidationError, __version__ = (
        _module.SchemaValidator,
        _module.ValidationError,
        _module.__version__,
    )

__all__ = ['SchemaValidator', 'ValidationError', '__version__']
