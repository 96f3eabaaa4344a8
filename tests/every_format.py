"""Prints what `check` makes of every example in every format, as a hash each: run by CPython and by Pyodide alike."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from datetime import date
from pathlib import Path

from masa_check.cli import printing
from masa_check.cli.formats import Look
from masa_check.cli.output import Outlet, Target
from masa_check.document.document import read
from masa_check.document.parsing import FASTEST
from masa_check.report.question import Question
from masa_check.report.report import check_document
from masa_check.rulebook import rulebook

EXAMPLES = sorted((Path(__file__).parents[1] / 'examples').glob('*.yaml'))


def hashes(example: Path, question: Question) -> dict[str, str]:
    """The hash of the report on an example in each format."""
    report = check_document(read(example, f'examples/{example.name}'), question)
    made = {}
    for format in printing.FORMATS:
        file = io.BytesIO()
        printing.send([report], [Outlet(Target(format, format), file)], question, Look())
        made[format] = hashlib.sha256(file.getvalue()).hexdigest()
    return made


if __name__ == '__main__':
    question = Question(rulebook.load([rulebook.folder()]), date(2026, 11, 23))
    made = {example.name: hashes(example, question) for example in EXAMPLES}
    print(json.dumps({'python': sys.version_info[:2], 'reader': FASTEST.__name__, 'made': made}))
