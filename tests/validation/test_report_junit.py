"""What GitLab, Jenkins and Azure Pipelines are shown."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest
from tests.validation.test_report import HOSTILE, RECORDS, finding

from damage_catalogue.validation.diagnostic import Diagnostic, Severity
from damage_catalogue.validation.report import REPORTS, Checked


def suite_of(*diagnostics: Diagnostic, folder: str = "") -> Element:
    text = REPORTS["junit"](Checked(diagnostics, 41, RECORDS, folder), True)
    assert text.isascii()
    suites = fromstring(text)
    (suite,) = suites
    assert suites.tag == "testsuites"
    assert suite.tag == "testsuite"
    return suite


def cases_of(suite: Element) -> list[Element]:
    """The cases that are findings."""
    always, *found = suite.findall("testcase")
    assert len(always) == 0
    return found


def test_a_clean_catalogue_is_one_case_that_passes() -> None:
    suite = suite_of()
    assert cases_of(suite) == []
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("1", "0", "0")
    assert suite.findtext("system-out") == "41 records are valid: 4 sites, 1 event, 36 agents."


def test_errors_fail_and_what_fails_nothing_is_skipped() -> None:
    suite = suite_of(*(finding(severity=severity) for severity in Severity))
    cases = cases_of(suite)
    assert [case[0].tag for case in cases] == ["failure", "skipped", "skipped"]
    assert [case[0].get("type") for case in cases] == ["error HD203", "warning HD203", "note HD203"]
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("4", "1", "2")


def test_a_case_shows_the_place_the_line_and_the_next_step() -> None:
    (case,) = cases_of(suite_of(finding("“معبد” is wrong.", hint="Mend it.", source_line="kind: templ")))
    assert (case.get("classname"), case.get("name")) == ("catalogue/sites/a.yaml", "HD203 “معبد” is wrong.")
    told = (case[0].text or "").splitlines()
    assert told[0] == "catalogue/sites/a.yaml:3:7: error HD203 “\u2068معبد\u2069” is wrong."
    assert told[1:] == ["    3 | kind: templ", "      |       ^^^^", "    Mend it."]


def test_the_file_is_named_from_the_root_of_the_repository() -> None:
    (case,) = cases_of(suite_of(finding(), folder="data/ours"))
    assert case.get("file") == "data/ours/catalogue/sites/a.yaml"


def test_a_name_is_the_same_where_the_line_moved_and_never_stands_twice() -> None:
    def names(*found: Diagnostic) -> list[tuple[str | None, str | None]]:
        return [(case.get("classname"), case.get("name")) for case in cases_of(suite_of(*found))]

    twice = (finding(line=1), finding(line=2), finding(path="b.yaml"))
    assert len(set(names(*twice))) == 3
    assert names(*twice) == names(finding(line=11), finding(line=12), finding(path="b.yaml", line=13))


@pytest.mark.parametrize(
    "hostile", [HOSTILE, "]]> <b a='1'>\"&amp;&#0; <![CDATA[x]]>", "\ufffe\uffff\ud800\x0b", "</testsuites>"]
)
def test_no_text_of_a_record_breaks_the_xml(hostile: str) -> None:
    (case,) = cases_of(suite_of(finding(hostile, hint=hostile, source_line=hostile, path=hostile)))
    assert [each.tag for each in case.iter()] == ["testcase", "failure"]
    shown = [*case.attrib.values(), *case[0].attrib.values(), *(case[0].text or "").splitlines()]
    assert all(each.replace("\u2068", "").replace("\u2069", "").isprintable() for each in shown)
    if hostile.isprintable() and "\ufffe" not in hostile:
        assert case[0].get("message") == hostile
