"""
Makes the fingerprints of the guidance's words: `python -m scripts.fingerprints wt2023=a.txt wt2018=b.txt`.

They go to rules/, one file for each edition; the texts themselves stay where they are.
"""

from __future__ import annotations

import sys
from pathlib import Path

from masa_check.drafts.guidance import SUFFIX, packed
from masa_check.evidence import reading

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Write the fingerprints of each text that is named."""
    for given in sys.argv[1:]:
        edition, _, file = given.partition('=')
        document = reading.read(Path(file).read_bytes(), file)
        (ROOT / 'rules' / f'{edition}{SUFFIX}').write_bytes(packed(block.text for block in document.blocks))
    return 0


if __name__ == '__main__':
    sys.exit(main())
