"""A hostile or broken document is refused with what to do, ends no run, and costs `check` nothing."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masa_check.cli import published
from masa_check.errors import MasaError
from masa_check.evidence import limits, reading, transfer
from masa_check.evidence.limits import UnreadableError
from masa_check.evidence.printed import PrintedDocument
from scripts import typeset
from scripts.typeset import paragraph, parts

PDF = typeset.pdf(parts(('h1', 'Arrangements'), ('p', 'A board of three partners meets each quarter.')))
WORD = typeset.docx(parts(('h1', 'Arrangements'), ('p', 'A board of three partners meets each quarter.')))
XML = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'


def package(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, 'w', zipfile.ZIP_DEFLATED) as written:
        for name, text in files.items():
            written.writestr(f'word/{name}.xml', text)
    return made.getvalue()


@pytest.mark.parametrize(
    ('raw', 'why'),
    [
        (b'%PDF-1.7\nnothing of the kind', 'this PDF is broken'),
        (PDF[: len(PDF) // 3], 'broken|no text'),
        (b'PK\x03\x04 and nothing more', 'this Word file is broken'),
        (package(other='<a/>'), 'this is no Word document'),
        (package(document='<w:document'), 'this document is broken'),
        (package(document=XML), 'declares a document type'),
        (package(document='<a>' * 5_000), 'elements within each other'),
        (b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(600), 'an old Word file, or one with a password'),
        (b'<html>' + b'<div>' * 5_000, 'elements within each other'),
        (b'\x00\x01\x02', 'this is no text file'),
        (b'', 'holds no text'),
        (b'<html><script>1</script></html>', 'holds no text'),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(raw: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why) as refused:
        reading.read(raw)

    assert refused.value.remedy


def test_a_locked_pdf_is_told() -> None:
    pypdf = pytest.importorskip('pypdf')
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(PDF))
    writer.encrypt('secret', algorithm='RC4-128')
    locked = io.BytesIO()
    writer.write(locked)

    with pytest.raises(UnreadableError, match='locked with a password'):
        reading.read(locked.getvalue())


def test_a_word_file_that_unpacks_to_too_much_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('masa_check.evidence.docx_package.EXPANDED', 10_000)

    with pytest.raises(UnreadableError, match='unpacks to more than'):
        reading.read(typeset.word(paragraph('a' * 20_000)))


def test_a_pdf_of_too_many_pages_and_a_file_of_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('masa_check.evidence.pdf.PAGES', 1)

    with pytest.raises(UnreadableError, match='more than 1 pages'):
        reading.read(typeset.pdf(parts(('p', 'a'), ('page', ''), ('p', 'b'))))
    with pytest.raises(UnreadableError, match='larger than 50 MB'):
        reading.read(bytes(limits.LARGEST + 1))


@given(st.sampled_from([PDF, WORD]), st.integers(0, 10_000), st.binary(min_size=1, max_size=40))
def test_no_change_of_bytes_makes_anything_but_a_document_or_a_refusal(raw: bytes, at: int, change: bytes) -> None:
    at %= len(raw)
    changed = raw[:at] + change + raw[at + len(change) :]
    with contextlib.suppress(UnreadableError):  # and no other error
        assert isinstance(reading.read(changed), PrintedDocument)


def test_a_document_is_the_same_after_it_was_handed_over() -> None:
    for raw in (PDF, WORD):
        document = reading.read(raw)
        assert transfer.unpacked(transfer.packed(document)) == document


@pytest.mark.parametrize('raw', [b'', b'[]', b'{}', b'["pdf", [[1]], [], [], "", ""]', b'\xff'])
def test_nothing_else_is_taken_for_a_document(raw: bytes) -> None:
    with pytest.raises(UnreadableError, match='is no document'):
        transfer.unpacked(raw)


@pytest.mark.slow
def test_a_document_is_read_in_a_process_of_its_own_which_is_ended_when_it_takes_too_long() -> None:
    assert published.read(PDF, 'a.pdf') == reading.read(PDF)
    with pytest.raises(MasaError, match='this PDF is broken') as refused:
        published.read(b'%PDF-1.7', 'a.pdf')
    assert refused.value.path == 'a.pdf'
    with pytest.raises(MasaError, match='could not be read within 0 seconds'):
        published.read(PDF, 'a.pdf', seconds=0)


@pytest.mark.slow
def test_a_run_of_check_imports_no_reader_of_documents() -> None:
    code = (
        'import sys; sys.argv = ["masa-check", "check", "examples/luton-2024.yaml", "--on", "2026-01-01"]\n'
        'from masa_check.__main__ import main\n'
        'try:\n    main()\nexcept SystemExit:\n    pass\n'
        'readers = ("masa_check.evidence", "pypdfium2", "html.parser")\n'
        'names = [name for name in sys.modules if name.startswith(readers)]\n'
        'print(names, file=sys.stderr)'
    )
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, '-c', code], cwd=root, capture_output=True, text=True, check=True)

    assert done.stderr.splitlines()[-1] == '[]'


def test_where_pypdfium2_is_missing_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, 'pypdfium2', None)

    with pytest.raises(UnreadableError, match=r'needs pypdfium2') as refused:
        reading.read(PDF)
    assert "pip install 'masa-check[documents]'" in refused.value.remedy
