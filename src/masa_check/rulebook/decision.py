"""A reading of law or guidance that others could dispute, with a page of its own in docs/decisions."""

from typing import NamedTuple


class RuleDecision(NamedTuple):
    """The page and the title of a reading, and the duties that rest on it; none: all of them."""

    page: str
    title: str
    duties: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """The number by which it is cited."""
        return self.page.partition('-')[0]

    @property
    def words(self) -> str:
        """Its title on paper, with the words of declarations in quotation marks."""
        return self.title.replace('`', '"')
