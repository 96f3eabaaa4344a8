"""The package of a Word document: its parts and properties, zipped without a trace of the day or the machine."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from masa_check.reporters.draw.word_style import STYLES

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name
LONGEST = 90  # letters of a title in the foot
UNIX, READABLE = 3, 0o644 << 16  # the same on every machine

PARTS = {'document': 'document.main', 'styles': 'styles', 'numbering': 'numbering', 'settings': 'settings'}
PARTS |= {'footer': 'footer'}
PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="850" w:right="1020" w:bottom="850" w:left="1020" w:header="425" w:footer="425" w:gutter="0"/>'
    '</w:sectPr>'
)
SETTINGS = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-GB"/></w:settings>'
)


def packed(title: str, body: str) -> bytes:
    """The bytes of the file of a title and the XML of a body."""
    parts = {
        '[Content_Types].xml': _types(),
        '_rels/.rels': _relations({'document': ('officeDocument', 'word/document.xml'), 'core': ('', '')}),
        'docProps/core.xml': _properties(title),
        'word/document.xml': f'<w:document {NAMESPACES}><w:body>{body}{PAGE}</w:body></w:document>',
        'word/styles.xml': f'<w:styles {NAMESPACES}>{STYLES}</w:styles>',
        'word/numbering.xml': f'<w:numbering {NAMESPACES}>{_bullets()}</w:numbering>',
        'word/settings.xml': SETTINGS,
        'word/footer.xml': _footer(title),
        'word/_rels/document.xml.rels': _relations({name: (name, f'{name}.xml') for name in [*PARTS][1:]}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, 'w') as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system, entry.external_attr = UNIX, READABLE
            package.writestr(entry, HEAD + text)  # stored: how far a text is pressed differs from machine to machine
    return file.getvalue()


def _types() -> str:
    parts = ''.join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>' for name, kind in PARTS.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    """What a part refers to, by the id of each: its kind and its place."""
    made = ''.join(
        f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        if kind
        else f'<Relationship Id="{id}" Type="{PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/>'
        for id, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'


def _properties(title: str) -> str:
    """The title and the language: no author, no day, nothing of whoever made it."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title>{escape(title)}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>'
    )


def _bullets() -> str:
    """Lists of three levels."""
    levels = ''.join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="ListBullet{level + 1}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{284 * (level + 1)}" w:hanging="284"/></w:pPr></w:lvl>'
        for level, sign in enumerate(('\N{BULLET}', '\N{EN DASH}', '\N{BULLET}'))
    )
    return (
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def _cut(title: str) -> str:
    """As much of a title as leaves room for the number of the page."""
    return title if len(title) <= LONGEST else f'{title[:LONGEST]}\N{HORIZONTAL ELLIPSIS}'


def _footer(title: str) -> str:
    """The title, and which page of how many it is."""

    def field(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    def words(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    return (
        f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{words(_cut(title))}<w:r><w:tab/></w:r>'
        f'{words("Page ")}{field("PAGE")}{words(" of ")}{field("NUMPAGES")}</w:p></w:ftr>'
    )
