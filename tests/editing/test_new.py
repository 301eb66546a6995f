"""`catalogue new`: whole valid files from few words, or none and one message."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import MINI

from damage_catalogue.commands.new import KINDS, questions_of
from damage_catalogue.editing.appending import CannotAppendError, append_entry
from damage_catalogue.editing.csl import CslError, read_csl
from damage_catalogue.editing.identifying import dated_id, propose_id
from damage_catalogue.editing.scalars import cannot_be_written, one_line, scalar
from damage_catalogue.editing.starter import start_catalogue
from damage_catalogue.records.files import is_id
from damage_catalogue.records.yaml_file import read_yaml

DOCUMENT = {"type": "webpage", "tier": "secondary", "read": "full"}
LOOK = {
    "basis": "direct-observation",
    "method": "field-based-assessment",
    "damage": "slight",
    "certainty": "medium",
    "says": "One wall: cracked.",
}
SITE = {"kind": "tower", "sensitivity": "public"}


@pytest.fixture(params=["mini", "en", "ar", "uk"])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the invented catalogue, or one just begun."""
    if request.param == "mini":
        shutil.copytree(MINI, tmp_path / "mini")
        return tmp_path / "mini"
    start_catalogue(tmp_path, request.param, "1")
    return tmp_path


@pytest.fixture
def english(tmp_path: Path) -> Path:
    start_catalogue(tmp_path, "en", "1")
    return tmp_path


def new(root: Path, *words: str, **options: str) -> subprocess.CompletedProcess[str]:
    """Runs `catalogue new` without a terminal."""
    named = [part for name, text in options.items() for part in (f"--{name.replace('_', '-')}", text)]
    command = [sys.executable, "-m", "damage_catalogue", "new", *words, *named]
    return subprocess.run(
        command, cwd=root, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def record(root: Path, name: str) -> dict[str, object]:
    data = read_yaml((root / "catalogue" / f"{name}.yaml").read_bytes()).data
    assert data is not None
    return data


def refused(root: Path, *words: str, **options: str) -> str:
    """What is told where something is missing or wrong, and nothing may be written."""
    return not_written(2, root, *words, **options)


def refused_by_the_checks(root: Path, *words: str, **options: str) -> str:
    """What is told where the new files have errors, and nothing may be written."""
    return not_written(1, root, *words, **options)


def not_written(code: int, root: Path, *words: str, **options: str) -> str:
    before = files(root)
    told = new(root, *words, **options)
    assert told.returncode == code, told.stdout + told.stderr
    assert files(root) == before
    assert "Traceback" not in told.stderr
    assert told.stderr.count("Nothing was written") == 1
    return told.stdout + told.stderr


def written(root: Path, *words: str, **options: str) -> str:
    as_before = other_layout(root)
    told = new(root, *words, **options)
    assert (told.returncode, told.stderr) == (0, ""), told.stdout + told.stderr
    assert other_layout(root) == as_before, "what the program writes has the layout of all records"
    return told.stdout


def other_layout(root: Path) -> str:
    """The names of the files that `catalogue fmt` would write anew."""
    command = [sys.executable, "-m", "damage_catalogue", "fmt", "--check"]
    told = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return "".join(line for line in told.stdout.splitlines(keepends=True) if line.endswith(".yaml\n"))


def main_language(root: Path) -> str:
    return str(yaml.safe_load((root / "catalogue/catalogue.yaml").read_text("utf-8"))["languages"][0])


def test_a_whole_monument_in_two_commands(root: Path) -> None:
    language = main_language(root)
    written(root, "site", "Salt Tower", **SITE)
    told = written(
        root,
        *("assessment", "salt-tower"),
        **LOOK,
        **DOCUMENT,
        source="https://herald.example.org/tower",
        publisher="The Herald of Nowhere",
        publisher_kind="media",
        issued="2024-05-09",
        source_title="Tower hit",
        by="Jane Doe",
        by_kind="person",
        observed="2024-05-02",
        limits="interior-not-seen, nadir-only",
    )
    assert [line.split()[-1] for line in told.splitlines() if line.startswith(("Written", "Added"))] == [
        "agents/the-herald-of-nowhere/",
        "sources/the-herald-of-nowhere-2024-05-09-tower-hit/",
        "agents/jane-doe/",
        "sites/salt-tower/",
    ]
    site = record(root, "sites/salt-tower")
    says = LOOK["says"] if language == "en" else {language: LOOK["says"]}
    assert site["names"] == [{"text": "Salt Tower", "lang": language, "role": "preferred"}]
    assert site["assessments"] == [
        {
            "id": "jane-doe-2024-05-02",
            "by": "jane-doe",
            "observed": "2024-05-02",
            **{name: LOOK[name] for name in ("basis", "method", "damage", "certainty")},
            "limits": ["interior-not-seen", "nadir-only"],
            "citations": [{"source": "the-herald-of-nowhere-2024-05-09-tower-hit", "says": says}],
        }
    ]
    checked = subprocess.run(
        [sys.executable, "-m", "damage_catalogue", "validate"], cwd=root, capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_the_source_is_found_by_any_spelling_of_its_address(english: Path) -> None:
    first = {"url": "https://www.example.org/a/", "publisher": "example gazette", "title": "Annals"}
    written(english, "source", **first, **DOCUMENT)
    told = written(
        english, "assessment", "example-lighthouse", **LOOK, source="http://example.org/a?utm_source=x"
    )
    assert told.count("Written") == 0
    assert "Added to: catalogue/sites/example-lighthouse.yaml" in told
    assert "recorded already, as the source example-gazette-annals" in refused(
        english, "source", url="http://example.org/a", publisher="Example Gazette", **DOCUMENT
    )


def test_a_doi_is_recorded_without_the_address_in_front(english: Path) -> None:
    doi = "https://doi.org/10.5281/zenodo.123456"
    written(english, "source", doi=doi, publisher="example-gazette", id="a-dataset", **DOCUMENT)
    assert record(english, "sources/a-dataset")["DOI"] == "10.5281/zenodo.123456"
    assert "--doi zenodo: A DOI begins with 10." in refused(
        english, "source", doi="zenodo", publisher="example-gazette", **DOCUMENT
    )


@pytest.mark.parametrize(
    ("own_words", "says"),
    [
        pytest.param("name: shqip\nwords: {not_archived_yet: Ende jo.}\n", {"sq": "Ende jo."}, id="its-word"),
        pytest.param("name: shqip\n", "Not yet archived.", id="no-word-for-it"),
        pytest.param("", "Not yet archived.", id="no-words"),
    ],
)
def test_a_page_without_a_copy_says_so_in_the_words_of_the_catalogue(
    english: Path, own_words: str, says: object
) -> None:
    if own_words:
        (english / "catalogue" / "languages").mkdir()
        (english / "catalogue" / "languages" / "sq.yaml").write_text(own_words, "utf-8")
    about = {"url": "https://example.org/b", "publisher": "example-gazette", "language": "sq", "id": "b"}
    written(english, "source", **about, **DOCUMENT)
    assert record(english, "sources/b")["archive_exception"] == says


def test_every_option_of_a_source_reaches_the_record(english: Path) -> None:
    about = {"title": "A: b", "issued": "2024", "accessed": "2026-11-01", "document_language": "fr"}
    copy = {"archived": "https://archive.example.org/1"}
    new_one = {"publisher": "محكمة", "publisher_kind": "state-body", "publisher_id": "court"}
    written(
        english,
        "source",
        url="https://example.org/b",
        id="b",
        language="ar",
        **about,
        **copy,
        **new_one,
        **DOCUMENT,
    )
    assert record(english, "sources/b") == {
        "title": "A: b",
        "issued": "2024",
        "accessed": "2026-11-01",
        "language": "fr",
        "archived": [{"url": "https://archive.example.org/1"}],
        "URL": "https://example.org/b",
        "publisher": "court",
        "review": {"state": "draft"},
        **DOCUMENT,
    }
    assert record(english, "agents/court")["names"] == [{"text": "محكمة", "lang": "ar", "role": "preferred"}]


def test_every_option_of_a_site_and_of_an_agent_reaches_the_record(english: Path) -> None:
    written(english, "site", "Lantern", part_of="example-lighthouse", country="FR", kind="tower",
            sensitivity="withheld", reason="Dug up: by night.", id="lantern", language="fr")  # fmt: skip
    assert record(english, "sites/lantern") == {
        "names": [{"text": "Lantern", "lang": "fr", "role": "preferred"}],
        "kind": "tower",
        "part_of": "example-lighthouse",
        "country": "FR",
        "location": {"sensitivity": "withheld", "reason": {"fr": "Dug up: by night."}},
        "review": {"state": "draft"},
    }
    written(english, "agent", "Dr. O’Neil", kind="person", url="https://example.org/me")
    assert record(english, "agents/dr-oneil")["URL"] == "https://example.org/me"


def test_every_option_of_an_event_reaches_the_record(english: Path) -> None:
    look = {name: LOOK[name] for name in ("basis", "certainty", "says")}
    written(english, "event", "Fire: in the lantern", site="example-lighthouse", kind="damage",
            occurred="../2024-05-03", source="example-gazette-2024-05-03", by="Example Gazette",
            locator="p. 2", **look)  # fmt: skip
    assert record(english, "events/example-lighthouse/fire-in-the-lantern") == {
        "kind": "damage",
        "title": {"en": "Fire: in the lantern"},
        "affects": [{"site": "example-lighthouse"}],
        "occurred": "../2024-05-03",
        "accounts": [
            {
                "id": "example-gazette",
                "by": "example-gazette",
                **look,
                "citations": [
                    {"source": "example-gazette-2024-05-03", "locator": "p. 2", "says": look["says"]}
                ],
            }
        ],
        "review": {"state": "draft"},
    }


def test_every_option_of_an_assessment_reaches_the_record(english: Path) -> None:
    path = english / "catalogue/sites/example-lighthouse.yaml"
    parts = "components:\n  - {id: lantern, names: [{text: Lantern, lang: en}]}\n"
    path.write_text(path.read_text("utf-8") + parts, "utf-8")
    entry = {
        "id": "from-above",
        "component": "lantern",
        "damage": "severe",
        "condition": "poor",
        "observed": "2024-06-01",
        "reported": "2024-06-02",
        "by": "example-gazette",
        "basis": "remote-observation",
        "method": "condition-assessment-image",
        "certainty": "high",
        "wording": "bad",
    }
    written(english, "assessment", "example-lighthouse", **entry, limits="nadir-only", image="2024-06-01",
            source="example-gazette-2024-05-03", locator="p. 1", says="It is gone.")  # fmt: skip
    found = record(english, "sites/example-lighthouse")["assessments"]
    assert isinstance(found, list)
    assert found[1] == {
        **entry,
        "limits": ["nadir-only"],
        "image": {"acquired": "2024-06-01"},
        "citations": [{"source": "example-gazette-2024-05-03", "locator": "p. 1", "says": "It is gone."}],
    }
    # The next field of the file still stands behind the list.
    assert path.read_text("utf-8").endswith(parts)


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_missing_is_told_in_one_message(kind: str, english: Path) -> None:
    told = refused(english, kind)
    of_others = {"publisher_kind", "by_kind"}
    if kind in ("assessment", "event"):  # what is asked of a document depends on which it is
        of_others |= {"publisher", "type", "tier", "read"}
    for question in questions_of(kind):
        if question.needed and question.name not in of_others:
            assert told.count(f"{question.option} is missing. {question.asks}") == 1
    assert [line for line in told.splitlines()[1:] if " is missing. " not in line] == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"damage": "modrate"}, "--damage modrate: There is no word modrate. Did you mean moderate?"),
        ({"observed": "3 May 2024"}, "Did you mean 2024-05-03?"),
        ({"limits": "nadir-only, nope"}, "--limits nadir-only, nope: There is no word nope."),
        ({"source": "example-gazete-2024-05-03"}, "Did you mean example-gazette-2024-05-03?"),
        ({"source": "ftp://example.org/x"}, "give the address that begins with https://"),
        ({"id": "gazette-2024"}, "The place has an assessment of this id already."),
        ({"id": "Not An Id"}, "An id has small letters a to z"),
        ({"says": "a\nb"}, "It holds the sign U+000A, which no line of a record can hold."),
    ],
)
def test_a_wrong_answer_is_told_with_its_option(english: Path, options: Mapping[str, str], told: str) -> None:
    right = {**LOOK, "source": "example-gazette-2024-05-03"}
    message = refused(english, "assessment", "example-lighthouse", **{**right, **options})
    assert message.count("\n  --") == 1
    assert told in message


def test_an_unknown_place_and_a_taken_id_are_refused(english: Path) -> None:
    told = refused(english, "assessment", "example-lighthose", source="example-gazette-2024-05-03", **LOOK)
    assert "Did you mean example-lighthouse?" in told
    told = refused(english, "site", "Example lighthouse", **SITE)
    assert "catalogue/sites/example-lighthouse.yaml is there already." in told
    told = refused(english, "agent", "THE EXAMPLE GAZETTE", kind="media", id="other")
    assert "is recorded already, as the agent example-gazette." in told


def test_where_no_id_can_be_made_one_is_asked_for(english: Path) -> None:
    told = refused(english, "site", "قلعة الحصن", **SITE)
    assert "--id is missing. No id can be made from" in told
    written(english, "site", "قلعة الحصن", **SITE, language="ar", id="qalat-al-hisn")


def test_what_the_checks_refuse_is_not_written_and_shown_with_its_line(english: Path) -> None:
    told = refused_by_the_checks(english, "site", "Lost Tower", country="XX", **SITE)
    assert "catalogue/sites/lost-tower.yaml:" in told
    assert "country: XX" in told


def test_what_the_catalogue_itself_asks_for_is_told_and_can_be_added(english: Path) -> None:
    (english / "catalogue/checks").mkdir()
    asked = "each:\n  - {kind: sites, has: [names.ar], because: People read it in Arabic.}\n"
    (english / "catalogue/checks/ours.yaml").write_text(asked.replace("sites", "events, within: x"), "utf-8")
    written(english, "site", "Salt Tower", **SITE)
    (english / "catalogue/checks/ours.yaml").write_text(asked, "utf-8")
    told = new(english, "site", "Ash Tower", **SITE)
    assert (told.returncode, told.stderr) == (1, "")
    assert "ash-tower" in told.stdout
    assert "Before that, add what this catalogue asks of its records" in told.stdout
    assert record(english, "sites/ash-tower")["kind"] == "tower"


def test_an_error_that_was_there_before_hinders_nothing(english: Path) -> None:
    (english / "catalogue/sites/broken.yaml").write_text("kind: nonsense\n", "utf-8")
    written(english, "site", "Salt Tower", **SITE)


@pytest.mark.parametrize(
    "name",
    [
        "a: b # c",
        '"quoted" \\ back',
        "{x}, [y] & *z",
        "no",
        "2015",
        "- dash",
        "Łódź’s Æther",
        "<b>x</b>",
        "%YAML",
        "''",
    ],
)
def test_a_hostile_name_is_kept_word_for_word(name: str, english: Path) -> None:
    written(english, "agent", f"x {name}", kind="person", id="somebody")
    assert record(english, "agents/somebody")["names"] == [
        {"text": f"x {name}", "lang": "en", "role": "preferred"}
    ]


def test_a_name_with_a_hidden_mark_or_a_broken_sign_is_refused(english: Path) -> None:
    assert "HD115" in refused_by_the_checks(english, "agent", "a\u202eb", kind="person", id="x")
    assert "U+001B" in refused(english, "agent", "a\x1b[2Jb", kind="person", id="x")
    command = [os.fsencode(sys.executable), b"-m", b"damage_catalogue", b"new", b"agent", b"a\xffb"]
    told = subprocess.run(
        [*command, b"--kind", b"person"],
        cwd=english,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert (told.returncode, b"Traceback" in told.stderr) == (2, False)


def test_files_of_references_become_sources(english: Path) -> None:
    references = [
        {
            "type": "article-journal",
            "title": "Damage at <i>Bel</i>",
            "container-title": "Journal of Towers",
            "publisher": "Example Gazette",
            "DOI": "10.1234/abc",
            "author": [{"family": "Vries", "given": "A.", "non-dropping-particle": "de"}, {"literal": "AFP"}],
            "issued": {"date-parts": [["2016", 3]]},
            "page": "1-2",
            "abstract": "Not ours.",
        },
        {"type": "report", "title": "Two", "publisher": "New House", "issued": {"date-parts": [[2017]]}},
        {"type": "report", "title": "Three", "publisher": "New House", "issued": {"raw": "spring"}},
    ]
    path = english / "export.json"
    path.write_text(json.dumps(references), "utf-8")
    shared = {"csl": str(path), "tier": "secondary", "read": "full"}
    told = refused(english, "source", **shared)
    assert "--publisher-kind is missing" in told
    told = written(english, "source", **shared, publisher_kind="organisation")
    assert "(Damage at Bel): not taken over: abstract." in told
    assert "(Three): not taken over: issued." in told
    assert record(english, "sources/example-gazette-2016-03-damage-bel") == {
        "type": "article-journal",
        "title": "Damage at Bel",
        "author": [{"family": "de Vries", "given": "A."}, {"literal": "AFP"}],
        "container-title": "Journal of Towers",
        "publisher": "example-gazette",
        "issued": "2016-03",
        "page": "1-2",
        "DOI": "10.1234/abc",
        "tier": "secondary",
        "read": "full",
        "review": {"state": "draft"},
    }
    assert {path.stem for path in (english / "catalogue/agents").iterdir()} == {
        "example-gazette",
        "new-house",
    }
    again = new(english, "source", **shared)
    assert "is recorded already, as the source example-gazette-2016-03-damage-bel." in again.stdout
    assert (again.returncode, "there already" in again.stderr) == (2, True)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"@book{x,}", "this is no CSL JSON"),
        (b"\xff\xfe", "this is no CSL JSON"),
        (b"[" * 100_000, "this is no CSL JSON"),
        (b"{}", "no list of references"),
        (b"[]", "no list of references"),
        (b"[1]", "no list of references"),
    ],
)
def test_a_file_that_is_no_list_of_references_is_named(content: bytes, told: str) -> None:
    with pytest.raises(CslError, match=told):
        read_csl(content)


def test_a_reference_with_what_cannot_be_written_or_sorted_is_named(english: Path) -> None:
    path = english / "export.json"
    path.write_text('[{"title": "a\\ud800b", "type": "report"},'
                    '{"type": "song", "title": "S", "publisher": "P"},'
                    ' {"type": "report", "title": "N"}]', "utf-8")  # fmt: skip
    told = refused(english, "source", csl=str(path), tier="secondary", read="full")
    assert "holds the sign U+D800" in told
    assert "Reference 2 (S) is of a kind that records do not have." in told
    assert "Reference 3 (N) names no publisher." in told
    assert "cannot be read" in new(english, "source", csl="nowhere.json").stderr


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co"])))
def test_what_is_read_back_is_what_was_said(text: str) -> None:
    if cannot_be_written(text) is None and text.isprintable():
        line = f"a: {scalar(text)}\nb: {one_line([('c', text), ('d', text)])}\n"
        assert read_yaml(line.encode()).data == {"a": text, "b": {"c": text, "d": text}}


@given(st.text())
def test_what_is_proposed_is_an_id(name: str) -> None:
    id = propose_id(name)
    assert id is None or (is_id(id) and len(id) <= 60)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Krak des Chevaliers", "krak-des-chevaliers"),
        ("Église Saint-Étienne", "eglise-saint-etienne"),
        ("Qalʿat al-Ḥiṣn", "qalat-al-hisn"),
        ("Łódź & Straße", "lodz-and-strasse"),
        ("O’Neil's House", "oneils-house"),
        ("№ 4 — Tower", "no-4-tower"),
        ("Храм", None),
        ("Tower برج", None),
        ("§§", None),
        ("", None),
    ],
)
def test_an_id_is_made_of_latin_letters_only(name: str, id: str | None) -> None:
    assert propose_id(name) == id


def test_a_document_is_named_by_publisher_day_and_words() -> None:
    assert (
        dated_id("a/bbc", "2016-03-25~", "The fall of the Temple of Bel") == "bbc-2016-03-25-fall-temple-bel"
    )
    assert dated_id("bbc", None, "برج") == "bbc"


ENTRY = "- id: new"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n", "a: 1\nassessments:\n  - id: new\n"),
        ("a: 1", "a: 1\nassessments:\n  - id: new\n"),
        ("assessments:\n- id: x\n", "assessments:\n- id: x\n- id: new\n"),
        (
            "assessments:\n    # one\n    - id: x\n    # last\n\n# about b\nb: 1\n# end\n",
            "assessments:\n    # one\n    - id: x\n    # last\n    - id: new\n\n# about b\nb: 1\n# end\n",
        ),
        ("assessments:\r\n  - id: x\r\nb: 1\r\n", "assessments:\r\n  - id: x\r\n  - id: new\r\nb: 1\r\n"),
        (
            "assessments:\n  - id: x\n    says: |\n      # no remark\n\n      b\n",
            "assessments:\n  - id: x\n    says: |\n      # no remark\n\n      b\n  - id: new\n",
        ),
        (
            "assessments:\n  - {id: x}\n  - {id: y}\nb: 1\n",
            "assessments:\n  - {id: x}\n  - {id: y}\n  - id: new\nb: 1\n",
        ),
    ],
)
def test_an_entry_is_added_and_nothing_else_changes(before: str, after: str) -> None:
    assert append_entry(before.encode(), "assessments", lambda indent: [f"{indent}{ENTRY}"]) == after


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"assessments: [{id: x}]\n", "stand between"),
        (b"assessments:\n", "is empty"),
        (b"{a: 1}\n", "by hand|cannot be read"),
        (b"a: [\n", "cannot be read"),
        (b"assessments:\n  - id: x\n    says: |+\n      a\n\n\nb: 1\n", "by hand"),
    ],
)
def test_where_nothing_can_be_added_safely_nothing_is(content: bytes, told: str) -> None:
    with pytest.raises(CannotAppendError, match=told):
        append_entry(content, "assessments", lambda indent: [f"{indent}{ENTRY}"])


def test_every_real_site_takes_an_assessment_and_loses_no_line() -> None:
    paths = sorted((MINI.parents[2] / "catalogue/sites").rglob("*.yaml"))
    assert len(paths) > 30
    for path in paths:
        content = path.read_bytes()
        old = content.decode().splitlines()
        added = append_entry(content, "assessments", lambda indent: [f"{indent}{ENTRY}"]).splitlines()
        extra = 1 if b"\nassessments:" in content else 2
        assert len(added) == len(old) + extra
        at = next((n for n, (a, b) in enumerate(zip(old, added, strict=False)) if a != b), len(old))
        assert added[:at] + added[at + extra :] == old


def test_on_a_terminal_it_asks_and_shows_the_words(english: Path) -> None:
    answers = ["modrate", "tower", "", "", "public", "", ""]
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "damage_catalogue", "new", "site", "Salt Tower"]
    done = subprocess.Popen(command, cwd=english, stdin=child, stdout=child, stderr=child)
    os.close(child)
    os.write(parent, "".join(f"{answer}\n" for answer in answers).encode())
    told = b""
    while True:
        try:
            piece = os.read(parent, 4096)
        except OSError:
            break
        if not piece:
            break
        told += piece
    os.close(parent)
    assert done.wait() == 0, told.decode()
    text = told.decode().replace("\r\n", "\n")
    assert "What kind of place is it?" in text
    assert re.search(r"\n  tower: \S", text)
    assert "There is no word modrate." in text
    assert "[salt-tower] > " in text
    assert record(english, "sites/salt-tower")["kind"] == "tower"


def test_where_the_answers_end_early_nothing_is_written(english: Path) -> None:
    before = files(english)
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "damage_catalogue", "new", "agent"]
    done = subprocess.Popen(command, cwd=english, stdin=child, stdout=child, stderr=subprocess.PIPE)
    os.close(child)
    os.write(parent, b"Somebody\n\x04")
    _, told = done.communicate()
    os.close(parent)
    assert done.returncode == 2
    assert b"Nothing was written" in told
    assert files(english) == before


def test_the_catalogue_may_be_named_before_or_behind_the_kind(
    english: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("away")
    written(away, "--root", str(english), "agent", "One", kind="person")
    written(away, "agent", "Two", "--root", str(english), kind="person")
    assert {"one", "two"} <= {path.stem for path in (english / "catalogue/agents").iterdir()}
