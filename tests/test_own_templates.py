"""A catalogue's own templates take the place of ours or extend them; a broken one is named in one line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.test_set_up import blames_the_set_up, catalogue, mkdocs

from damage_catalogue.build import read_publication
from damage_catalogue.editing.starter import start_catalogue
from damage_catalogue.project import ProjectError
from damage_catalogue.publishing.writing.rendering import OwnTemplateError, environment, page_templates

BASE = Path(__file__).parent / "data/bad/base"
MINI = Path(__file__).parent / "data/mini"
TODAY = ("--today", "2026-11-22")
SITE = "catalogue/templates/site.html.j2"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "root")


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def page(root: Path, path: str = "sites/citadel") -> str:
    done = catalogue(root, "pages", "--out", "pages", *TODAY)
    assert (done.returncode, done.stderr) == (0, "")
    return (root / "pages" / path / "index.md").read_text("utf-8")


def test_a_template_may_extend_ours_and_ask_for_all_that_ours_may(root: Path) -> None:
    before = page(root)
    write(
        root,
        SITE,
        '{% extends "ours/site.html.j2" %}\n'
        "{% block description %}\n{{ super() }}\n"
        '<p class="own">{{ p.w("when") }} {{ m.badge(p, status, site, derived=derived) }}</p>\n'
        '{% include "_own.html.j2" %}\n'
        "{% endblock %}\n",
    )
    write(root, "catalogue/templates/_own.html.j2", "<p>{{ site.id }}</p>\n")
    write(root, "catalogue/templates/README.md", "Ours differ.\n")
    after = page(root)
    assert '<p class="own">' in after
    assert "<p>citadel</p>" in after
    start = after.index('<p class="own">')
    end = after.index("<p>citadel</p>") + len("<p>citadel</p>\n")
    assert after[:start] + after[end:] == before


def test_a_template_may_take_the_place_of_ours_and_still_escapes(root: Path) -> None:
    write(root, SITE, "<article>{{ '<b>' }}{{ '<i>' | safe }} {{ site.id }}</article>")
    assert "<article>&lt;b&gt;<i> citadel</article>" in page(root)


def test_a_macro_of_ones_own_serves_every_page(root: Path) -> None:
    ours = Path(__file__).parents[1] / "scripts/damage_catalogue/publishing/templates/macros.html.j2"
    text = ours.read_text("utf-8").replace('<nav class="hd-breadcrumb"', '<nav class="own"')
    write(root, "catalogue/templates/macros.html.j2", text)
    for path in ("sites/citadel", "explore"):
        assert "hd-breadcrumb" not in page(root, path)
    assert '<nav class="own"' in page(root)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        (SITE, "<p>\n{% if %}", "site.html.j2:2: this template cannot be used: "),
        (SITE, "{{ site.id | shouted }}", "site.html.j2:1: this template cannot be used: No filter named"),
        (SITE, "<p>\n\n{{ nobody }}", "site.html.j2:3: this template cannot be used: 'nobody' is undefined."),
        (SITE, "{{ site.nothing }}", "site.html.j2:1: this template cannot be used: "),
        (SITE, "\n{{ 1 / 0 }}", "site.html.j2:2: this template cannot be used: ZeroDivisionError"),
        (SITE, "{{ p.link(3) }}", "site.html.j2:1: this template cannot be used: KeyError"),
        (
            SITE,
            '{% extends "ours/site.html.j2" %}\n{% block why %}\n{{ m.badge(p, 3) }}\n{% endblock %}',
            "site.html.j2:3: this template cannot be used: ",
        ),
        (SITE, '{% extends "none.html.j2" %}', "site.html.j2:1: this template cannot be used: there is no"),
        (SITE, '{% extends "site.html.j2" %}', "it asks for itself. Ours is called ours/site.html.j2."),
        (
            "catalogue/templates/sites.html.j2",
            "",
            "sites.html.j2: no page uses a template of this name. Perh",
        ),
        ("catalogue/templates/code.html.j2", "", "code.html.j2: no page uses a template of this name."),
        ("catalogue/templates/_own.html", "", "_own.html: no page uses a template of this name."),
        ("catalogue/templates/_own.html.j2", "{% endif %}", "_own.html.j2:1: this template cannot be used"),
        ("catalogue/templates/more/site.html.j2", "", "more: no template is looked for in this folder."),
    ],
)
def test_a_template_that_cannot_be_used_is_named_with_line_and_reason(
    root: Path, name: str, text: str, says: str
) -> None:
    write(root, name, text)
    with pytest.raises((OwnTemplateError, ProjectError)) as told:
        read_publication(root, TODAY[1])
    assert says in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("text", ["\n{% if %}", "\n{{ nobody }}"])
def test_a_broken_template_is_told_in_one_line_before_anything_is_touched(root: Path, text: str) -> None:
    write(root, SITE, text)
    write(root, "site/CNAME", "example.org")
    before = sorted(root.rglob("*"))
    for command in ("build", "pages"):
        done = catalogue(root, command, "--out", "site", *TODAY)
        blames_the_set_up(done, "site.html.j2:2: this template cannot be used: ")
        assert done.stderr.count("\n") == 1
        assert sorted(root.rglob("*")) == before


def test_a_template_in_another_encoding_is_named(root: Path) -> None:
    write(root, SITE, "")
    (root / SITE).write_bytes(b"caf\xe9")
    blames_the_set_up(catalogue(root, "build", *TODAY), "site.html.j2: this is not saved as UTF-8 text.")


def test_mkdocs_alone_names_it_too(root: Path) -> None:
    shutil.copy(Path(__file__).parents[1] / "scripts/damage_catalogue/editing/starter/every/mkdocs.yml", root)
    (root / "catalogue/pages").mkdir()
    write(root, SITE, "\n{{ nobody }}")
    write(root, "out/kept", "")
    done = mkdocs(root, "site")
    assert done.returncode == 1
    assert "site.html.j2:2: this template cannot be used: 'nobody' is undefined." in done.stderr
    assert "Traceback" not in done.stderr


def test_what_a_template_writes_is_looked_through_for_hidden_places(tmp_path: Path) -> None:
    root = shutil.copytree(MINI, tmp_path / "mini")
    write(
        root,
        SITE,
        '{% extends "ours/site.html.j2" %}{% block description %}<p>55.4321, 12.8765</p>{% endblock %}',
    )
    done = catalogue(root, "pages", "--out", "pages", *TODAY)
    assert done.returncode == 3
    assert not (root / "pages").exists()


def test_the_guide_names_every_template_and_its_blocks() -> None:
    guide = (Path(__file__).parents[1] / "docs/guide/commands.md").read_text("utf-8")
    chapter = guide[guide.index("{#templates}") :].partition("\n## ")[0]
    rows = [line.split("|")[1:3] for line in chapter.splitlines() if line.startswith("| `")]
    told = {
        name: re.findall(r"`(\w+)`", said) for names, said in rows for name in re.findall("`(.+?)`", names)
    }
    assert sorted(told) == page_templates()
    for name, blocks in told.items():
        assert blocks == list(environment().get_template(name).blocks), name


def test_own_styles_and_parts_of_the_frame_are_laid_over_ours(tmp_path: Path) -> None:
    start_catalogue(tmp_path, "en", "1")
    write(tmp_path, "catalogue/pages/assets/own.css", "h1 {color: teal}\n")
    write(tmp_path, "overrides/partials/foot.html", "<footer>Our own foot</footer>\n")
    own = '{% extends "base.html" %}{% block extrahead %}<meta name="own" content="yes">{% endblock %}\n'
    write(tmp_path, "overrides/main.html", own)
    settings = (tmp_path / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("name: material", "name: material\n  custom_dir: overrides")
    write(tmp_path, "mkdocs.yml", settings + "extra_css: [assets/own.css]\n")
    done = catalogue(tmp_path, "build", *TODAY)
    assert (done.returncode, done.stderr) == (0, "")
    for path in ("", "sites/example-lighthouse/", "guide/method/"):
        built = (tmp_path / "site" / path / "index.html").read_text("utf-8")
        sheets = re.findall(r'<link rel="stylesheet" href="[./]*assets/([a-z]+)\.css">', built)
        assert sheets[-1] == "own"
        assert "catalogue" in sheets
        assert "<footer>Our own foot</footer>" in built
        assert built.index('<meta name="own"') < built.index("</head>")
    assert (tmp_path / "site/assets/own.css").read_text("utf-8") == "h1 {color: teal}\n"
