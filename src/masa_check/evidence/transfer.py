"""A document that was read as JSON and back, so that a process of its own can hand it over as bytes and no more."""

from __future__ import annotations

import json
from typing import Any

from masa_check.evidence.limits import UnreadableError
from masa_check.evidence.printed import (
    Block,
    BlockKind,
    Break,
    HeadingSign,
    Notice,
    NoticeKind,
    PrintedDocument,
    PrintedPage,
    PrintedSection,
)


def packed(document: PrintedDocument) -> bytes:
    """The document as JSON."""
    return json.dumps(document, ensure_ascii=False).encode('utf-8', 'surrogatepass')


def unpacked(raw: bytes) -> PrintedDocument:
    """The document that was made into JSON; raises UnreadableError for anything else."""
    try:
        data = json.loads(raw.decode('utf-8', 'surrogatepass'))
        format, sections, pages, notices, title, language = data
        return PrintedDocument(
            str(format),
            tuple(map(_section, sections)),
            tuple(PrintedPage(int(number), str(printed)) for number, printed in pages),
            tuple(Notice(NoticeKind(kind), str(text), str(remedy), int(page)) for kind, text, remedy, page in notices),
            str(title),
            str(language),
        )
    except (TypeError, ValueError, KeyError, RecursionError):
        remedy = 'open it in another program and save it again, or name another file'
        raise UnreadableError('what was read of this document is no document', remedy=remedy) from None


def _section(data: Any) -> PrintedSection:
    heading, level, sign, page, offset, blocks = data
    return PrintedSection(
        str(heading), int(level), HeadingSign(sign), int(page), int(offset), tuple(map(_block, blocks))
    )


def _block(data: Any) -> Block:
    kind, text, page, offset, breaks = data
    return Block(
        BlockKind(kind), str(text), int(page), int(offset), tuple(Break(int(at), int(on)) for at, on in breaks)
    )


def read_as_json(raw: bytes, name: bytes) -> bytes:
    """Read a document and pack it: what a process of its own does."""
    from masa_check.evidence import reading  # noqa: PLC0415 - only that process pays for it

    return packed(reading.read(raw, name.decode('utf-8', 'surrogatepass')))
