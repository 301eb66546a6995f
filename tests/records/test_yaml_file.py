"""What a curator is told about a YAML file, and what a readable one gives: data and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from damage_catalogue.records.yaml_file import FieldPath, TextPosition, YamlFile, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

both_parsers = pytest.mark.parametrize(
    "with_libyaml",
    [
        pytest.param(
            True,
            marks=pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml"),
        ),
        False,
    ],
    ids=["libyaml", "pure"],
)

Place = tuple[str, int, int, int]  # kind, line, column, length; line 0 for the file as a whole


def places(file: YamlFile) -> list[Place]:
    return [(p.kind, *(p.position or (0, 0)), p.length) for p in file.problems]


PROBLEMS: list[tuple[str, bytes | str, list[Place]]] = [
    ("an empty file", b"", [("empty", 0, 0, 1)]),
    ("only comments", "# to do\n\n# later\n", [("empty", 0, 0, 1)]),
    ("only a document start", "---\n", [("empty", 0, 0, 1)]),
    ("a list", "# sites\n- palmyra\n- aleppo\n", [("not-a-mapping", 2, 1, 9)]),
    ("a mere text", "Temple of Bel", [("not-a-mapping", 1, 1, 13)]),
    ("Latin 1", "id: a\nname: معبد ".encode() + b"caf\xe9\n", [("not-utf8", 2, 15, 1)]),
    ("UTF-16", "id: a\n".encode("utf-16"), [("not-utf8", 1, 1, 1)]),
    ("a picture", b"\x89PNG\r\n\x1a\n\x00\x00", [("not-utf8", 1, 1, 1)]),
    ("a byte order mark", "\ufeffid: a\nkind: b\n", [("byte-order-mark", 1, 1, 1)]),
    ("a mark in the middle", "id: a\nkind: b\ufeffc\n", [("byte-order-mark", 2, 8, 1)]),
    ("a bell", "id: a\nمعبد: 😀\x07\n", [("control-character", 2, 8, 1)]),
    ("old Mac line ends", "id: a\rkind: b\rc: d\n", [("carriage-return", 1, 6, 1)]),
    ("an escaped carriage return", 'id: "\\r"\n', [("control-character", 1, 5, 1)]),
    ("a line separator", "id: a\u2028kind: b\n", [("control-character", 1, 6, 1)]),
    ("an escaped NUL", 'id: "a\\0"\n', [("control-character", 1, 5, 1)]),
    ("an override", "id: a\nkind: x\u202ey\n", [("hidden-direction-mark", 2, 8, 1)]),
    (
        "isolates",
        "id: \u2067ab\u2069\n",
        [("hidden-direction-mark", 1, 5, 1), ("hidden-direction-mark", 1, 8, 1)],
    ),
    ("an escaped override", 'id: "\\u202e"\n', [("hidden-direction-mark", 1, 5, 1)]),
    ("tabs", "a:\n\tb: 1\n  \t\tc: 2\n", [("tab-indent", 2, 1, 1)]),
    ("a tab after a dash", "a:\n  -\tb: 1\n", [("tab-indent", 2, 4, 1)]),
    ("a second document", "a: 1\n---\nb: 2\n", [("several-documents", 2, 1, 3)]),
    ("text after the end", "a: 1\n...\nb: 2\n", [("several-documents", 3, 1, 3)]),
    (
        "a key twice",
        "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n",
        [("duplicate-key", 4, 3, 1), ("duplicate-key", 5, 1, 1)],
    ),
    ("anchor and alias", "a: &x 1\nb: *x\n", [("anchor", 1, 4, 2), ("alias", 2, 4, 2)]),
    ("a merge", "a:\n  <<: {b: 1}\n", [("merge-key", 2, 3, 2)]),
    ("tag and anchor", "معبد: !!str &x\n  1\n", [("tag", 1, 7, 5), ("anchor", 1, 13, 2)]),
    ("a tag of no known family", "a: !x!y 1\n", [("tag", 1, 4, 4)]),
    ("a year as key", "2015: a\ntrue: b\n", [("non-string-key", 1, 1, 4), ("non-string-key", 2, 1, 4)]),
    ("a list as key", "a:\n  [b, c]: 1\n", [("non-string-key", 2, 3, 6)]),
    ("a template", "a: {{ name }}\n", [("non-string-key", 1, 5, 8)]),
    ("too many levels", f"a: {'[' * 64}", [("too-deep", 1, 67, 1)]),
    ("levels without end", "a: " + "[" * 500_000, [("too-deep", 1, 67, 1)]),
    ("a directive", "# x\n%YAML 1.1\n---\na: 1\n", [("syntax", 2, 1, 9)]),
]


@both_parsers
@pytest.mark.parametrize(
    ("content", "expected"), [case[1:] for case in PROBLEMS], ids=[case[0] for case in PROBLEMS]
)
def test_each_problem_is_reported_at_its_place(
    content: bytes | str, expected: list[Place], with_libyaml: bool
) -> None:
    content = content.encode() if isinstance(content, str) else content
    assert places(read_yaml(content, with_libyaml=with_libyaml)) == expected


SYNTAX: list[tuple[str, str, TextPosition, str]] = [
    ("a colon in a text", "title: مسجد 😀: old\n", TextPosition(1, 14), "Put the whole text in quotes"),
    ("no space after a colon", "a: 1\nkind:temple\nb: 2\n", TextPosition(2, 1), "Write kind: then a space"),
    ("no space at the top", "kind:temple\nb: 2\n", TextPosition(1, 1), "no space after the colon"),
    ("a no-break space", "kind:\u00a0temple\nb: 2\n", TextPosition(1, 1), "a no-break space"),
    ("no space after a dash", "a:\n  - b\n  -c\n", TextPosition(3, 3), "a space after the dash"),
    ("an open double quote", 'a: 1\nb: "text\nc: 2\n', TextPosition(2, 4), 'no closing "'),
    ("an open single quote", "a: 'text\nc: 2\n", TextPosition(1, 4), "no closing '"),
    ("a quote closed by the next", 'a: "text\nb: "x"\n', TextPosition(1, 4), 'no closing "'),
    ("an apostrophe", "a: 'it's here'\n", TextPosition(1, 8), "write ''"),
    ("text after a quote", 'a: "Bel" temple\n', TextPosition(1, 10), 'write \\"'),
    ("text after a bracket", "a: [Photo] of Bel\n", TextPosition(1, 12), "goes on after ]"),
    ("an open bracket", "a: [1, 2\nb: 3\n", TextPosition(1, 4), "The bracket [ opened here is not closed"),
    ("an open brace", "a: {x: 1\n", TextPosition(1, 4), "Add }"),
    ("a bracket and no more", "a: [", TextPosition(1, 4), "The bracket [ opened here is not closed"),
    ("a lone bracket", "a: ]\n", TextPosition(1, 4), "cannot start with ]"),
    ("an at sign", "a: 1\nby: @unosat\n", TextPosition(2, 5), "cannot start with @"),
    ("a backtick", "a: `x`\n", TextPosition(1, 4), "cannot start with `"),
    ("a per cent sign", "a: %x\n", TextPosition(1, 4), "cannot start with %"),
    ("a star", "a: *note*\n", TextPosition(1, 4), "cannot start with *"),
    ("a backslash", 'a: "C:\\path"\n', TextPosition(1, 7), "backslash"),
    ("half a surrogate", 'a: "\\uD800"\n', TextPosition(1, 5), "backslash"),
    ("beyond Unicode", 'a: "\\UFFFFFFFF"\n', TextPosition(1, 5), "backslash"),
    ("text on the line of a block sign", "a: >5 km\n", TextPosition(1, 4), "next line"),
    ("a field too far in", "a: 1\n  b: 2\n", TextPosition(2, 3), "further than the one on line 1"),
    ("a field out of line", "a:\n    b: 1\n  c: 2\n", TextPosition(3, 3), "fit no line above"),
    ("a field among items", "a:\n  - b\n  c: d\n", TextPosition(3, 3), "needs a list item"),
    ("an item among fields", "a: 1\n- b\n", TextPosition(2, 1), "needs a field name"),
    ("a list on its field's line", "a: - b\n", TextPosition(1, 4), "line below the field name"),
    ("a line without a colon", "a: 1\nkind\nb: 2\n", TextPosition(2, 1), "no field name with a colon"),
    ("a half-written last line", "a: 1\nki", TextPosition(2, 1), "no field name with a colon"),
    ("a missing field name", ": 3\n", TextPosition(1, 1), "field name before the colon is missing"),
    ("Windows line ends", "a: 1\r\nb: c: d\r\n", TextPosition(2, 5), "Put the whole text in quotes"),
]


@both_parsers
@pytest.mark.parametrize(
    ("text", "position", "advice"), [case[1:] for case in SYNTAX], ids=[case[0] for case in SYNTAX]
)
def test_syntax_error_names_the_mistake_where_it_is_mended(
    text: str, position: TextPosition, advice: str, with_libyaml: bool
) -> None:
    file = read_yaml(text.encode(), with_libyaml=with_libyaml)
    (problem,) = file.problems
    assert (file.data, problem.kind, problem.position) == (None, "syntax", position)
    assert advice in problem.hint
    assert problem.found.rstrip("…") in file.lines[position.line - 1]


def test_duplicate_key_names_the_line_of_the_first_and_keeps_it() -> None:
    file = read_yaml(b"a: 1\nb: 2\na: 3\n")
    assert file.data == {"a": 1, "b": 2}
    assert "first one is on line 1" in file.problems[0].hint


def test_all_problems_of_a_readable_file_come_at_once_and_in_order() -> None:
    file = read_yaml("\ufeffa: &x 1\na: *x\n2015: \u202ex\n".encode())
    kinds = [problem.kind for problem in file.problems]
    assert kinds == [
        "byte-order-mark",
        "anchor",
        "duplicate-key",
        "alias",
        "non-string-key",
        "hidden-direction-mark",
    ]
    assert file.data == {"a": 1, "2015": "\u202ex"}


def test_file_of_one_mebibyte_is_read_and_a_larger_one_is_not() -> None:
    content = b"text: " + b"x" * (1024 * 1024 - 6)
    assert read_yaml(content).problems == ()
    larger = read_yaml(content + b"x")
    assert (larger.data, larger.lines, [p.kind for p in larger.problems]) == (None, ("",), ["too-large"])
    assert larger.problems[0].found == "1,048,577 bytes"


def test_file_of_thousands_of_problems_reports_the_first_hundred() -> None:
    assert len(read_yaml(b"a: 1\n" * 20_000).problems) == 100
    assert len(read_yaml(b"\x00" * 20_000).problems) == 100


def test_direction_marks_of_arabic_typing_are_allowed() -> None:
    assert read_yaml("a: \u200eبل\u200f\n".encode()).problems == ()


def test_file_without_data_has_no_places_but_keeps_its_lines() -> None:
    file = read_yaml(b"a: 1\r\nb: [\x00\r\n")
    assert file.lines == ("a: 1", "b: [\x00", "")
    assert (file.positions.value_at(("a",)), file.positions.length_at(("a",), False)) == (None, 1)


MEANT_AS_TEXT = """
    no on off y tRUE 12:30 2015-08 2015-08-31 0123 0x1F 0o14 +963 1e3 .5 5. 1_000 1234567890123456
    ٣ .inf .nan = -x
"""


@both_parsers
@pytest.mark.parametrize("written", MEANT_AS_TEXT.split())
def test_plain_scalar_that_could_mean_text_stays_text(written: str, with_libyaml: bool) -> None:
    assert read_yaml(f"a: {written}\n".encode(), with_libyaml=with_libyaml).data == {"a": written}


@both_parsers
@pytest.mark.parametrize(
    ("written", "value"),
    [
        *[
            ("true", True),
            ("False", False),
            ("TRUE", True),
            ("null", None),
            ("NULL", None),
            ("~", None),
            ("", None),
        ],
        *[("0", 0), ("-3", -3), ("2015", 2015), ("34.550", 34.55), ("-0.5", -0.5)],
        *[("'1'", "1"), ('"true"', "true"), ("|\n  1\n", "1\n"), (">-\n  null\n", "null"), ("x\ty", "x\ty")],
    ],
)
def test_scalars_get_the_values_of_the_documented_schema(
    written: str, value: object, with_libyaml: bool
) -> None:
    data = read_yaml(f"a: {written}\n".encode(), with_libyaml=with_libyaml).data
    assert data is not None
    assert (data["a"], type(data["a"])) == (value, type(value))


RECORD = """\
names:
  - {text: Temple of Bel, lang: en}
  - text: "معبد 😀 بل"
    lang: ar
😀: here
note: >-
  two
  lines
none:
"""

RECORD_PLACES: list[tuple[FieldPath, TextPosition, TextPosition, int, int]] = [
    ((), TextPosition(1, 1), TextPosition(1, 1), 6, 6),
    (("names",), TextPosition(2, 3), TextPosition(1, 1), 33, 5),
    (("names", 0), TextPosition(2, 5), TextPosition(2, 5), 31, 31),
    (("names", 0, "lang"), TextPosition(2, 33), TextPosition(2, 27), 2, 4),
    (("names", 1), TextPosition(3, 5), TextPosition(3, 5), 17, 17),
    (("names", 1, "text"), TextPosition(3, 11), TextPosition(3, 5), 11, 4),
    (("😀",), TextPosition(5, 4), TextPosition(5, 1), 4, 1),
    (("note",), TextPosition(6, 7), TextPosition(6, 1), 2, 4),
    (("none",), TextPosition(9, 6), TextPosition(9, 1), 1, 4),
    (("names", 1, "role"), TextPosition(3, 5), TextPosition(3, 5), 17, 17),
    (("names", 7, "text"), TextPosition(2, 3), TextPosition(1, 1), 33, 5),
    (("absent", "deeper"), TextPosition(1, 1), TextPosition(1, 1), 6, 6),
]


@both_parsers
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(("path", "value_at", "key_at", "value_length", "key_length"), RECORD_PLACES)
def test_each_value_and_key_has_its_place(
    path: FieldPath,
    value_at: TextPosition,
    key_at: TextPosition,
    value_length: int,
    key_length: int,
    line_end: str,
    with_libyaml: bool,
) -> None:
    positions = read_yaml(RECORD.replace("\n", line_end).encode(), with_libyaml=with_libyaml).positions
    assert (positions.value_at(path), positions.key_at(path)) == (value_at, key_at)
    assert (positions.length_at(path, False), positions.length_at(path, True)) == (value_length, key_length)


HIDDEN = "\ufeff\ufffe\uffff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
FOREIGN = "–—―−‐‑‒•·‣▪▫●○◦∙⁃■□➢➤✓：﹕︓“„‟«‹‘‚”»›’"
visible = st.characters(
    exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"], exclude_characters=HIDDEN + FOREIGN
)
texts = st.text(visible | st.sampled_from("\n :#-'\"[]{}"), max_size=20)
scalars = texts | st.booleans() | st.none() | st.integers(-(10**15) + 1, 10**15 - 1)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
records = st.dictionaries(texts, values, min_size=1, max_size=4)


def leaves(value: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Any]]:
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, step))
    else:
        yield path, value


@both_parsers
@settings(max_examples=100)
@given(data=records, flow=st.booleans())
def test_dumped_data_reads_back_and_each_place_shows_its_scalar(
    data: dict[str, Any], flow: bool, with_libyaml: bool
) -> None:
    written = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=100_000)
    assume(with_libyaml or not (flow and "?" in written))
    file = read_yaml(written.encode(), with_libyaml=with_libyaml)
    assert file.problems == ()
    assert file.data == data
    for path, value in leaves(data):
        if "\n" in str(value):
            continue
        place = file.positions.value_at(path)
        assert place is not None
        rest = file.lines[place.line - 1][place.column - 1 :]
        shown = rest[: file.positions.length_at(path, key=False)]
        assert read_yaml(f"shown: {shown}".encode()).data == {"shown": value}


YAML_SIGNS = "a:b: -?[]{},#&*!|>'\"%@`\t\r\n\\~<0é😀\x00\x85\ufeff\u202e"


@both_parsers
@settings(max_examples=300)
@given(content=st.binary(max_size=40) | st.text(YAML_SIGNS, max_size=40).map(str.encode))
def test_any_bytes_give_data_or_problems_and_never_an_exception(content: bytes, with_libyaml: bool) -> None:
    file = read_yaml(content, with_libyaml=with_libyaml)
    assert file.data is not None or file.problems
    for problem in file.problems:
        assert problem.length >= 1
        assert problem.position is None or 1 <= problem.position.line <= len(file.lines)
    for step in file.data or {"absent": None}:
        file.positions.key_at((step, 0))
        assert file.positions.length_at((step,), key=True) >= 1


@both_parsers
def test_record_cut_off_anywhere_is_read_or_explained(with_libyaml: bool) -> None:
    content = RECORD.encode()
    for end in range(len(content)):
        file = read_yaml(content[:end], with_libyaml=with_libyaml)
        assert file.data is not None or len(file.problems) == 1
        assert all(
            problem.kind in ("empty", "not-a-mapping", "not-utf8") or problem.hint
            for problem in file.problems
        )
