"""Reports on examples and on mutated declarations with classes of pydantic and with plain ones: they must be alike."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import chain, islice

from masa_check.model import prepared
from scripts.mutants import EXAMPLES, mutants

CLASSES = ('pydantic', 'plain')
FORMATS = ('text', 'json', 'html')


def differing(number: int, seed: int) -> list[str]:
    """The declarations, among the examples and so many mutants, on which the reports differ."""
    pydantic, plain = (_reports(classes, number, seed) for classes in CLASSES)
    assert pydantic.keys() == plain.keys()
    assert len(pydantic) == len(EXAMPLES) + number
    return [name for name, report in pydantic.items() if plain[name] != report]


def _reports(classes: str, number: int, seed: int) -> dict[str, list[str]]:
    """The hash of each report, made by a process of its own."""
    command = [sys.executable, '-m', 'scripts.plain', classes, str(number), str(seed)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    reports: dict[str, list[str]] = json.loads(done.stdout)
    return reports


def hashes(number: int, seed: int) -> Iterator[tuple[str, list[str]]]:
    """The hashes of the reports on each declaration in each format, with whatever classes this process has."""
    from masa_check.cli import printing  # noqa: PLC0415 - it imports the model, once it is settled how
    from masa_check.cli.formats import Look  # noqa: PLC0415 - as above
    from masa_check.cli.output import Outlet, Target  # noqa: PLC0415 - as above
    from masa_check.document.document import parse  # noqa: PLC0415 - as above
    from masa_check.report.question import Question  # noqa: PLC0415 - as above
    from masa_check.report.report import report_on  # noqa: PLC0415 - as above
    from masa_check.rulebook import rulebook  # noqa: PLC0415 - as above

    question = Question(rulebook.load([rulebook.folder()]), date(2026, 11, 23))
    texts = chain((one.read_bytes() for one in EXAMPLES), islice(mutants(seed), number))
    for place, raw in enumerate(texts):
        report = report_on(partial(parse, raw, 'masa.yaml'), 'masa.yaml', question)
        files = {format: io.BytesIO() for format in FORMATS}
        outlets = [Outlet(Target(format, format), file) for format, file in files.items()]
        printing.send([report], outlets, question, Look())
        yield f'{seed}/{place}', [hashlib.sha256(file.getvalue()).hexdigest() for file in files.values()]


def main() -> None:
    if sys.argv[1] not in CLASSES:
        different = differing(int(sys.argv[1]), int(sys.argv[2]))
        sys.exit(f'reports differ on {", ".join(different)}' if different else None)
    if sys.argv[1] == 'plain':
        prepared.use()
        assert prepared.PARTS, 'nothing is cached: check any declaration before'
    print(json.dumps(dict(hashes(int(sys.argv[2]), int(sys.argv[3])))))


if __name__ == '__main__':
    main()
