"""The real LibreOffice, for tests that are skipped where it is absent: it opens, changes and saves a form."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

CHANGE = Path(__file__).parent / 'in_libreoffice.py'
SYSTEM_PYTHONS = ('/usr/bin/python3', 'python3')
SECONDS = 240


@cache
def soffice() -> str | None:
    return shutil.which('soffice')


@cache
def python_with_uno() -> str | None:
    """A Python that can talk to LibreOffice; Debian has it beside its own."""
    for name in SYSTEM_PYTHONS:
        found = shutil.which(name)
        if found and not subprocess.run([found, '-c', 'import uno'], capture_output=True, check=False).returncode:
            return found
    return None


needed = pytest.mark.skipif(
    not (soffice() and python_with_uno()), reason='there is no LibreOffice with python3-uno (apt has libreoffice-calc)'
)


def _program(folder: Path) -> list[str]:
    """LibreOffice without a window, with a profile of its own, so that several can run at once."""
    return [soffice() or '', f'-env:UserInstallation={(folder / "profile").as_uri()}', '--headless', '--norestore']


def saved(folder: Path, forms: dict[str, bytes], to: str = 'xlsx') -> dict[str, bytes]:
    """Some forms as LibreOffice opens and saves them."""
    into = folder / 'saved'
    for name, raw in forms.items():
        (folder / f'{name}.xlsx').write_bytes(raw)
    files = [str(folder / f'{name}.xlsx') for name in forms]
    command = [*_program(folder), '--convert-to', to, '--outdir', str(into), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return {name: (into / f'{name}.{to}').read_bytes() for name in forms}


def changed(folder: Path, raw: bytes, steps: list[Any]) -> tuple[bytes, list[Any]]:
    """A form after some steps in LibreOffice, saved by it, and what it showed where a step asked to be shown a cell."""
    form, back, listed = folder / 'form.xlsx', folder / 'back.xlsx', folder / 'steps.json'
    form.write_bytes(raw)
    listed.write_text(json.dumps(steps), 'utf-8')
    pipe = f'masa{abs(hash(str(folder))) % 10**9}'
    office = subprocess.Popen(
        [*_program(folder), '--invisible', f'--accept=pipe,name={pipe};urp'], stderr=subprocess.DEVNULL
    )
    try:
        command = [python_with_uno() or '', str(CHANGE), pipe, str(form), str(back), str(listed)]
        told = subprocess.run(command, check=True, capture_output=True, timeout=SECONDS, text=True).stdout
    finally:
        office.kill()
        office.wait()
    return back.read_bytes(), [json.loads(line) for line in told.splitlines()]
