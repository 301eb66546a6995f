"""The one layout of record files: what they say stays, comments stay, and a second time changes nothing."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from damage_catalogue.editing.layout import FieldOrder, LayoutError, lay_out
from damage_catalogue.editing.layout.fields import NO_ORDER, read_fields
from damage_catalogue.editing.layout.proof import comments_of, prove_the_same, says_the_same
from damage_catalogue.editing.layout.spelling import needs_quotes
from damage_catalogue.project import tool_home
from damage_catalogue.records.files import find_records
from damage_catalogue.records.yaml_file import read_yaml
from damage_catalogue.validation.schemas import KINDS, read_schemas

ROOT = Path(__file__).parents[2]
NOTE = FieldOrder({"id": 0, "by": 1, "says": 2, "note": 3})
TOP = FieldOrder(
    {"names": 0, "kind": 1, "note": 2, "items": 3}, {"items": FieldOrder(items=NOTE)}, items=None
)


@cache
def fields_of(kind: str) -> FieldOrder:
    return read_fields(read_schemas(tool_home() / "schemas"), KINDS[kind])


def laid(text: str | bytes, fields: FieldOrder = TOP) -> str:
    content = text.encode() if isinstance(text, str) else text
    file = read_yaml(content)
    assert not file.problems
    return lay_out(file, fields).decode()


def records() -> list[tuple[str, Path]]:
    """Every file of the two catalogues, real and invented, with its kind."""
    found = []
    for root in (ROOT, ROOT / "tests/data/mini"):
        there = find_records(root)
        assert there.about
        found.append(("catalogue", there.about))
        found += [(file.kind, file.path) for file in there.files]
        found += [("checks", check.path) for check in there.checks]
    return found


def hold(content: bytes, fields: FieldOrder) -> bytes:
    """The layout of what can be read, held to every promise."""
    before = read_yaml(content)
    once = lay_out(before, fields)
    after = read_yaml(once)
    assert not after.problems
    assert says_the_same(before.data, after.data)
    assert list(comments_of(before.positions.text)) == list(comments_of(after.positions.text))
    assert lay_out(after, fields) == once
    assert once.endswith(b"\n")
    assert b"\r" not in once
    return once


# Each pair: as an editor may write it, and as it is laid out.
CHANGED = {
    "blanks behind a line": ("kind:   temple  \nnote: \n  en: x\n", "kind: temple\nnote:\n  en: x\n"),
    "line ends of Windows": ("kind: a\r\nnote: >-\r\n  b\r\n  c\r\n", "kind: a\nnote: >-\n  b\n  c\n"),
    "no line end at the end": ("kind: a", "kind: a\n"),
    "no line end after a block": ("note: |\n  a", "note: |-\n  a\n"),
    "blank lines at the ends": ("\n\nkind: a\n\n\n", "kind: a\n"),
    "several blank lines": ("kind: a\n\n\n\nnote: b\n", "kind: a\n\nnote: b\n"),
    "a start and an end of the document": ("---\nkind: a\n...\n", "kind: a\n"),
    "a wide indent": (
        "items:\n    -   id: a\n        says:\n              en: x\n",
        "items:\n  - id: a\n    says:\n      en: x\n",
    ),
    "a list without an indent": ("names:\n- a\n- b\nkind: c\n", "names:\n  - a\n  - b\nkind: c\n"),
    "a whole file with an indent": ("  kind: a\n  note: b\n", "kind: a\nnote: b\n"),
    "a list in a list": ("names:\n-\n   - a\n   -   b\n", "names:\n  - - a\n    - b\n"),
    "a block with a wide indent": (
        "note:\n  en: >-\n        a\n        b\n",
        "note:\n  en: >-\n    a\n    b\n",
    ),
    "a block with a number": ("note:\n  en: |3-\n      a\n     b\n", "note:\n  en: |2-\n     a\n    b\n"),
    "a number that a block does not need": ("note: >4-\n    a\n", "note: >-\n  a\n"),
    "a block with blank lines at its end": ("note: |+\n   a\n\n\nkind: b\n", "kind: b\nnote: |+\n  a\n\n\n"),
    "single quotation marks": ("kind: '2015'\nnote: 'a: b'\n", 'kind: "2015"\nnote: "a: b"\n'),
    "quotation marks without need": ("kind: \"temple\"\nnote: 'It''s'\n", "kind: temple\nnote: It's\n"),
    "quotation marks around names of fields": ("\"kind\": a\n'no': b\n", 'kind: a\n"no": b\n'),
    "blanks in brackets": (
        "names: [ a,b ,  c ]\nnote: {en:   x , ar: ي}\n",
        "names: [a, b, c]\nnote: {en: x, ar: ي}\n",
    ),
    "brackets over lines": ("names: [a,\n  b,\n\n  c]\n", "names: [a, b, c]\n"),
    "a text over lines in brackets": ("names: [a\n  b, c]\n", "names: [a b, c]\n"),
    "comments in brackets": ("names: [\n  # one\n  a,\n  # two\n]\n", "names:\n  # one\n  - a\n  # two\n"),
    "comments in brackets in a list": ("names:\n  - [\n  # x\n  a]\n", "names:\n  # x\n  - - a\n"),
    "a comment before a pair": ("names: [a,\n  # x\n  b: c]\n", "names:\n  - a\n  # x\n  - b: c\n"),
    "nothing in brackets": ("note: {en: }\n", "note: {en: null}\n"),
    "a pair in a list": ("names: [a: b]\n", "names: [{a: b}]\n"),
    "fields without order": ("note: a\nkind: b\nnames: [c]\n", "names: [c]\nkind: b\nnote: a\n"),
    "an unknown field behind its neighbour": ("note: a\nx: c\nkind: b\n", "kind: b\nnote: a\nx: c\n"),
    "items without order": (
        "items:\n  - says: b\n    id: a\n  - {note: c, id: d}\n",
        "items:\n  - id: a\n    says: b\n  - {id: d, note: c}\n",
    ),
    "a text below its field": ("note:\n  en:\n    a b\n      c\n", "note:\n  en: a b\n    c\n"),
    "a quoted text over lines": ('note: "a  \n        b\\\n     c"\n', 'note: "a\n  b\\\n  c"\n'),
    "a kept blank before a line end": ('note: "a\\   \n    b"\n', 'note: "a\\ \n  b"\n'),
    "a comment with another indent": ("items:\n# x\n  - id: a\n", "items:\n  # x\n  - id: a\n"),
    "a comment between dash and field": ("items:\n  -\n    # x\n    id: a\n", "items:\n  # x\n  - id: a\n"),
    "a comment between field and text": ("note:\n  en:\n    # x\n    a\n", "note:\n  # x\n  en: a\n"),
    "a comment and a blank line between field and text": (
        "items:\n  # x\n\n  a\nkind: b\n",
        "# x\nitems: a\nkind: b\n",
    ),
    "a comment at the end of a wide list": (
        "items:\n      - id: a\n      # more to come\nx: b\n",
        "items:\n  - id: a\n  # more to come\nx: b\n",
    ),
    "an order on both sides of a blank line": (
        "note: a\nkind: b\n\ny: c\nitems: []\nnames: d\n",
        "kind: b\nnote: a\n\ny: c\nnames: d\nitems: []\n",
    ),
    "names of fields over lines": ("? 'a\n\n  b'\n: c\n? d\n  e\n: f\n", '"a\\nb": c\nd e: f\n'),
    "a comment between two steps of indent": (
        "kind: a\nnames:\n    - c\n  # x\nnote: d\n",
        "names:\n  - c\nkind: a\n# x\nnote: d\n",
    ),
    "a header above fields without order": (
        "# about\n\nnote: a\nkind: b\n",
        "# about\n\nkind: b\nnote: a\n",
    ),
}
LONG = "word " * 30 + "word"
KEPT = {
    "a long text": f"note: {LONG}\n",
    "a long text in a block": f"note: >-\n  {LONG}\n",
    "brackets as an editor wrote them": "names: [a, b]\nnote: {en: x, ar: ي}\n",
    "lines as an editor wrote them": "names:\n  - a\n  - b\nnote:\n  en: x\n  ar: ي\n",
    "empty brackets": "names: []\nnote: {}\n",
    "a blank line between groups": "names:\n  - a\n\n  - b\n\nkind: c\n",
    "blanks that belong to a block": "note: |\n  a  \n    b\n\n  c\n",
    "languages in their order": "note:\n  uk: a\n  ar: b\n  en: c\n",
    "lists in their order": "names: [c, a, b]\n",
    "a comment above a field that would move": "# x\nnote: a\n# y\nkind: b\n",
    "a field with a comment in it": "note:\n  # x\n  en: a\nkind: b\n",
    "a field with a comment at its end": "note:\n  en: a\n  # x\nkind: b\n",
    "a field before one with a comment at its end": "kind: a\nnames:\n  - c\n  # more\nnote: d\n",
    "quotation marks around the name of a field in other letters": 'note: {"ملاحظة": a}\n',
    "a comment below everything": "kind: a\n# x\n",
    "words without quotation marks": "kind: no\nnote: 2015-08-31\nx: 0123\n",
    "constants as they are written": "kind: TRUE\nnote: ~\nx:\ny: 1.10\n",
    "quotation marks around what begins with a digit": 'kind: "2015-08"\nnote: "0083"\nx: "964media"\n',
    "quotation marks around what others read otherwise": 'kind: "no"\nnote: "y"\nx: "Null"\n',
    "quotation marks in quotation marks": "kind: 'She said \"no\": twice'\n",
    "escapes": 'note: "a\\u200eb"\n',
    "a number sign": 'kind: "a#b"\n',
    "commas in brackets": 'names: ["a, b", "c?", "d: e"]\n',
    "the name of a field for Norwegian": 'note: {"no": x}\n',
}


@pytest.mark.parametrize(("before", "after"), CHANGED.values(), ids=CHANGED)
def test_what_is_written_otherwise_comes_into_the_layout(before: str, after: str) -> None:
    assert laid(before) == after
    hold(before.encode(), TOP)


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_editors_chose_is_kept(text: str) -> None:
    assert laid(text) == text


def test_brackets_stay_up_to_120_signs_and_then_have_lines_of_their_own() -> None:
    fits = f"note: {{en: {'x' * 99}, ar: {'ي' * 3}}}\n"
    assert len(fits) == 121
    assert laid(fits) == fits
    assert laid(fits.replace("ييي", "يييي")) == f"note:\n  en: {'x' * 99}\n  ar: يييي\n"


def test_a_text_that_needs_quotation_marks_only_in_brackets_loses_them_with_the_brackets() -> None:
    assert laid(f'names: ["a, b", {"x" * 120}]\n') == f"names:\n  - a, b\n  - {'x' * 120}\n"


def test_fields_stand_in_the_order_of_their_schema() -> None:
    text = "kind: temple\nassessments:\n  - by: a\n    id: b\n    damage: c\nnames: [{lang: en, text: A}]\n"
    assert laid(text, fields_of("sites")) == (
        "names: [{text: A, lang: en}]\nkind: temple\nassessments:\n  - id: b\n    damage: c\n    by: a\n"
    )


@pytest.mark.parametrize("kind", ["sites", "events", "sources", "agents", "catalogue", "checks"])
def test_each_kind_of_record_has_an_order(kind: str) -> None:
    schema = read_schemas(tool_home() / "schemas")[KINDS[kind]]
    assert list(fields_of(kind).places) == list(schema["properties"])


def test_records_keep_every_promise() -> None:
    for kind, path in records():
        hold(path.read_bytes(), fields_of(kind))


def _mutations(text: str, chance: random.Random) -> Any:
    """Other ways to write the same record, and some that say something else."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    indent = re.match(r" *", lines[at])
    assert indent
    yield "wider", "\n".join(re.sub(r"^ +", lambda found: found[0] * 2, line) for line in lines)
    yield "lists without indent", re.sub(r"(?m)^  (?=(?:  )*- )", "", text)
    yield "crlf", text.replace("\n", "\r\n")
    yield "blank lines", text.replace("\n", "\n\n")
    yield "a comment", "\n".join([*lines[:at], f"{indent[0]}# a remark: 'of \"mine", *lines[at:]])
    yield "a comment at the left", "\n".join([*lines[:at], "# a remark", *lines[at:]])
    yield "a comment far right", "\n".join([*lines[:at], f"{indent[0]}    # a remark", *lines[at:]])
    yield "single quotes", re.sub(r'"([^"\'\\\n]*)"', r"'\1'", text)
    yield "quotes everywhere", re.sub(r"(?m)^(\s*[a-z_]+): ([^\s\"'>|\[{\\][^\"\\\n]*)$", r'\1: "\2"', text)
    yield "two lines changed", "\n".join([*lines[:at], *lines[at : at + 2][::-1], *lines[at + 2 :]])
    yield "blanks behind", "\n".join(line + "  " for line in lines)
    yield "no end", text.rstrip("\n")
    data = yaml.load(text, yaml.CBaseLoader)
    yield "all in brackets", yaml.dump(data, default_flow_style=True, allow_unicode=True, width=60)
    yield "without brackets", yaml.dump(data, default_flow_style=False, allow_unicode=True, sort_keys=True)


def test_records_written_otherwise_keep_every_promise() -> None:
    chance = random.Random(11)
    held = dict.fromkeys(name for name, _ in _mutations("a: b\n", chance))
    counts = dict.fromkeys(held, 0)
    for kind, path in chance.sample(records(), 60):
        for name, text in _mutations(path.read_bytes().decode(), chance):
            file = read_yaml(text.encode())
            if not file.problems:
                hold(text.encode(), fields_of(kind))
                counts[name] += 1
    assert min(counts.values()) > 10, counts


SAME_MEANING: dict[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "wider": lambda text: re.sub(r"(?m)^ +", lambda found: found[0] * 2, text),
    "single quotes": lambda text: re.sub(r'(?m)((?:: |- ))"([^"\'\\\n]*)"$', r"\1'\2'", text),
}


@pytest.mark.parametrize("change", SAME_MEANING.values(), ids=SAME_MEANING)
def test_two_ways_to_write_a_record_come_to_the_same_layout(change: Callable[[str], str]) -> None:
    for kind, path in records():
        content = path.read_bytes().decode()
        if "|" not in content and not read_yaml(change(content).encode()).problems:
            assert laid(change(content), fields_of(kind)) == laid(content, fields_of(kind))


WORDS = st.text(st.sampled_from("ab 0١ب:#-'\"\\,[]{}?&*!|>%@`=~.\u00a0\t\n،"), max_size=12)
VALUES = st.recursive(
    WORDS | st.integers(-99, 9999) | st.booleans() | st.none() | st.sampled_from(["no", "2015-08-31", "1e3"]),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(WORDS, below, max_size=3),
    max_leaves=12,
)
NAMES = st.sampled_from(["names", "kind", "note", "items", "id", "says", "x"])


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(NAMES, VALUES, min_size=1, max_size=5),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([None, True, False]),
    st.integers(2, 9),
    st.integers(20, 200),
    st.booleans(),
)
def test_whatever_a_program_writes_keeps_every_promise(
    data: dict[str, Any], style: str | None, flow: bool | None, indent: int, width: int, windows: bool
) -> None:
    text = yaml.dump(
        data,
        default_style=style,
        default_flow_style=flow,
        indent=indent,
        width=width,
        allow_unicode=True,
        sort_keys=False,
    )
    content = text.replace("\n", "\r\n" if windows else "\n").encode()
    assume(not read_yaml(content).problems)
    hold(content, TOP)


LINES = (
    *("kind: a", "note:", "  en: b", "  - c", "- d", "    # x", "# y", "", "  ar: >-", "    e", "      f"),
    *("items:", "  - id: g", "    says: |+", "  # z", "names: [h,", "  i]", "    by:", "  -", "  - - j"),
    *("x: 'k", "  l'", "? m", ": n"),
)


def test_lines_in_any_order_keep_every_promise_where_they_can_be_read() -> None:
    chance = random.Random(7)
    held = set()
    for _ in range(12_000):
        content = "\n".join(chance.choices(LINES, k=chance.randint(1, 9))).encode()
        file = read_yaml(content)
        if not file.problems:
            held.add(hold(content, TOP))
    assert len(held) > 300


@given(st.text(st.sampled_from("aYyNnoOesrulft0.١:#-,?{} "), min_size=1, max_size=6))
def test_a_text_without_quotation_marks_is_read_as_itself_everywhere(value: str) -> None:
    if not needs_quotes(value, in_brackets=False):
        assert read_yaml(f"a: {value}\n".encode()).data == {"a": value}
        assert yaml.safe_load(f"a: {value}\n") == {"a": value}
    if not needs_quotes(value, in_brackets=True):
        assert read_yaml(f"a: [{value}, b]\n".encode()).data == {"a": [value, "b"]}
        assert yaml.safe_load(f"a: [{value}, b]\n") == {"a": [value, "b"]}


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        ("a: 2\n# x\n", "a value would change"),
        ("a: 1.0\n# x\n", "a value would change"),
        ("a: true\n# x\n", "a value would change"),
        ("a: 1\nb: 1\n# x\n", "a value would change"),
        ("a: 1\n", "a comment would be lost"),
        ("a: 1\n# y\n", "a comment would be lost"),
        ("a: 1 # x\n", "no longer be readable"),
    ],
)
def test_nothing_is_given_away_that_says_something_else(after: str, reason: str) -> None:
    with pytest.raises(LayoutError, match=reason):
        prove_the_same(read_yaml(b"a: 1\n# x\n"), after.encode())


def test_nothing_is_in_order_where_a_schema_names_no_fields() -> None:
    assert laid("b: 1\na: 2\n", NO_ORDER) == "b: 1\na: 2\n"


def test_the_time_grows_with_the_length_of_a_file() -> None:
    record = "  - id: a\n    says: {en: 'b', ar: c}\n    # x\n    note: >-\n      d\n\n"

    def time_for(number: int) -> float:
        file = read_yaml(("items:\n" + record * number).encode())
        begun = process_time()
        lay_out(file, TOP)
        return process_time() - begun

    short, long = (min(time_for(number) for _ in range(3)) for number in (500, 3000))
    assert long < 18 * short
