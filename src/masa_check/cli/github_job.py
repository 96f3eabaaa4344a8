"""What a job on GitHub is told beside its annotations: its summary, and what its later steps may ask for."""

from __future__ import annotations

import os
from pathlib import Path

from masa_check.errors import MasaError
from masa_check.report.report import Report


def tell(report: Report, sarif_file: str) -> None:
    """Append to the files that the runner names in the environment; where it names none, there is nobody to tell."""
    summary, outputs = (os.environ.get(name, '') for name in ('GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT'))
    if not (summary or outputs):
        return
    from masa_check.reporters.check import github  # noqa: PLC0415 - only a job on GitHub pays for it

    if summary:
        there = Path(summary).stat().st_size if Path(summary).is_file() else 0
        _append(summary, github.summary(report, there))
    if outputs:
        _append(outputs, github.outputs(report, sarif_file))


def _append(path: str, text: str) -> None:
    try:
        with open(path, 'ab') as file:
            file.write(text.encode())
    except OSError as error:
        remedy = 'let the runner name a file that is there, or take GITHUB_STEP_SUMMARY and GITHUB_OUTPUT away'
        raise MasaError(f'the job cannot be told here ({error.strerror})', path=path, remedy=remedy) from error
