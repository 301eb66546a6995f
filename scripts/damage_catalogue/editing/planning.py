"""From what an editor said to the files that say it: one function for each kind of record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from damage_catalogue.editing.answers import Answers, CheckOfAnswer
from damage_catalogue.editing.appending import CannotAppendError, append_entry
from damage_catalogue.editing.drafting import (
    AnswersGiven,
    Draft,
    agent_text,
    assessment_lines,
    event_text,
    site_text,
    source_text,
)
from damage_catalogue.editing.finding import find_agents, find_document, find_source
from damage_catalogue.editing.identifying import dated_id, propose_id
from damage_catalogue.editing.questions import (
    ABOUT_AGENT,
    ABOUT_DOCUMENT,
    ABOUT_SITE,
    ACCOUNT,
    ADDRESSES,
    AGENT_ID,
    ASSESSED_SITE,
    ASSESSMENT_ID,
    CITED,
    DAMAGE,
    DOCUMENT_ID,
    EVENT_ID,
    HAPPENING,
    JUDGEMENT,
    PUBLISHER,
    SITE_ID,
    SOURCE_ID,
    SOURCE_TITLE,
    SPEAKER,
    TITLE,
    EditorQuestion,
)
from damage_catalogue.language import Languages
from damage_catalogue.project import Project
from damage_catalogue.records.files import record_file
from damage_catalogue.records.model import Catalogue, RecordKind
from damage_catalogue.records.web_address import is_address


class Plan:
    """The files that will be written, in an order in which each refers only to those before it."""

    def __init__(self, project: Project, catalogue: Catalogue, answers: Answers, language: str) -> None:
        self.root = project.root
        self.catalogue = catalogue
        self.answers = answers
        self.language = language
        self.languages = Languages(project.languages)
        self.drafts: list[Draft] = []

    def new_agent(self) -> None:
        """The file of an agent."""
        for question in ABOUT_AGENT:
            self.answers.take(question)
        name = self.answers.said.get("name", "")
        kind = self.answers.said.get("kind")
        if found := [agent for agent in find_agents(self.catalogue, name) if agent.kind.id == kind]:
            same = ", ".join(agent.id for agent in found)
            self.answers.problems.append(f"{name} is recorded already, as the agent {same}.")
        id = self._new_id("agents", AGENT_ID, name, propose_id(name))
        self._add("agents", id, agent_text, self.answers.said)

    def new_site(self) -> None:
        """The file of a site."""
        for question in ABOUT_SITE:
            check = self._is_site if question.name == "part_of" else (lambda _: None)
            self.answers.take(question, check)
        said = self.answers.said
        step = propose_id(said.get("name", ""))
        within = f"{said['part_of']}/" if "part_of" in said else ""
        id = self._new_id("sites", SITE_ID, said.get("name", ""), step and within + step)
        self._add("sites", id, site_text, said)

    def new_source(self) -> None:
        """The file of a source, and that of its publisher where there is none yet."""
        address, number = ADDRESSES
        url = self.answers.take(address)
        doi = self.answers.take(number, _is_doi)
        doi = doi[doi.index("10.") :] if doi else None
        if found := find_document(self.catalogue, url, doi):
            self.answers.problems.append(f"{url or doi} is recorded already, as the source {found.id}.")
            return
        self._document(url, doi, self.answers.take(TITLE), SOURCE_ID)

    def new_assessment(self) -> None:
        """One more assessment in the file of a site, and its source, publisher and speaker where need be."""
        site = self.answers.take(ASSESSED_SITE, self._is_site)
        source = self._source()
        by = self._speaker()
        for question in JUDGEMENT:
            self.answers.take(question)
        said = self.answers.said
        if not any(said.get(name) or self.answers.given.get(name) for name in ("damage", "condition")):
            self.answers.take(DAMAGE, needed=True)
        day = said.get("observed") or said.get("reported") or said.get("issued")
        proposed = dated_id(by or source or "", day)[:80]
        id = self.answers.take(ASSESSMENT_ID, self._is_free_in(site), proposed)
        if self.answers.problems or site is None or source is None or id is None:
            return
        entry = {**said, "source": source, "id": id}
        if "limits" in said:
            entry["limits"] = ", ".join(word.strip() for word in said["limits"].split(","))
        self._append(site, entry)

    def new_event(self) -> None:
        """The file of an event with one account, and its source, publisher and speaker where need be."""
        for question in HAPPENING:
            self.answers.take(question, self._is_site if question.name == "site" else (lambda _: None))
        source = self._source()
        by = self._speaker()
        for question in ACCOUNT:
            self.answers.take(question)
        said = self.answers.said
        step = propose_id(said.get("title", ""))
        place = said.get("site", "").partition("/")[0]
        id = self._new_id("events", EVENT_ID, said.get("title", ""), step and f"{place}/{step}")
        account = dated_id(by or source or "", None)[:80]
        self._add("events", id, event_text, {**said, "source": source or "", "id": account})

    def _source(self) -> str | None:
        """The id of the source that is cited; where there is none yet, of one that is made."""
        meant = self.answers.take(CITED, self._is_source_or_address)
        if meant is None:
            return None
        if found := find_source(self.catalogue, meant):
            return found.id
        title = self.answers.take(SOURCE_TITLE)
        return self._document(meant, None, title, DOCUMENT_ID)

    def _document(
        self, url: str | None, doi: str | None, title: str | None, id: EditorQuestion
    ) -> str | None:
        publisher = self._agent(*PUBLISHER)
        for question in ABOUT_DOCUMENT:
            self.answers.take(question)
        said = self.answers.said
        proposed = dated_id(publisher or "", said.get("issued"), title)
        return self.add_source(id, proposed, self._source_fields(url, doi, title, publisher))

    def _source_fields(self, *about: str | None) -> dict[str, str]:
        """The fields of a source; `about` are its URL, DOI, title and publisher."""
        said = self.answers.said
        kept = ("type", "issued", "accessed", "archived", "tier", "read")
        fields = {name: said[name] for name in kept if name in said}
        fields |= {
            name: value
            for name, value in zip(("URL", "DOI", "title", "publisher"), about, strict=True)
            if value
        }
        if "document_language" in said:
            fields["language"] = said["document_language"]
        return fields

    def add_source(
        self,
        question: EditorQuestion,
        proposed: str,
        fields: Mapping[str, str],
        authors: tuple[Mapping[str, str], ...] = (),
    ) -> str | None:
        """A source with these fields; gives its id."""
        id = self._new_id("sources", question, fields.get("title", ""), proposed or None)
        if id and not self.answers.problems:
            text = source_text(fields, authors, self.language, self.languages)
            self.drafts.append(Draft(record_file(self.root, "sources", id), text))
        return id

    def _speaker(self) -> str | None:
        return self._agent(*SPEAKER)

    def _agent(self, who: EditorQuestion, kind: EditorQuestion, id: EditorQuestion) -> str | None:
        """The id of the agent who is meant; where there is none of this id or name, of one that is made."""
        meant = self.answers.take(who, self._is_one_agent)
        return None if meant is None else self.agent_called(meant, who, kind, id)

    def agent_called(
        self, meant: str, who: EditorQuestion, kind: EditorQuestion, id: EditorQuestion
    ) -> str | None:
        """The same for somebody whose name is known."""
        made = next((each.file.id for each in self.drafts if _is_of(each, meant, self.language)), None)
        found = find_agents(self.catalogue, meant)
        if made or found:
            self.answers.said[who.name] = made or found[0].id
            return made or found[0].id
        kind_word = self.answers.take(kind, needed=True)
        new = self._new_id("agents", id, meant, propose_id(meant))
        if new and kind_word:
            said = {"name": meant, "kind": kind_word}
            self._add("agents", new, agent_text, said)
            self.answers.said[who.name] = new
        return new

    def _is_one_agent(self, meant: str) -> str | None:
        found = find_agents(self.catalogue, meant)
        if len(found) > 1:
            return f"Several have this name. Give the id of one: {', '.join(agent.id for agent in found)}."
        return None

    def _is_site(self, id: str) -> str | None:
        if id in self.catalogue.sites:
            return None
        near = get_close_matches(id, self.catalogue.sites, 1)
        meant = f" Did you mean {near[0]}?" if near else ""
        return f"There is no place without errors that has this id.{meant}"

    def _is_source_or_address(self, meant: str) -> str | None:
        if find_source(self.catalogue, meant) or (is_address(meant) and meant.lower().startswith("http")):
            return None
        near = get_close_matches(meant, self.catalogue.sources, 1)
        hint = f" Did you mean {near[0]}?" if near else ""
        return (
            f"There is no source of this id.{hint} For a new one, give the address that begins with https://."
        )

    def _is_free_in(self, site: str | None) -> CheckOfAnswer:
        record = self.catalogue.sites.get(site or "")
        taken = {each.id for each in record.assessments} if record else set()

        def check(id: str) -> str | None:
            if id not in taken:
                return None
            return (
                f"The place has an assessment of this id already. Give another with {ASSESSMENT_ID.option}."
            )

        return check

    def _new_id(
        self, kind: RecordKind, question: EditorQuestion, name: str, proposed: str | None
    ) -> str | None:
        """An id that no file has yet: the one that was given, or else the one that is proposed."""
        drafted = {draft.file for draft in self.drafts}

        def check(id: str) -> str | None:
            file = record_file(self.root, kind, id)
            if not file.path.exists() and file not in drafted:
                return None
            other = f"If it is the same, change that file; else give another id with {question.option}."
            return f"{file.name} is there already. {other}"

        needed = proposed is None and bool(name)
        before = len(self.answers.problems)
        id = self.answers.take(question, check, proposed, needed=needed)
        if (
            id is None
            and len(self.answers.problems) > before
            and needed
            and not self.answers.given.get(question.name)
        ):
            self.answers.problems[-1] = (
                f"{question.option} is missing. No id can be made from {name}, since it is not in Latin "
                "letters. Say how it is written in them, such as qalat-al-hisn."
            )
        return id

    def _add(
        self, kind: RecordKind, id: str | None, text: Callable[[AnswersGiven, str], str], said: AnswersGiven
    ) -> None:
        if id and not self.answers.problems:
            self.drafts.append(Draft(record_file(self.root, kind, id), text(said, self.language)))

    def _append(self, site: str, entry: Mapping[str, str]) -> None:
        file = record_file(self.root, "sites", site)
        content = file.path.read_bytes()
        try:
            text = append_entry(
                content, "assessments", lambda indent: assessment_lines(entry, self.language, indent)
            )
        except CannotAppendError as error:
            self.answers.problems.append(f"{file.name}: nothing can be added, because {error}")
        else:
            self.drafts.append(Draft(file, text, content))


def _is_doi(text: str) -> str | None:
    if "10." in text and "/" in text.partition("10.")[2]:
        return None
    return "A DOI begins with 10. and has a slash, such as 10.5281/zenodo.123456."


def _is_of(draft: Draft, name: str, language: str) -> bool:
    """Whether this is the draft of the agent of this name, made a moment ago."""
    line = agent_text({"name": name}, language).splitlines()[2]
    return draft.file.kind == "agents" and line in draft.text.splitlines()
