"""Every HTML page conforms, as the Nu checker of the W3C has it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from browser.pages import PAGES
from from_npm import nu_checker

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(nu_checker() is None, reason='there is no Nu checker (npm has it: vnu-jar), or no Java'),
]


def faults(*pages: Path) -> list[tuple[str, str]]:
    """What the checker says against pages, errors and warnings, each with the name of its page."""
    command = [*(nu_checker() or ()), '--format', 'json', '--stdout', '--exit-zero-always', *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told: list[dict[str, Any]] = json.loads(done.stdout)['messages']
    return [(Path(one['url']).stem, one['message']) for one in told]


def test_the_checker_finds_nothing_against_any_page(tmp_path: Path) -> None:
    pages = [tmp_path / f'{name}.html' for name in PAGES]
    for page in pages:
        page.write_text(PAGES[page.stem](), 'utf-8')

    assert faults(*pages) == []


def test_the_checker_is_awake(tmp_path: Path) -> None:
    changes = {
        'role': ('<td', '<td role="cell"'),
        'group': ('<thead>', '<thead role="rowgroup">'),
        'language': (' lang="en-GB"', ''),
        'id': ('<h1>', '<h1 id="main">'),
        'paragraph': ('<p>', '<p><div></div>'),
        'border': ('<table ', '<table border="1" '),
    }
    sound = PAGES['check']()
    for name, (right, wrong) in changes.items():
        (tmp_path / f'{name}.html').write_text(sound.replace(right, wrong, 1), 'utf-8')

    assert {name for name, _ in faults(*tmp_path.iterdir())} == changes.keys()
