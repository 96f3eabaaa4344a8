"""The kinds of document that can be declared, each with its model, which is brought in when such a document is met."""

from __future__ import annotations

from masa_check.model.identity import Published

ARRANGEMENTS = 'arrangements'
YEARLY_REPORT = 'yearly-report'
KINDS = (ARRANGEMENTS, YEARLY_REPORT)
# What a duty can be asked of beside a single document: arrangements and the report on them. Its paths begin with the
# part that a document plays; the arrangements that came next may or may not be there.
PAIR = 'pair'
NEXT = 'next-arrangements'
PARTS = {ARRANGEMENTS: ARRANGEMENTS, YEARLY_REPORT: YEARLY_REPORT, NEXT: ARRANGEMENTS}


def model_of(kind: str) -> type[Published]:
    """The model of a kind."""
    if kind == ARRANGEMENTS:
        from masa_check.model.arrangements import Arrangements  # noqa: PLC0415 - who reads a report alone has no need

        return Arrangements
    from masa_check.model.yearly_report import YearlyReport  # noqa: PLC0415 - only a report pays for it

    return YearlyReport
