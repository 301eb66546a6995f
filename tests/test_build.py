"""Building and serving the site with the real MkDocs, from the records of a tiny catalogue."""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

REPOSITORY = Path(__file__).parents[1]
CATALOGUE_YAML = """\
title: {en: Lighthouses of Nowhere & elsewhere}
description: {en: An invented catalogue.}
licence: CC0-1.0
languages: [en]
"""
SITE = """\
names:
  - {text: Old light, lang: en, role: preferred}
kind: historic-building
location: {sensitivity: public}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalogue with nothing of its own but two records."""
    root = tmp_path / "root"
    (root / "catalogue/sites").mkdir(parents=True)
    (root / "catalogue/catalogue.yaml").write_text(CATALOGUE_YAML, "utf-8")
    (root / "catalogue/sites/old-light.yaml").write_text(SITE, "utf-8")
    return root


def catalogue(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "damage_catalogue", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def mkdocs_yml(root: Path, extra: str = "") -> Path:
    """A configuration in `root` that takes theme and guide pages from this repository."""
    text = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    text = text.replace("docs_dir: docs", f"docs_dir: {REPOSITORY / 'docs'}")
    text = text.replace("custom_dir: docs/", f"custom_dir: {REPOSITORY / 'docs'}/")
    path = root / "mkdocs.yml"
    path.write_text(text + extra, "utf-8")
    return path


def mkdocs(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def test_another_catalogue_needs_nothing_but_records(root: Path) -> None:
    done = catalogue("build", "--root", root, "--site-url", "https://example.org/some/path/")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert [
        path for path in (root / "site").rglob("*.html") if "<li>Contact" in path.read_text("utf-8")
    ] == []
    assert "write to the editors" not in (root / "site/guide/editing/index.html").read_text("utf-8")
    page = (root / "site/sites/old-light/index.html").read_text("utf-8")
    assert "<title>Old light · Lighthouses of Nowhere &amp; elsewhere</title>" in page
    assert '<link rel="canonical" href="https://example.org/some/path/sites/old-light/">' in page
    assert page.count("<h1") == 1
    home = (root / "site/index.html").read_text("utf-8")
    assert "<p>Records: CC0 1.0. Sources keep their own rights.</p>" in home
    assert "assets/accent.css" not in home
    sitemap = (root / "site/sitemap.xml").read_text("utf-8")
    assert "<loc>https://example.org/some/path/sites/old-light/</loc>" in sitemap
    assert "<loc>https://example.org/some/path/</loc>" in sitemap
    search = (root / "site/search/en.json").read_text("utf-8")
    assert '"sites/old-light/"' in search
    assert '"guide/method/#status"' in search
    assert not [*(root / "site").rglob("*search_index*"), *(root / "site").rglob("*bundle*")]


def test_a_catalogue_speaks_of_itself_on_every_page(root: Path) -> None:
    about = root / "catalogue/catalogue.yaml"
    own = 'publisher: Museum of "Nowhere"\naccent: {light: "#7a0019", dark: "#ffcc33"}\n'
    about.write_text(CATALOGUE_YAML + own + "citation: {en: Ask the museum.}\n", "utf-8")
    done = catalogue("build", "--root", root)
    assert done.returncode == 0, done.stderr
    pages = [path.read_text("utf-8") for path in (root / "site").rglob("*.html")]
    assert all("CC0 1.0, Museum of" in page for page in pages if "<footer" in page)
    assert all("assets/accent.css" in page for page in pages if "catalogue.css" in page)
    assert not [page for page in pages if "The editors of the catalogue" in page]
    assert (
        root / "site/assets/accent.css"
    ).read_text() == ":root { --link: light-dark(#7a0019, #ffcc33); }\n"
    guide = (root / "site/guide/using-the-data/index.html").read_text("utf-8")
    assert "<blockquote><p>Ask the museum.</p></blockquote>" in guide
    assert "https://creativecommons.org/publicdomain/zero/1.0/" in guide


class Links(HTMLParser):
    """Every address that a page leads to or loads, and every place in it that can be led to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.places: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.targets += [value for name in ("href", "src") if (value := found.get(name))]
        self.places.update(value for name in ("id", "name") if (value := found.get(name)))


def test_every_link_in_both_editions_leads_to_a_file_and_a_place_in_it(bilingual: Path) -> None:
    out = bilingual
    pages = {path: Links(path.read_text("utf-8")) for path in out.rglob("*.html") if path.name != "404.html"}
    assert out / "ar/sites/saltmere/index.html" in pages
    broken = []
    for path, links in pages.items():
        for target in links.targets:
            address, _, fragment = target.partition("#")
            if re.match(r"[a-z]+:", address):
                continue
            address = address.partition("?")[0]
            file = Path(os.path.normpath(path.parent / unquote(address))) if address else path
            if file.is_dir():
                file /= "index.html"
            if not file.is_file() or (fragment and file in pages and fragment not in pages[file].places):
                broken.append(f"{path.relative_to(out)}: {target}")
    assert broken == []


def test_the_guide_is_whole_in_arabic(bilingual: Path) -> None:
    page = (bilingual / "ar/guide/method/index.html").read_text("utf-8")
    assert re.search(r'<html [^>]*lang="ar"[^>]* dir="rtl"', page)
    assert "<title>المنهج · السجل الصغير لسالتمير</title>" in page
    assert '<link rel="canonical" href="https://example.org/x/ar/guide/method/">' in page
    assert 'hreflang="en" href="https://example.org/x/guide/method/"' in page
    masthead = page.partition("<header")[2].partition("</header>")[0]
    assert '<a href="../../sites/">الأماكن</a>' in masthead
    assert '<a href="./" class="hd-current" aria-current="page">المنهج</a>' in masthead
    assert masthead.count("(بالإنجليزية)") == 2, "the commands, and how a language is added, are in English"
    assert '<a href="../../../guide/method/" hreflang="en" lang="en">English</a>' in masthead
    assert 'title="رابط إلى هذا القسم"' in page
    foot = page.partition("<footer")[2]
    assert '<a href="../using-the-data/">' in foot
    assert '<a href="../editing/">اقترح تصحيحًا</a>' in foot
    english = (bilingual / "guide/method/index.html").read_text("utf-8")
    assert re.search(r'<html [^>]*lang="en"[^>]* dir="ltr"', english)
    assert 'hreflang="ar" href="https://example.org/x/ar/guide/method/"' in english


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("index.html", "Contact"),
        ("sites/saltmere/index.html", "Contact"),
        ("guide/method/index.html", "Contact"),
        ("404.html", "Contact"),
        ("404.html", "للتواصل"),
        ("ar/index.html", "للتواصل"),
        ("ar/sites/saltmere/index.html", "للتواصل"),
        ("ar/guide/editing/index.html", "للتواصل"),
    ],
)
def test_every_page_says_at_its_foot_where_the_editors_are(bilingual: Path, page: str, word: str) -> None:
    foot = (bilingual / page).read_text("utf-8").partition("<footer")[2]
    text = foot if page != "404.html" else (bilingual / page).read_text("utf-8")
    assert f'<li>{word}: <a class="hd-address" href="https://example.org/corrections"' in text


def test_the_guide_says_where_to_write_with_a_correction(bilingual: Path) -> None:
    for page, words in (("guide", "You can also write to"), ("ar/guide", "ولك أيضًا أن تكتب إلى")):
        text = (bilingual / page / "editing/index.html").read_text("utf-8").partition("<footer")[0]
        assert words in text
        assert 'href="https://example.org/corrections"' in text


def test_a_guide_page_without_a_translation_says_so(bilingual: Path) -> None:
    page = (bilingual / "guide/commands/index.html").read_text("utf-8")
    link = re.search(r'<a href="([^"]+)" hreflang="ar"[^>]*>([^<]+)</a>', page)
    assert link
    assert link.groups() == ("../../ar/guide/", "العربية (غير مترجمة)")
    assert 'rel="alternate"' not in page


def test_each_edition_finds_and_lists_its_own_guide(bilingual: Path) -> None:
    english, arabic = ((bilingual / f"search/{tag}.json").read_text("utf-8") for tag in ("en", "ar"))
    assert '"guide/method/#status"' in english
    assert '"ar/guide' not in english
    assert '"ar/guide/method/#status"' in arabic
    assert '"guide/' not in arabic
    sitemap = (bilingual / "sitemap.xml").read_text("utf-8")
    assert 'hreflang="ar" href="https://example.org/x/ar/guide/method/"' in sitemap
    assert "<loc>https://example.org/x/guide/commands/</loc></url>" in sitemap


def test_pages_of_codes_say_once_in_arabic_that_they_are_english(bilingual: Path) -> None:
    for path in ("ar/guide/codes/hd203", "ar/guide/codes"):
        page = (bilingual / path / "index.html").read_text("utf-8")
        assert page.count("رسائل الفحص وشروحها مكتوبة بالإنجليزية وحدها.") == 1
        assert re.search(r' lang="en" dir="ltr">(<code>HD203</code> )?A word that is not in the vocab', page)
    assert "بالإنجليزية" not in (bilingual / "guide/codes/hd203/index.html").read_text("utf-8")


def test_in_an_arabic_catalogue_the_arabic_guide_stands_first(root: Path) -> None:
    (root / "catalogue/catalogue.yaml").write_text(
        CATALOGUE_YAML.replace("{en: Lighthouses of Nowhere & elsewhere}", "{en: Lighthouses, ar: منارات}")
        .replace("{en: An invented catalogue.}", "{en: An invented catalogue., ar: فهرس متخيَّل.}")
        .replace("[en]", "[ar, en]"),
        "utf-8",
    )
    config = mkdocs_yml(root)
    done = mkdocs("build", "--strict", "-f", config, "-d", root / "site")
    assert done.returncode == 0, done.stderr
    titles = {"guide/method": "المنهج · منارات", "en/guide/method": "Method · Lighthouses"}
    for path, title in titles.items():
        assert f"<title>{title}</title>" in (root / "site" / path / "index.html").read_text("utf-8")
    arabic = (root / "site/guide/index.html").read_text("utf-8")
    assert '<a href="commands/" hreflang="en">الأوامر</a> (بالإنجليزية)' in arabic
    assert 'lang="en"' in (root / "site/guide/commands/index.html").read_text("utf-8")
    assert not (root / "site/ar").exists()


def test_without_a_site_address_pages_claim_none(root: Path) -> None:
    assert catalogue("build", "--root", root).returncode == 0
    assert "canonical" not in (root / "site/sites/old-light/index.html").read_text("utf-8")
    assert not (root / "site/sitemap.xml").exists()


def test_two_builds_give_the_same_bytes(root: Path) -> None:
    def contents(out: Path) -> dict[str, bytes]:
        assert catalogue("build", "--root", root, "--out", out).returncode == 0
        return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}

    assert contents(root / "one") == contents(root / "two")


OWN_MKDOCS = "site_name: Lighthouses\ntheme: {name: material}\nplugins: [damage-catalogue]\n"


def test_a_mkdocs_yml_of_its_own_says_only_what_is_different(root: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    assert catalogue("build", "--root", root, "--out", ours).returncode == 0
    (root / "mkdocs.yml").write_text(OWN_MKDOCS, "utf-8")
    (root / "docs").mkdir()
    done = catalogue("build", "--root", root)
    assert (done.returncode, done.stderr) == (0, "")
    site = root / "site"
    files, others = ({path.relative_to(out) for path in out.rglob("*")} for out in (ours, site))
    assert files == others
    assert [str(name) for name in files if name.parts[0] in ("contributing", "images", "overrides")] == []
    different = [
        name
        for name in sorted(files)
        if name.suffix == ".html" and (ours / name).read_bytes() != (site / name).read_bytes()
    ]
    assert different == []
    (root / "docs/guide").mkdir()
    (root / "docs/guide/method.md").write_text("# Our method\n\nWe look twice.\n", "utf-8")
    assert catalogue("build", "--root", root).returncode == 0
    page = (site / "guide/method/index.html").read_text("utf-8")
    assert "We look twice." in page
    assert "Heritage damage catalogue" not in page
    assert (site / "guide/sources/index.html").is_file()


def test_own_pages_are_laid_over_the_guide_file_by_file(root: Path) -> None:
    pages = root / "catalogue/pages"
    (pages / "guide").mkdir(parents=True)
    (pages / "assets").mkdir()
    (pages / "guide/gaps.md").write_text("# What we missed\n\nThe log of 1911.\n", "utf-8")
    (pages / "assets/record.css").write_text("/* ours */\n", "utf-8")
    done = catalogue("build", "--root", root)
    assert (done.returncode, done.stderr) == (0, "")
    site = root / "site"
    assert "The log of 1911." in (site / "guide/gaps/index.html").read_text("utf-8")
    assert (site / "assets/record.css").read_text("utf-8") == "/* ours */\n"
    assert "/* ours" not in (site / "assets/catalogue.css").read_text("utf-8")
    assert '"guide/gaps/"' in (site / "search/en.json").read_text("utf-8")


def test_the_guide_says_whose_examples_it_shows(bilingual: Path) -> None:
    said = {"guide": "those of the demonstration catalogue", "ar/guide": "من الفهرس التوضيحي"}
    pages = [
        (f"{folder}/{path.stem}", words)
        for folder, words in said.items()
        for path in (REPOSITORY / "docs" / folder).glob("*.md")
        if "palmyra" in path.read_text("utf-8").lower()
    ]
    assert len(pages) > 10
    assert [
        page for page, words in pages if words not in (bilingual / page / "index.html").read_text("utf-8")
    ] == []
    assert "demonstration" not in (bilingual / "guide/index.html").read_text("utf-8")


def test_without_a_page_of_gaps_the_guide_says_that_it_is_not_written(root: Path) -> None:
    assert catalogue("build", "--root", root).returncode == 0
    page = (root / "site/guide/gaps/index.html").read_text("utf-8")
    assert "have not written it yet" in page
    assert "Palmyra" not in page


def test_records_with_errors_leave_the_old_site_untouched(root: Path) -> None:
    assert catalogue("build", "--root", root).returncode == 0
    before = (root / "site/index.html").stat().st_mtime_ns
    (root / "catalogue/sites/old-light.yaml").write_text(
        SITE.replace("historic-building", "lighthose"), "utf-8"
    )
    done = catalogue("build", "--root", root)
    assert done.returncode == 1
    assert "catalogue/sites/old-light.yaml:3:7: error HD" in done.stdout
    assert "untouched" in done.stderr
    assert (root / "site/index.html").stat().st_mtime_ns == before
    assert sorted(path.name for path in root.iterdir()) == ["catalogue", "site"]


def test_a_folder_that_is_not_ours_is_refused_in_one_sentence(root: Path) -> None:
    (root / "photographs").mkdir()
    (root / "photographs/dome.jpg").write_bytes(b"x")
    done = catalogue("build", "--root", root, "--out", root / "photographs")
    assert done.returncode == 2
    assert "not replaced" in done.stderr
    assert "Traceback" not in done.stderr
    assert (root / "photographs/dome.jpg").exists()


def test_pages_for_other_generators_carry_front_matter_and_body(root: Path) -> None:
    done = catalogue("pages", "--root", root, "--out", root / "pages")
    assert done.returncode == 0, done.stderr
    text = (root / "pages/sites/old-light/index.md").read_text("utf-8")
    assert text.startswith('---\ntitle: "Old light"\n')
    assert text.count("<h1") == 1


def test_mkdocs_builds_by_itself_and_strict_fails_on_a_finding(root: Path, tmp_path: Path) -> None:
    config = mkdocs_yml(root)
    done = mkdocs("build", "--strict", "-f", config, "-d", tmp_path / "strict")
    assert done.returncode == 0, done.stderr
    (root / "catalogue/sources").mkdir()
    (root / "catalogue/agents").mkdir()
    (root / "catalogue/agents/nobody.yaml").write_text(
        "names: [{text: Nobody, lang: en, role: preferred}]\nkind: person\n", "utf-8"
    )
    relaxed = mkdocs("build", "-f", config, "-d", tmp_path / "relaxed")
    assert relaxed.returncode == 0, relaxed.stderr
    assert "HD804" in relaxed.stderr
    before = sorted((tmp_path / "strict").rglob("*"))
    strict = mkdocs("build", "--strict", "-f", config, "-d", tmp_path / "strict")
    assert strict.returncode == 1
    assert "HD804" in strict.stderr
    assert "Traceback" not in strict.stderr
    assert sorted((tmp_path / "strict").rglob("*")) == before


def test_a_note_is_counted_and_passes_strict(root: Path, tmp_path: Path) -> None:
    config = mkdocs_yml(root)
    for kind in ("agents", "events", "sources"):
        shutil.copytree(REPOSITORY / "tests/data/bad/base/catalogue" / kind, root / "catalogue" / kind)
    shutil.copytree(REPOSITORY / "tests/data/bad/base/seeds", root / "seeds")
    event = root / "catalogue/events/blast.yaml"
    text = event.read_text("utf-8").replace("occurred: ", "occurred: ../").replace("citadel", "old-light")
    event.write_text(text, "utf-8")
    done = mkdocs("build", "--strict", "-f", config, "-d", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert "Notes, which need no mending: 1." in done.stderr
    assert "HD413" in catalogue("validate", "--root", root).stdout


def test_mkdocs_build_fails_on_an_error_and_keeps_the_old_site(root: Path, tmp_path: Path) -> None:
    config = mkdocs_yml(root)
    assert mkdocs("build", "-f", config, "-d", tmp_path / "site").returncode == 0
    (root / "catalogue/sites/old-light.yaml").write_text("names: [\n", "utf-8")
    done = mkdocs("build", "-f", config, "-d", tmp_path / "site")
    assert done.returncode == 1
    assert "old-light.yaml" in done.stderr
    assert (tmp_path / "site/sites/old-light/index.html").exists()


def test_a_link_from_a_guide_page_to_a_missing_record_is_reported(root: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(REPOSITORY / "docs", docs)
    (docs / "guide/linked.md").write_text("# Linked\n\n[here](../sites/old-light.md)\n", "utf-8")
    config = mkdocs_yml(root)
    config.write_text(re.sub(r"docs_dir: .*", f"docs_dir: {docs}", config.read_text("utf-8")), "utf-8")
    done = mkdocs("build", "-f", config, "-d", tmp_path / "site")
    assert "old-light" not in done.stderr
    html = (tmp_path / "site/guide/linked/index.html").read_text("utf-8")
    assert '<a href="../../sites/old-light/">here</a>' in html


@contextmanager
def serving(config: Path, port: int, log: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(config), "-a", f"127.0.0.1:{port}"]
    with log.open("w") as stream:
        server = subprocess.Popen(command, stdout=stream, stderr=stream, stdin=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address: str, wanted: str, log: Path) -> str:
    """The page at `address` once it holds `wanted`."""
    page = ""
    for _ in range(240):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                page = answer.read().decode()
        except OSError:
            page = ""
        if wanted in page:
            return page
        time.sleep(0.25)
    raise AssertionError(f"{wanted!r} never appeared at {address}:\n{log.read_text('utf-8')[-3000:]}")


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_serving_follows_the_records_and_survives_errors(root: Path, tmp_path: Path) -> None:
    record, log = root / "catalogue/sites/old-light.yaml", tmp_path / "log"
    with serving(mkdocs_yml(root), free_port(), log) as base:
        page = f"{base}/sites/old-light/"
        wait_for(page, "Old light", log)
        record.write_text(SITE.replace("Old light", "New light"), "utf-8")
        wait_for(page, "New light", log)
        record.write_text(SITE.replace("kind: ", "knd: "), "utf-8")
        told = wait_for(page, "old-light.yaml", log)
        assert "New light" in told, "the last good page stays, with the finding above it"
        record.write_text(SITE.replace("Old light", "Third light"), "utf-8")
        assert "old-light.yaml:" not in wait_for(page, "Third light", log)
