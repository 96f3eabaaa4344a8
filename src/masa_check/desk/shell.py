"""The pages that stand before Python is there: the first with the empty form in it, what is kept, the notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Template

from masa_check.declaration.kinds import KINDS
from masa_check.desk.control import main
from masa_check.desk.pages import NAMES
from masa_check.desk.session import Session
from masa_check.reporters.draw.outline import titled
from masa_check.reporters.draw.page import Block, Heading, Page, say

TRUTH = (
    'Your document and your answers stay in this browser. Loading the page tells the web server your network address.'
)
FORGET = 'Forget everything on this computer'
SURE = 'Forget the document and all answers that this browser keeps for the desk? Nobody can bring them back.'
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' blob:; worker-src blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; object-src 'none'"
)
FRAME = Template("""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>$title - masa-check</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="page.css">
<link rel="stylesheet" href="desk.css">
<script src="idiomorph.min.js" defer></script>
<script type="module" src="desk.js"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the main part</a>
<header><p><a href="index.html">masa-check</a></p>
<p class="truth">$truth</p>
<p id="message" role="alert" hidden></p>
</header>
$body
<footer>
<ul>
<li><a href="kept.html">What is kept, where, and for how long</a></li>
<li><a href="notices.html">Programs of others in this page, and their licences</a></li>
</ul>
<p><button type="button" class="danger" data-static="forget" data-ask="$sure">$forget</button></p>
<p class="faint">If others use this computer too, forget everything before you leave it.</p>
</footer>
</body>
</html>
""")
FORMS = {kind: f'{kind}.xlsx' for kind in KINDS}  # empty ones, for a browser that cannot run the desk
LOADING = 'Getting ready to check your answers. You can begin now: what you answer is kept, and counts in a moment.'
INSTEAD = Template("""<p id="loading" role="status" hidden>$loading</p>
<div id="instead" role="alert" hidden>
<p><strong>This browser <span id="instead-why"></span>.</strong></p>
<p>Use the Excel form instead: it asks the same questions. $forms A colleague who has masa-check reads what you fill
in. Or ask your IT team to allow WebAssembly and workers for this page; both run on your computer alone.</p>
</div>
<noscript><p>This page needs JavaScript, which is switched off in this browser. Ask your IT team to allow it for this
page, or use the Excel form: $forms A colleague who has masa-check reads what you fill in.</p>
</noscript>
<div id="desk">
$first
</div>
$templates""")
KEPT = Page((
    Heading('What is kept, where, and for how long'),
    say('This page is for the person who answers for information governance.'),
    Heading('What stays on the computer', level=2),
    say('masa-check runs inside the browser. It reads the document there, and checks the answers there.', step=1),
    say('The page sends nothing anywhere: not the document, not an answer, not a count of visits.', step=1),
    say('The browser enforces this. The page carries a content security policy that refuses every request to '
        'another address, and the part that reads documents is under the same policy.', step=1),
    Heading('What the web server learns', level=2),
    say('Loading the page tells the web server the network address of the computer, as any web page does.', step=1),
    say('A council can put the folder on a web server of its own. Then nobody outside learns even that.', step=1),
    Heading('What the browser keeps', level=2),
    say('Each answer, as soon as it is typed; the declaration that was opened; and the passages of the document '
        'that were found, up to three a question.', step=1),
    say('It keeps them in its own database for this page, IndexedDB, under the name masa-check-desk. It is on the '
        'disk of this computer, in the profile of the person who is logged in, and not encrypted by the page.', step=1),
    say('The file of the document itself is not kept: only what was read from it.', step=1),
    Heading('For how long', level=2),
    say('Until somebody presses "Forget everything on this computer", which is on every page, or clears the data of '
        'websites in the browser. A browser may also delete it by itself when the disk is full.', step=1),
    say('Nothing is kept in a private window after it is closed.', step=1),
    Heading('On a shared computer', level=2),
    say('Whoever uses the same login and the same browser can open the page and read what is kept. Forget everything '
        'before you leave.', step=1),
    Heading('Yearly reports', level=2),
    say('A yearly report may speak of cases in which a child can be recognised. The desk says so before it opens '
        'one, and reads it only when you confirm.', step=1),
    Heading('Names of people', level=2),
    say('A declaration names offices. The name of a person who holds one is left out of everything that is taken '
        'away, unless you ask for it. Only the PDF with its evidence marked is the document itself, with all that it '
        'says.', step=1),
    Heading('Files that are taken away', level=2),
    say('They go where the browser puts downloads. From then on they are yours to keep and to delete.', step=1),
))  # fmt: skip


def pages(notices: Iterable[Block], session: Session) -> Mapping[str, str]:
    """Each page of the folder that is made when it is built, by the name of its file."""
    templates = '\n'.join(f'<template id="first-{kind}">{session.blank(kind).html}</template>' for kind in KINDS)
    start = session.page()
    forms = ' '.join(f'<a href="{file}" download>Form for {NAMES[kind]}</a>.' for kind, file in FORMS.items())
    first = INSTEAD.substitute(forms=forms, loading=LOADING, first=start.html, templates=templates)
    return {
        'index.html': framed('Check safeguarding arrangements', first),
        'kept.html': framed('What is kept, where, and for how long', main(*titled(KEPT))),
        'notices.html': framed('Programs of others in this page', main(*titled(Page(tuple(notices))))),
    }


def framed(title: str, body: str) -> str:
    """A page of the desk."""
    return FRAME.substitute(title=title, truth=TRUTH, body=body, forget=FORGET, sure=SURE, policy=POLICY)


def empty_forms(session: Session) -> Mapping[str, bytes]:
    """An empty Excel form of each kind of document, by the name of its file."""
    made = {}
    for kind, file in FORMS.items():
        session.handle({'act': 'begin', 'kind': kind})
        form = session.handle({'act': 'take', 'what': 'form'}).taken
        made[file] = form.raw if form else b''
    return made
