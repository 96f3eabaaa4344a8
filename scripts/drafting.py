"""
Measures what `draft` proposes, and tries that it invents nothing.

`python -m scripts.drafting random 10000` makes drafts of so many random texts, and names each that holds a word that is
not its text's.
"""

from __future__ import annotations

import random

from masa_check.questions import wording
from masa_check.questions.cue import Cue
from masa_check.rulebook import rulebook

ODD = (
    'N/A', 'tbc', '-', '…', '“quoted”', "it's", 'a: b', '# no comment', '{x}', '[y]', 'é', 'ﬁ', '\u00a0', '\u200b',
    '12%', '£4,000', '2024', '31 March 2025', '& co', '*', '\\', "'", '"', 'http://x.example/?a=b', '- ',
    '日本', '\u202e',
)  # fmt: skip
HEADINGS = ('## ', '# ', '### ', '**', '')


def random_text(chance: random.Random) -> str:
    """A text of headings, paragraphs, lists and tables of the words of cues, with odd signs among them."""
    cues = list(wording.load([rulebook.folder()]).cues.values())
    return '\n\n'.join(_part(chance, cues) for _ in range(chance.randint(1, 25)))


def _part(chance: random.Random, cues: list[Cue]) -> str:
    sort = chance.choice(['heading', 'paragraph', 'paragraph', 'items', 'rows'])
    if sort == 'heading':
        sign = chance.choice(HEADINGS)
        return f'{sign}{_sentence(chance, cues, 6).rstrip(".")}{sign.strip() if sign == "**" else ""}'
    if sort == 'items':
        return '\n'.join(f'- {_sentence(chance, cues, 12)}' for _ in range(chance.randint(1, 8)))
    if sort == 'rows':
        return '\n'.join(f'| {_sentence(chance, cues, 4)} | £{chance.randint(1, 99999):,} |' for _ in range(4))
    return ' '.join(_sentence(chance, cues, 25) for _ in range(chance.randint(1, 6)))


def _sentence(chance: random.Random, cues: list[Cue], most: int) -> str:
    words: list[str] = []
    for _ in range(chance.randint(1, most)):
        cue = chance.choice(cues)
        source = chance.choice([cue.finds, cue.misses, *cue.words, chance.choice(ODD)])
        words += source.rstrip('*').split(' ')[: chance.randint(1, 4)]
    return f'{" ".join(words).capitalize() if chance.random() < 0.5 else " ".join(words)}{chance.choice(".!?;  ")}'
