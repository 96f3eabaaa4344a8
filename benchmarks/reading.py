"""Run by masa-check's own Python: reading YAML with places beside PyYAML's C loader without, in paired rounds."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from masa_check.document.document import parse


def seconds(read: Callable[[], object], times: int) -> float:
    start = time.perf_counter()
    for _ in range(times):
        read()
    return (time.perf_counter() - start) / times


def main() -> None:
    path, rounds = sys.argv[1], int(sys.argv[2])
    raw = Path(path).read_bytes()
    text = raw.decode()

    def ours() -> object:
        return parse(raw, path)

    def theirs() -> object:
        return yaml.load(text, yaml.CSafeLoader)

    pairs = [(seconds(ours, 5), seconds(theirs, 5)) for _ in range(rounds + 1)]
    print(json.dumps([mine / other for mine, other in pairs[1:]]))


if __name__ == '__main__':
    main()
