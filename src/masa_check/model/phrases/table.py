"""The table of phrases that evade: silence, what does not arise, promises, pointers and bare answers."""

from masa_check.model.phrases import bare, existing, place, pointer, promise, section, silence
from masa_check.model.phrases.part import Phrase

# The first row that fits decides.
TABLE: tuple[Phrase, ...] = (
    *silence.ROWS,
    *promise.ROWS,
    *pointer.ROWS,
    *section.ROWS,
    *place.ROWS,
    *bare.ROWS,
    *existing.ROWS,
)
