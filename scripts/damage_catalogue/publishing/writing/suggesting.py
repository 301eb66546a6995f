"""The permanent number of each statement, and the ways in which a reader can suggest a correction of it.

Which ways there are, catalogue.yaml says: the site that hosts the files, a form there, a contact. What a
record says goes into addresses here, so everything is percent-encoded, and no line of it begins a new field.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote, urlsplit, urlunsplit

from markupsafe import Markup

from damage_catalogue.publishing import links
from damage_catalogue.publishing.edition.edition import full_reference
from damage_catalogue.publishing.writing.telling import Telling
from damage_catalogue.records.model import Assessment, Attribution, Disagreement, Record
from damage_catalogue.records.numbers import Item, Numbered, sources_of

LONGEST = 2000
"""Characters of an address with a form or a letter in it. Servers and mail programs take at least so many."""
MOST_SOURCES = 5


class Suggesting(Telling):
    """Gives each statement its number as a link, and the ways to whoever can put it right."""

    def numbered(self, item: Item, record: Record | None = None) -> Numbered:
        """A statement of `record`, of the page's own one where none is given, with its number."""
        holder = record or self.record
        assert holder is not None, "a page without a record names the record of a statement"
        return self.edition.numbers[f"{links.kind_of(holder)}/{holder.id}#{item.id}"]

    def number(self, item: Item, record: Record | None = None) -> Markup:
        """The number as a link to the statement; on the statement's own page it is also where that leads."""
        found = self.numbered(item, record)
        address = f"{self.address_of(found.record)}#s_{found.number}"
        is_here = found.record is self.record
        own = Markup(' id="s_{}"').format(found.number) if is_here else Markup("")
        former = (Markup('<span id="s_{}"></span>').format(one) for one in found.replaced if is_here)
        return Markup('{}<a class="hd-anchor"{} href="{}" dir="ltr" title="{}">{}</a>').format(
            Markup("").join(former), own, self.href(address), self.w("link_to_this"), found.number
        )

    def suggestions(self, item: Item, record: Record | None = None) -> list[Markup]:
        """The ways to suggest a correction of a statement, each a link; as many as catalogue.yaml names."""
        found = self.numbered(item, record)
        about, ways = self.catalogue.about, []
        if about.repository is not None and (address := self._file_address(found)) is not None:
            ways.append(_link(address[0], address[1]))
        if about.issues is not None and links.web_address(about.issues):
            form = fitting(
                lambda says: issue_address(about.issues or "", self._told(found, says)), _said(self, item)
            )
            ways.append(_link(form, self.w("suggest_by_form")))
        if about.contact is not None and (address_of_editors := self._contact(about.contact, found)):
            ways.append(_link(address_of_editors, self.w("suggest_to_editors")))
        return ways

    def _file_address(self, found: Numbered) -> tuple[str, str] | None:
        """The editor of the hosting site, at the line of the statement where it takes one, and a label."""
        path = links.record_path(found.record)
        address = links.web_address(f"{self.catalogue.about.repository}{path}")
        if address is None:
            return None
        line = self.edition.beside.line_of(path, found.group, found.index)
        if line is None or not takes_lines(address):
            return address, self.w("suggest_in_file")
        return f"{address}#L{line}", self.phrase("suggest_at_line", line=str(line))

    def _contact(self, contact: str, found: Numbered) -> str | None:
        if "@" not in contact or "://" in contact:
            return links.web_address(contact)
        return fitting(lambda says: mail_address(contact, self._told(found, says)), _said(self, found.item))

    def _cited(self, found: Numbered) -> Sequence[str]:
        """The ids of the sources of a statement; of a disagreement also those of the statements it names."""
        cited = list(sources_of(found.item))
        if isinstance(found.item, Disagreement):
            named = [each for position in found.item.positions for each in position.statements]
            said = (self.edition.claims.get(full_reference(found.record, each)) for each in named)
            cited += [source for one in said if one for source in sources_of(one.claim)]
        return tuple(dict.fromkeys(cited))

    def _told(self, found: Numbered, says: str) -> ToldInRecord:
        """What a form or a letter is filled with."""
        path = f"{self.address_of(found.record)}#s_{found.number}"
        base = self.edition.site_url
        page = f"{base.rstrip('/')}/{self.edition.prefix}{path}" if base else f"/{self.edition.prefix}{path}"
        cited = self._cited(found)
        source = self.language.commas([*cited[:MOST_SOURCES], *(["…"] if len(cited) > MOST_SOURCES else [])])
        body = self.phrase("suggestion_body", page=page, number=found.number, source=source, says=says)
        return {
            "title": self.phrase("suggestion_title", number=found.number),
            "body": body,
            "page": page,
            "statement": found.number,
            "source": source,
            "says": says,
        }


ToldInRecord = Mapping[str, str]
"""What is told of a statement: title and body of a letter, and each thing by itself for a form."""


def issue_address(issues: str, told: ToldInRecord) -> str:
    """The page on which a new issue is written, with what is known filled in.

    A form of GitHub, which `template=` names, takes each field by its id; GitLab has names of its own for
    title and text; all others take `title` and `body`.
    """
    parts = urlsplit(issues)
    if "template=" in parts.query:
        fields = {name: told[name] for name in ("title", "page", "statement", "source", "says")}
    elif "/-/issues/new" in parts.path:
        fields = {"issue[title]": told["title"], "issue[description]": told["body"]}
    else:
        fields = {"title": told["title"], "body": told["body"]}
    query = "&".join(filter(None, (parts.query, _encoded(fields))))
    return urlunsplit(parts._replace(query=query))


def mail_address(contact: str, told: ToldInRecord) -> str:
    """A letter to the editors with subject and text, as RFC 6068 writes it: lines end in CR and LF."""
    letter = {"subject": told["title"], "body": told["body"].replace("\n", "\r\n")}
    return f"mailto:{quote(contact, safe='@')}?{_encoded(letter)}"


def takes_lines(address: str) -> bool:
    """Whether `#L12` behind the address of a file surely leads to line 12.

    So it is on GitHub, in GitLab, where `/-/` sets what is done with a file apart from its path, and where
    Gitea or Forgejo, the program of Codeberg, show a file; their editors take no line.
    """
    parts = urlsplit(address)
    if parts.query or parts.fragment:
        return False
    _, _, repository, does, *rest = [*parts.path.split("/"), "", "", ""]
    if (parts.hostname or "") == "github.com":
        return bool(repository) and does in ("edit", "blob")
    if "/-/edit/" in parts.path or "/-/blob/" in parts.path:
        return True
    return does == "src" and rest[0] in ("branch", "commit", "tag")


def fitting(address_with: Callable[[str], str], says: str) -> str:
    """The address with as much of what is said as keeps it within `LONGEST` characters."""
    whole = address_with(says)
    if len(whole) <= LONGEST:
        return whole
    shortest, longest = 0, len(says)
    while shortest < longest - 1:
        middle = (shortest + longest) // 2
        if len(address_with(f"{says[:middle]}…")) <= LONGEST:
            shortest = middle
        else:
            longest = middle
    return address_with(f"{says[:shortest]}…")


def _encoded(fields: Mapping[str, str]) -> str:
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in fields.items())


def _said(page: Telling, item: Item) -> str:
    """What a statement says, in one line of plain text."""
    match item:
        case Disagreement(question=text):
            said = page.language.plain(text)
        case Assessment(says=None):
            said = item.wording or page.language.term(item.word)
        case Attribution(says=None):
            said = page.language.term(item.kind)
        case _:
            assert item.says is not None
            said = page.language.plain(item.says)
    return " ".join(said.split())


def _link(address: str, label: str) -> Markup:
    return Markup('<a href="{}" rel="noopener external">{}</a>').format(address, label)
