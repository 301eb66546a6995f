"""Names and components: one heading for each language, one part at most that stands for the whole."""

from __future__ import annotations

from collections.abc import Iterator

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Site, is_withdrawn
from damage_catalogue.records.yaml_file import Data, FieldPath
from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.wording import quoted


def check_preferred_names(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """At most one name in a language is preferred, and one name of each record is."""
    for path, data in _named(entry.data):
        names = data["names"]
        heads: dict[str, str] = {}
        for number, name in enumerate(names):
            if name.get("role") != "preferred":
                continue
            language, text = name["lang"], name["text"]
            if language in heads:
                first = quoted(heads[language])
                message = f"{quoted(text)} is a second preferred name in {language}, beside {first}."
                hint = "Make one of them alternate."
                yield Finding("HD216", entry.file, (*path, "names", number, "role"), message, hint)
            heads.setdefault(language, text)
        if not heads:
            message = "None of these names is the preferred one, so the first becomes the heading."
            hint = "Write role: preferred on one name of each language."
            yield Finding("HD805", entry.file, (*path, "names"), message, hint, at_key=True)


def _named(data: Data) -> Iterator[tuple[FieldPath, Data]]:
    if "names" in data:
        yield (), data
    for number, component in enumerate(data.get("components", ())):
        yield ("components", number), component


def check_principal_component(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """One component at most stands for the whole site, and it is no group of things."""
    first: str | None = None
    for number, component in enumerate(entry.data.get("components", ())):
        if component.get("principal"):
            if component.get("group"):
                message = f"{quoted(component['id'])} is a group of things, so it cannot stand for the whole."
                hint = (
                    "Delete principal: the state of the whole is then told by counts. If it is one "
                    "thing, delete group."
                )
                yield Finding("HD515", entry.file, ("components", number, "principal"), message, hint)
            if first:
                message = (
                    f"{quoted(component['id'])} is a second principal component, beside {quoted(first)}."
                )
                hint = "Keep principal: true on the one whose state stands for the whole."
                path: FieldPath = ("components", number, "principal")
                yield Finding("HD509", entry.file, path, message, hint)
            first = first or component["id"]


def check_names_of_the_place(whole: Whole) -> Iterator[Finding]:
    """A site has a name in an official language of its country, as the CLDR has them."""
    from damage_catalogue.language.locale import is_in, languages_of_place

    for entry in whole.of_kind("sites"):
        site = entry.record
        assert isinstance(site, Site), "entries of kind sites hold sites"
        country = whole.catalogue.country(site)
        if country is None or is_withdrawn(site):
            continue
        spoken = languages_of_place(country)
        if spoken and not any(is_in(name.lang, spoken) for name in site.names.all):
            named = " or ".join(_in_english(tag) for tag in spoken)
            message = f"There is no name in {named}, though the site lies in {country}."
            hint = f"Add a name with lang: {spoken[0]}, as it is written there."
            yield Finding("HD802", entry.file, ("names",), message, hint, at_key=True)


def _in_english(tag: str) -> str:
    from damage_catalogue.language.locale import language_name

    return language_name("en", tag) or tag
