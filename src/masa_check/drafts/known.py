"""Loads what is known of law and guidance, by which a published text is read, from the files of rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from masa_check.document import files
from masa_check.drafts import guidance
from masa_check.drafts.category_words import WORDS_FILE, words_of
from masa_check.drafts.making import Known
from masa_check.questions import wording
from masa_check.questions.wording import Wordings
from masa_check.rulebook import rulebook


def load(folders: Sequence[Path], worded: Wordings | None = None) -> Known:
    """
    What the files of some folders of rules say, of which the first is the one that ships. Raises MasaError.

    Whoever has read the questions already gives them, for that is most of the work.
    """
    shipped = folders[0]
    book = rulebook.load([shipped], examples=False)
    prints = {one.stem: files.contents(one, one.as_posix()) for one in sorted(shipped.glob(f'*{guidance.SUFFIX}'))}
    agencies = shipped / WORDS_FILE
    return Known(
        worded or wording.load(folders),
        {edition: guidance.unpacked(raw) for edition, raw in prints.items()},
        tuple(book.editions),
        book.bodies,
        words_of(files.contents(agencies, agencies.as_posix()).decode()),
    )
