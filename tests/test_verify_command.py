"""`masa-check verify` as its users meet it: streams, exit codes, several documents, and the marked copy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import drafting
import pytest
import testshire
from running import Run
from testshire import PARTS, PDF

from masa_check.evidence import highlight, reading
from scripts import typeset

YAML = 'testshire.yaml'

pytestmark = pytest.mark.slow  # each starts a process that reads the document


def test_a_declaration_that_is_borne_out_ends_with_0_and_says_by_what_the_document_is_known(
    run: Run, here: Path
) -> None:
    testshire.write(here, PDF)
    ran = run('verify', YAML, '--document', 'testshire.pdf')

    assert (ran.code, ran.err) == (0, '')
    assert 'This is the document: testshire.pdf' in ran.out
    assert '7 of 7 headings' in ran.out
    assert ran.out == run('verify', YAML, '--document', 'masa=testshire.pdf').out


def test_what_is_not_found_ends_with_1_and_stands_at_its_line(run: Run, here: Path) -> None:
    testshire.write(here, typeset.pdf(testshire.changed(('Cafcass', 'Barnardo’s')), tagged=True))
    ran = run('verify', YAML, '--document', 'testshire.pdf', '--format', 'concise')

    assert ran.code == 1
    assert ran.out.startswith(f'{YAML}:27:14: not-found agency "Cafcass" is not in the document; ')


def test_another_document_ends_with_2_and_no_line_says_found(run: Run, here: Path) -> None:
    testshire.write(here, typeset.pdf([part._replace(text=part.text[::-1]) for part in PARTS], tagged=True))
    ran = run('verify', YAML, '--document', 'testshire.pdf', '--format', 'json', '-v')
    report = json.loads(ran.out)

    assert ran.code == 2
    assert (report['gate']['passes'], report['values']) == (False, [])
    assert 'this does not seem to be the document' in ran.err


@pytest.mark.parametrize(
    ('given', 'why'),
    [
        (['none.pdf'], 'no such file'),
        (['tor=testshire.pdf'], 'there is no text "tor"; the declaration names under `texts`: masa'),
        (['mas=testshire.pdf'], 'did you mean "masa"?'),
        (['testshire.pdf', 'masa=testshire.pdf'], 'two documents are named for one text'),
        (['broken.pdf'], 'broken.pdf: this PDF is broken; open it in another program'),
        (['testshire.yaml'], 'this does not seem to be the document'),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_do(run: Run, here: Path, given: list[str], why: str) -> None:
    testshire.write(here, PDF)
    (here / 'broken.pdf').write_bytes(b'%PDF-1.7')
    ran = run('verify', YAML, *(word for one in given for word in ('--document', one)))

    assert ran.code == 2
    assert why in ran.err


def test_two_texts_are_each_held_to_their_own_document(run: Run, here: Path) -> None:
    testshire.write(here, PDF)
    two = testshire.YAML.replace('texts: {masa:', 'texts: {tor: {form: terms-of-reference}, masa:')
    two = two.replace(
        'name: Cafcass, source: Relevant Agencies', 'name: Cafcass, source: {section: Members, text: tor}'
    )
    (here / YAML).write_text(two, 'utf-8')
    terms = [('h1', 'Terms of Testshire Council'), ('h2', 'Members'), ('li', 'Cafcass')]
    (here / 'terms.docx').write_bytes(typeset.docx(typeset.parts(*terms)))
    alone = run('verify', YAML, '--document', 'testshire.pdf')
    both = run('verify', YAML, '--document', 'masa=testshire.pdf', '--document', 'tor=terms.docx', '-f', 'json')

    assert (alone.code, both.code) == (2, 0), both
    assert 'say which it is: --document tor=testshire.pdf' in alone.err
    values = json.loads(both.out)['values']
    assert {one['text'] for one in values if one['path'] == 'agencies.list.1.name'} == {'tor'}


def test_the_marked_copy_shows_what_was_found_and_says_that_it_is_not_for_publication(run: Run, here: Path) -> None:
    testshire.write(here, PDF)
    ran = run('verify', YAML, '--document', 'testshire.pdf', '--highlight', 'marked.pdf')

    assert ran.code == 0, ran.err
    pypdf = pytest.importorskip('pypdf')
    pages = pypdf.PdfReader(here / 'marked.pdf').pages
    notes = [one.get_object() for page in pages for one in page.get('/Annots') or ()]
    assert {str(note['/Subtype']) for note in notes} == {'/Highlight'}
    assert 'agencies.list, item 2, name' in {str(note['/Contents']) for note in notes}
    assert all(highlight.STAMP in page.extract_text() for page in pages)
    assert [one.heading for one in reading.read((here / 'marked.pdf').read_bytes()).sections][1:] == [
        part.text for part in PARTS if part.kind == 'h2'
    ]


def test_nothing_that_is_read_is_written_over(run: Run, here: Path) -> None:
    testshire.write(here, PDF)
    for arguments in (
        ('--highlight', 'testshire.pdf'),
        ('--output', f'json={YAML}'),
        ('--output', 'json=testshire.pdf'),
    ):
        ran = run('verify', YAML, '--document', 'testshire.pdf', *arguments)

        assert ran.code == 2
        assert 'written over what it is to read' in ran.err
    assert (here / 'testshire.pdf').read_bytes() == PDF


def test_a_copy_is_marked_of_one_pdf_alone(run: Run, here: Path) -> None:
    testshire.write(here, typeset.docx(PARTS), 'testshire.docx')
    ran = run('verify', YAML, '--document', 'testshire.docx', '--highlight', 'marked.pdf')

    assert ran.code == 2
    assert '--highlight marks one PDF' in ran.err


def test_a_declaration_with_a_fault_is_refused_at_its_line(run: Run, here: Path) -> None:
    (here / YAML).write_text('kind: arrangements\nid: a\n', 'utf-8')
    (here / 'a.pdf').write_bytes(PDF)
    ran = run('verify', YAML, '--document', 'a.pdf')

    assert ran.code == 2
    assert '`masa-check check` tells all that is wrong' in ran.err


def gated(here: Path, *changes: tuple[str, str], name: str = 'testshire') -> None:
    """A declaration that names its document, both in a folder of the repository."""
    text = testshire.FILED.replace('testshire.pdf', f'published/{name}.pdf')
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (here / 'masa' / 'published').mkdir(parents=True, exist_ok=True)
    (here / 'masa' / f'{name}.yaml').write_text(text, 'utf-8')
    (here / 'masa' / 'published' / f'{name}.pdf').write_bytes(PDF)


def test_each_declaration_of_a_folder_is_held_to_the_document_that_it_names(run: Run, here: Path) -> None:
    gated(here)
    gated(here, ('name: Cafcass', 'name: Cafcas'), name='other')
    (here / 'masa' / 'unnamed.yaml').write_text(testshire.YAML, 'utf-8')
    ran = run('verify', 'masa', '--format', 'concise')

    assert ran.code == 1
    assert [line.split(': ')[0] for line in ran.out.splitlines()] == ['masa/other.yaml:27:14']
    assert ran.err.splitlines() == [
        'masa-check: masa/unnamed.yaml: names no `file` under `texts`, so that there is nothing to hold it to'
    ]
    assert run('verify', 'masa/testshire.yaml').code == 0
    assert json.loads(run('verify', 'masa/testshire.yaml', '-f', 'json').out)['declaration'] == 'masa/testshire.yaml'


def test_the_settings_say_which_declarations_and_waivers_and_rules_are_none(run: Run, here: Path) -> None:
    gated(here)
    (here / 'masa' / 'rules').mkdir()
    for name in ('waivers.yaml', 'acts.yaml', 'rules/own.yaml'):
        (here / 'masa' / name).write_text('waivers: []\n' if name == 'waivers.yaml' else 'no: declaration\n', 'utf-8')
    settings = 'paths = ["masa"]\nwaivers = "masa/waivers.yaml"\nacts = "masa/acts.yaml"\nrules = "masa/rules"\n'
    (here / 'masa-check.toml').write_text(settings, 'utf-8')

    assert run('verify').code == 0
    assert run('verify', '--no-config').code == 2
    assert run('verify', 'masa', '--no-config').code == 2


def test_a_document_that_is_not_there_is_told_at_the_line_that_names_it(run: Run, here: Path) -> None:
    gated(here)
    (here / 'masa' / 'published' / 'testshire.pdf').unlink()
    ran = run('verify', 'masa')

    assert (ran.code, ran.out) == (2, '')
    assert ran.err.startswith('masa-check: masa/testshire.yaml:5: the file of this text is not there: masa/published/')


def test_a_folder_that_names_no_document_ends_with_3_and_another_document_with_2(run: Run, here: Path) -> None:
    gated(here)
    gated(here, name='other')
    (here / 'masa' / 'published' / 'other.pdf').write_bytes(typeset.pdf(typeset.parts(('p', 'Minutes. ' * 20))))
    ran = run('verify', 'masa')
    (here / 'unnamed.yaml').write_text(testshire.YAML, 'utf-8')

    assert ran.code == 2
    assert ran.out.count('This is the document') == 1
    assert 'masa/published/other.pdf: this does not seem to be the document' in ran.err
    assert run('verify', 'unnamed.yaml').code == 3
    assert run('verify', 'nothing*.yaml').code == 3


@pytest.mark.parametrize(
    'of_one', [('--format', 'json'), ('--output', 'csv=a.csv'), ('--document', 'a.pdf'), ('--highlight', 'b.pdf')]
)
def test_what_is_of_one_declaration_is_refused_for_several(run: Run, here: Path, of_one: tuple[str, str]) -> None:
    gated(here)
    gated(here, name='other')
    ran = run('verify', 'masa', *of_one)

    assert ran.code == 2
    assert 'is of one declaration, and several are named; name one' in ran.err


@pytest.mark.parametrize(
    'file', ['/etc/passwd', 'C:/luton.pdf', 'https://luton.example/a.pdf', '~/a.pdf', 'a\\\\b.pdf']
)
def test_a_file_is_named_as_seen_from_the_declaration(run: Run, here: Path, file: str) -> None:
    gated(here, ('file: published/testshire.pdf', f'file: "{file}"'))
    ran = run('verify', 'masa')

    assert ran.code == 2
    assert 'is no path from this declaration; keep the file beside it' in ran.err


def test_a_draft_names_the_document_that_lies_beside_it_and_verify_looks_there(run: Run, here: Path) -> None:
    (here / 'masa' / 'published').mkdir(parents=True)
    (here / 'masa' / 'published' / 'marlshire.md').write_text(drafting.TEXT, 'utf-8')
    assert run('draft', 'masa/published/marlshire.md', '-o', 'masa/marlshire.yaml').code == 0
    assert run('draft', 'masa/published/marlshire.md', '-o', 'masa/published/below.yaml').code == 0
    (here / 'apart').mkdir()
    assert run('draft', 'masa/published/marlshire.md', '-o', 'apart/marlshire.yaml').code == 0

    assert 'file: "published/marlshire.md"' in (here / 'masa' / 'marlshire.yaml').read_text('utf-8')
    assert 'file: "marlshire.md"' in (here / 'masa' / 'published' / 'below.yaml').read_text('utf-8')
    assert 'file:' not in (here / 'apart' / 'marlshire.yaml').read_text('utf-8')
    assert run('verify', 'masa/marlshire.yaml').code == 0
    assert run('verify', 'apart/marlshire.yaml').code == 3


def watched(folder: Path, *arguments: str) -> tuple[str, str]:
    """What a command prints, and what somebody sees of standard error who sits at a terminal."""
    ours, theirs = os.openpty()
    command = [sys.executable, '-m', 'masa_check', *arguments]
    with (
        (folder / 'printed').open('wb') as printed,
        subprocess.Popen(command, cwd=folder, stdout=printed, stderr=theirs),
    ):
        os.close(theirs)
        seen = b''
        with suppress(OSError):  # as Linux says that nobody writes there any more
            while part := os.read(ours, 1000):
                seen += part
        os.close(ours)
    return (folder / 'printed').read_text('utf-8'), seen.decode()


@pytest.mark.skipif(os.name == 'nt', reason='there are no such terminals')
@pytest.mark.parametrize(
    'arguments', [('verify', YAML, '--document', 'testshire.pdf'), ('draft', 'marlshire.md'), ('draft', 'other.md')]
)
def test_a_terminal_shows_how_far_a_run_is_and_nothing_else_has_anything_of_it(
    run: Run, here: Path, arguments: tuple[str, ...]
) -> None:
    testshire.write(here, PDF)
    (here / 'marlshire.md').write_text(drafting.TEXT, 'utf-8')
    (here / 'other.md').write_text('A text about nothing of all this, in a few words.', 'utf-8')
    quiet = run(*arguments)
    out, seen = watched(here, *arguments)

    assert f'Reading {arguments[-1]}' in seen
    assert out == quiet.out
    assert 'Reading' not in quiet.out + quiet.err
    assert '\x1b' not in quiet.out + quiet.err
