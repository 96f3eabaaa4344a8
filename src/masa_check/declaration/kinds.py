"""The kinds of document, each with its model, which is imported when a document of the kind is read."""

from __future__ import annotations

from masa_check.model.identity import Published

ARRANGEMENTS = 'arrangements'
YEARLY_REPORT = 'yearly-report'
KINDS = (ARRANGEMENTS, YEARLY_REPORT)
# A pair, of which duties can be asked: arrangements and the report on them. The paths of such a duty begin with the
# role of a document; the arrangements that came next may be missing.
PAIR = 'pair'
NEXT = 'next-arrangements'
PARTS = {ARRANGEMENTS: ARRANGEMENTS, YEARLY_REPORT: YEARLY_REPORT, NEXT: ARRANGEMENTS}


def model_of(kind: str) -> type[Published]:
    """The model of a kind of document."""
    if kind == ARRANGEMENTS:
        from masa_check.model.arrangements import Arrangements  # noqa: PLC0415 - who reads a report alone has no need

        return Arrangements
    from masa_check.model.yearly_report import YearlyReport  # noqa: PLC0415 - only a report pays for it

    return YearlyReport
