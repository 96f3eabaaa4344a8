"""The findings as annotations of a job on GitHub: workflow commands, escaped, the worst first within its caps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from masa_check.inert import printable
from masa_check.report.report import Report
from masa_check.reporters.check import markdown as comment
from masa_check.reporters.check.fingerprint import AS_SHOWN, Root, Traced, in_full, traced
from masa_check.reporters.check.outcome import FAIL_ON
from masa_check.values import Force, Severity

MOST = 10  # annotations of each kind that GitHub shows of one step
KINDS = {Severity.ERROR: 'error', Severity.WARNING: 'warning', Severity.NOTE: 'notice'}
SUMMARY = 1_048_576  # bytes that the summary of one step may have


def render(report: Report, root: Root = AS_SHOWN) -> str:
    """A command a line: as many findings of each kind as are shown, and how many more there are."""
    found = sorted(traced(report.documents, root), key=lambda one: one.finding.rank)
    return ''.join(f'{line}\n' for line in _commands(found))


def _commands(found: Sequence[Traced]) -> Iterator[str]:
    kinds = {kind: [one for one in found if one.finding.severity is kind] for kind in KINDS}
    more = any(len(of) > MOST for of in kinds.values())
    # The last of the notes says how many more there are.
    shown = {kind: of[: MOST - (more and kind is Severity.NOTE)] for kind, of in kinds.items()}
    for kind, of in shown.items():
        yield from (_command(KINDS[kind], one) for one in of)
    left = len(found) - sum(len(of) for of in shown.values())
    if left:
        yield f'::notice title=masa-check::{left} more findings are in the summary of this job'


def _command(kind: str, one: Traced) -> str:
    finding = one.finding
    properties = {
        'file': one.path,
        'line': str(finding.line),
        'endLine': str(finding.line),
        'col': str(finding.column),
        'endColumn': str(max(finding.end_column, finding.column)),
        'title': f'{finding.strength} {finding.duty}',
    }
    told = ','.join(f'{name}={_property(value)}' for name, value in properties.items())
    return f'::{kind} {told}::{_message(in_full(finding))}'


def _message(text: str) -> str:
    """Text in which nothing ends the command or begins another; per cents first, as they escape the rest."""
    return printable(text.replace('%', '%25').replace('\r', '%0D').replace('\n', '%0A'))


def _property(text: str) -> str:
    """A property as well ends at a comma, and its name at a colon."""
    return _message(text).replace(':', '%3A').replace(',', '%2C')


def summary(report: Report, there: int, fail_on: Force | None = FAIL_ON) -> str:
    """The whole table for the summary of a job, in which so many bytes stand already."""
    return comment.render(report, SUMMARY - there, lambda text: len(text.encode()), fail_on=fail_on)


def outputs(report: Report, sarif_file: str) -> str:
    """What later steps of a job may ask for: how much was found, and where the SARIF is."""
    total = report.total
    severities = [finding.severity for document in report.documents for finding in document.open]
    told = {
        **{f'{kind}s': severities.count(kind) for kind in KINDS},
        'waived': total.waived,
        'known': total.known,
        'sarif-file': printable(sarif_file),
    }
    return ''.join(f'{name}={value}\n' for name, value in told.items())
