"""No sentence is glued together in code or templates: every sign between words stands in a file of words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import damage_catalogue.publishing
from damage_catalogue.language import OURS, language_for

PUBLISHING = Path(damage_catalogue.publishing.__file__).parent
TEMPLATES = sorted((PUBLISHING / "templates").glob("*.j2"))
SCRIPTS = sorted(PUBLISHING.parents[2].glob("docs/assets/*/*.js"))
SPEAKS_NO_LANGUAGE = {
    "citing/formats.py": "BibTeX, RIS and CSL-JSON have signs of their own",
    "frame/imprint.py:accent_sheet": "a style sheet",
    "guide/fields.py": "addresses within the schemas",
    "charts/timeline_drawing.py": "the data of an SVG path",
    "writing/rendering.py": "what is wrong with a template, told in English as all findings are",
}
"""What joins signs for machines, and is no sentence: the module, or a function in it, with the reason."""

_SIGN = re.compile(r"[:;,،؛]\s|\0[:;,.،؛]$|\s\(\0|^\(\0\)$|\s/\s|[“”«»„‘]|\0\.\s")
_JS_SIGN = re.compile(r"[:;,]\s|\s\(\$|\s/\s|[“”«»]")
_TAG = re.compile(r"<[^>]*>|<[^<]*$|^[^<]*>")


def glued(source: str) -> Iterator[tuple[str, int, str]]:
    """Where code puts a sign between the parts of a text: the function, the line, and the string."""
    tree = ast.parse(source)
    functions = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]
    told = {id(part) for one in ast.walk(tree) if isinstance(one, ast.Raise) for part in ast.walk(one)}
    for node in (one for one in ast.walk(tree) if isinstance(one, ast.expr)):
        text = _text_of(node)
        if text is None or id(node) in told or not _SIGN.search(_TAG.sub("", text)):
            continue
        within = [one for one in functions if one.lineno <= node.lineno <= (one.end_lineno or 0)]
        yield within[-1].name if within else "", node.lineno, text


def _text_of(node: ast.expr) -> str | None:
    """What stands between the gaps of an f-string or a text that is filled, or between what is joined."""
    match node:
        case ast.JoinedStr(values):
            return "".join(str(one.value) if isinstance(one, ast.Constant) else "\0" for one in values)
        case ast.Call(func=ast.Attribute(value=ast.Constant(str(text)), attr="format" | "join")):
            return text.replace("{}", "\0")
        case ast.Call(
            func=ast.Attribute(value=ast.Call(args=[ast.Constant(str(text))]), attr="format" | "join")
        ):
            return text.replace("{}", "\0")
        case ast.BinOp(op=ast.Add(), right=ast.Constant(str(text))):
            return f"\0{text}"
        case ast.BinOp(op=ast.Add(), left=ast.Constant(str(text))):
            return f"{text}\0"
    return None


@pytest.mark.parametrize("path", sorted(PUBLISHING.rglob("*.py")), ids=lambda path: path.stem)
def test_no_sign_between_words_is_written_in_code(path: Path) -> None:
    module = path.relative_to(PUBLISHING).as_posix()
    found = [
        f"{module}:{line}: {text!r}"
        for function, line, text in glued(path.read_text("utf-8"))
        if not {module, f"{module}:{function}"} & SPEAKS_NO_LANGUAGE.keys()
    ]
    assert found == []


def test_nothing_is_excused_that_needs_no_excuse() -> None:
    excused = set()
    for path in PUBLISHING.rglob("*.py"):
        module = path.relative_to(PUBLISHING).as_posix()
        for function, _, _ in glued(path.read_text("utf-8")):
            excused |= {module, f"{module}:{function}"}
    assert SPEAKS_NO_LANGUAGE.keys() - excused == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_sign_between_words_is_written_in_a_template(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    shown = re.sub(r"""&#?\w+;| (?:lang|dir)="[^"]*\"""", "", re.sub(r"<[^>]*>", "", text))
    assert set(re.findall(r"[^\w\s]", shown)) <= {"·", "—", "#"}


SENTENCES = {"location_withheld", "text_is_held", "explore_filters", "propose_correction"}
"""Words behind which a blank begins something new: another sentence, a file, a number of its own."""


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_word_is_put_before_a_value_with_a_mere_blank(path: Path) -> None:
    text = path.read_text("utf-8")
    found = re.findall(r"""\b(?:p\.w\("|w\.)(\w+)(?:"\))? \}\}\s(?:\{\{|<(?:a|code|bdi|span|time)\b)""", text)
    assert set(found) <= SENTENCES


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_sign_between_words_is_written_in_a_script(path: Path) -> None:
    if path.name in ("download.js", "worker.js"):  # a table for programs, the same in every language
        return
    found = [
        text
        for line in path.read_text("utf-8").splitlines()
        if not line.lstrip().startswith(("//", "*", "/*")) and "Error(" not in line
        for text in re.findall(r"`([^`]*\$\{[^`]*)`", line.replace('? "" :', ""))
        if _JS_SIGN.search(re.sub(r"\$\{[^}]*\}", "", text))
    ]
    assert found == []


BAD = (
    'f"{a}: {b}"',
    'a + ": " + b',
    '"{} ({})".format(a, b)',
    '", ".join(a)',
    'Markup("{}; {}").format(a, b)',
    'f"{a}."',
)
GOOD = (
    'f"{a}/{b}"',
    'Markup(\'<a href="{}" style="a: b; c">{}</a>\').format(a, b)',
    '" · ".join(a)',
    'raise KeyError(f"{a}: {b}")',
    'f"{a} {b}"',
    'f"{a}.{b}"',
    'f"doi:{a}"',
)


@pytest.mark.parametrize("code", BAD)
def test_a_sign_that_code_glues_is_seen(code: str) -> None:
    assert len(list(glued(code))) == 1


@pytest.mark.parametrize("code", GOOD)
def test_what_is_no_sign_between_words_is_let_pass(code: str) -> None:
    assert list(glued(code)) == []


@pytest.mark.parametrize("tag", OURS)
def test_the_signs_stand_as_the_language_writes_them(tag: str) -> None:
    language = language_for(tag)
    said = language.labelled("a", language.bracketed("b", "c"))
    assert said == {"fr": "a\u00a0: b (c)"}.get(tag, "a: b (c)")
    assert language.label("a") == {"fr": "a\u00a0:"}.get(tag, "a:")
