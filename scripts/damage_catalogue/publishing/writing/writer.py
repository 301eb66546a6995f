"""What the template of a record's page may ask for: what is told of statements and statuses, of events and of
the record itself."""

from __future__ import annotations

from markupsafe import Markup, escape

from damage_catalogue.publishing import links
from damage_catalogue.publishing.citing.formats import FORMATS, CitedWork, page_as_work, source_as_work
from damage_catalogue.publishing.in_words.when import bounds_beside, when_of
from damage_catalogue.publishing.writing.suggesting import Suggesting
from damage_catalogue.records.model import (
    AffectedPlace,
    Event,
    Role,
    Site,
    Source,
)


class Writer(Suggesting):
    """Writes one page: on top of all that is told, what happened, and the record as something to cite."""

    def when(self, event: Event) -> Markup:
        """When an event happened, or between which days, or that nobody says."""
        if event.occurred is None:
            return escape(when_of(event, self.language))
        return self.date(event.occurred) + bounds_beside(event, self.language)

    def affected_parts(self, event: Event, site: Site) -> Markup:
        """The components of this site that an event concerns; empty where it concerns the whole."""
        names = {component.id: component.names for component in site.components}
        hit = [place.component for place in event.affects if place.site == site.id]
        return self.language.listed([self.preferred(names[id]) for id in hit if id in names])

    def affected(self, place: AffectedPlace) -> Markup:
        """The place that an event concerns, with its component."""
        site = self.catalogue.sites.get(place.site)
        if site is None or place.component is None:
            return self.site(place.site)
        names = next((one.names for one in site.components if one.id == place.component), None)
        if names is None:
            return escape(self.language.labelled(self.site(place.site), self.bdi(place.component)))
        part = self.page(f"{self.address_of(site)}#part_{place.component}", self.preferred(names))
        return escape(self.language.labelled(self.site(place.site), part))

    def role(self, role: Role, with_body: bool = True) -> Markup:
        """What an agent was, in which body, from when to when."""
        name = escape(self.term(role.role)) if role.title is None else self.text(role.title)
        if with_body and role.of is not None:
            name = escape(self.language.commas((name, self.agent(role.of))))
        return self.joined([name, self.language.period(role.start, role.end)])

    def own_path(self) -> str:
        """The path of the record's file in the repository."""
        assert self.record is not None, "only the page of a record has a file"
        return links.record_path(self.record)

    def correction_address(self) -> str | None:
        """Where a reader may propose a change to the file; None where no repository is told."""
        repository = self.catalogue.about.repository
        return None if repository is None else links.web_address(repository + self.own_path())

    def complete_address(self) -> str | None:
        """The address of the page with its host, where the site has one."""
        base = self.edition.site_url
        return f"{base.rstrip('/')}/{self.edition.prefix}{self.address}" if base else None

    def page_as_work(self, title: str) -> CitedWork:
        """The page as reference managers are told of it."""
        assert self.record is not None, "only the page of a record is cited"
        id, about = f"{self.kind}/{self.record.id}", self.catalogue.about
        return page_as_work(about, self.language, id, title, self.complete_address())

    def source_as_work(self, source: Source) -> CitedWork:
        """A source as what is cited."""
        publisher = self.catalogue.agents.get(source.publisher)
        name = publisher.names.preferred(self.language.tag).text if publisher else source.publisher
        return source_as_work(source, name, self.language)

    def files_to_cite(self) -> Markup:
        """Links to the files for reference managers that stand beside the page."""
        assert self.record is not None, "only the page of a record is cited"
        download = f"{self.kind}/{self.record.id}".replace("/", "-")
        found = []
        for name, format in FORMATS.items():
            address = self.address + name
            href = self.href(address) if links.is_shared(address) else name
            link = Markup('<a href="{}" download="{}">{}</a>')
            found.append(link.format(href, download + name.removeprefix("cite"), format))
        return self.joined(found)

    def citation_of_record(self, title: Markup) -> Markup:
        """How to cite the record: title, catalogue and edition, publisher, address, licence."""
        about = self.catalogue.about
        catalogue = Markup("<cite>{}</cite>").format(self.text(about.title))
        if about.version is not None:
            catalogue += self.w("comma") + self.phrase("edition", value=about.version)
        url = self.complete_address() or f"/{self.edition.prefix}{self.address}"
        parts = [
            self.language.quoted(title),
            catalogue,
            self.bdi(self.language.plain(about.publisher)) if about.publisher else None,
            Markup('<bdi dir="ltr">{}</bdi>').format(url),
            self.bdi(about.licence),
        ]
        return Markup(" ").join(escape(self.language.sentence(part)) for part in parts if part)
