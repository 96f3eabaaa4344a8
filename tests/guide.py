"""What the guides tell people to paste, so that tests can try it as it stands."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[1]
GUIDES = ROOT / 'docs' / 'guides'
BLOCK = re.compile(r'^( *)```(\w+)\n(.*?)^\1```$', re.MULTILINE | re.DOTALL)


def blocks(guide: str | Path, language: str) -> list[str]:
    """The blocks of a language in one guide, or in another page, in their order."""
    page = guide if isinstance(guide, Path) else GUIDES / f'{guide}.md'
    found = BLOCK.findall(page.read_text('utf-8'))
    return [textwrap.dedent(text) for _, named, text in found if named == language]
