"""The report for what shows results of tests, such as GitLab, Jenkins and Azure Pipelines: JUnit XML.

There is no standard, so this keeps to what all three read: one suite, and a test case for each finding, named
by its file and what it says. GitLab compares the cases of two branches by these two and keeps one of a pair:
so no line number is part of them, and those that would be the same are numbered. An error is a failure. There
is no word for what is found and fails nothing: warnings and notes are told as skipped, which all three show
and none counts as failing. One case more passes always, because Jenkins takes a report without cases for a
broken one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from damage_catalogue.validation.diagnostic import Diagnostic, Severity
from damage_catalogue.validation.report import human
from damage_catalogue.validation.report.checked import Checked, summarise
from damage_catalogue.validation.report.terminal import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SUITE = "catalogue validate"
_OUTCOMES = {Severity.ERROR: "failure", Severity.WARNING: "skipped", Severity.NOTE: "skipped"}
_NO_XML = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")
"""What XML 1.0 allows no document to hold, not even escaped, and `clean` leaves (W3C, production 2)."""


def render(checked: Checked, colour: bool) -> str:
    """The report as XML in ASCII: record text cannot break a log through it; `colour` changes nothing."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    outcomes = Counter(_OUTCOMES[each.severity] for each in checked.diagnostics)
    counts = {
        "tests": str(len(checked.diagnostics) + 1),
        "failures": str(outcomes["failure"]),
        "errors": "0",
        "skipped": str(outcomes["skipped"]),
        "time": "0",
    }
    suites = Element("testsuites", counts)
    suite = SubElement(suites, "testsuite", {"name": SUITE, **counts})
    _add_case(suite, SUITE, "The check came to its end")
    seen: Counter[tuple[str, str]] = Counter()
    for diagnostic in checked.diagnostics:
        _add_finding(suite, diagnostic, checked, seen)
    SubElement(suite, "system-out").text = _text(summarise(checked))
    indent(suites)
    written: bytes = tostring(suites, encoding="us-ascii", xml_declaration=True)
    return written.decode("ascii") + "\n"


def _add_case(suite: Element, group: str, name: str) -> Element:
    from xml.etree.ElementTree import SubElement

    return SubElement(suite, "testcase", {"classname": group, "name": name, "time": "0"})


def _add_finding(
    suite: Element, diagnostic: Diagnostic, checked: Checked, seen: Counter[tuple[str, str]]
) -> None:
    from xml.etree.ElementTree import SubElement

    file, message = _text(diagnostic.path), _text(diagnostic.message)
    name = f"{diagnostic.code} {message}"
    seen[file, name] += 1
    number = seen[file, name]
    case = _add_case(suite, file, name if number == 1 else f"{name} ({number})")
    # GitLab makes a link of it, and knows files from the root of the repository.
    case.set("file", _text(checked.path_in_repository(diagnostic)))
    attributes = {"message": message, "type": f"{diagnostic.severity.value} {diagnostic.code}"}
    outcome = SubElement(case, _OUTCOMES[diagnostic.severity], attributes)
    outcome.text = human.show(diagnostic, False).translate(_NO_XML)


def _text(text: str) -> str:
    return clean(text).translate(_NO_XML)
