"""Record text is foreign: whatever it holds, a page shows it and nothing of it runs."""

import html
import re
from collections.abc import Mapping

from damage_catalogue.publishing.links import web_address
from damage_catalogue.publishing.page import Page

HOSTILE = "sites/hostile-texts/"
OWN_SCRIPT = re.compile(r'<script type="module" src="(\.\./)*assets/[a-z/]+\.js"></script>')


def test_markup_in_a_name_is_shown_not_run(english: Mapping[str, Page]) -> None:
    page = english[HOSTILE]
    assert page.title == "<script>alert(\"name\")</script> & 'quotes' | pipes"
    assert html.escape(page.title).replace("&quot;", "&#34;").replace("&#x27;", "&#39;") in page.body
    for body in (one.body for one in english.values()):
        assert "<script" not in OWN_SCRIPT.sub("", body)
        assert "<img" not in body
        assert "<iframe" not in body
        assert "<marquee" not in body


def test_no_attribute_can_be_broken_out_of(english: Mapping[str, Page]) -> None:
    for page in english.values():
        for tag in re.findall(r"<[a-z][^>]*>", page.body):
            assert re.search(r"\son\w+=", re.sub(r'"[^"]*"', '""', tag)) is None, tag


def test_template_signs_in_a_text_stay_as_written(english: Mapping[str, Page]) -> None:
    assert "{{ braces }} and {% raw %}" in english[HOSTILE].body


def test_a_text_is_escaped_once(english: Mapping[str, Page]) -> None:
    assert not [page.address for page in english.values() if re.search(r"&amp;(#\d+|[a-z]+);", page.body)]


def test_every_name_keeps_its_own_direction(english: Mapping[str, Page]) -> None:
    body = english[HOSTILE].body
    assert '<bdi lang="ar" dir="rtl">برج &lt;b&gt;Tower 7&lt;/b&gt;' in body
    assert re.search(r'<bdi lang="en" dir="ltr">The Very Long Colonnade .*رواق', body)


def test_only_web_addresses_become_links(english: Mapping[str, Page]) -> None:
    assert web_address("https://example.org/a?b=1&c=2#d") == "https://example.org/a?b=1&c=2#d"
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        'https://x/"onclick=',
        "https://a b",
        None,
    ):
        assert web_address(url) is None
    hrefs = {found for page in english.values() for found in re.findall(r'href="([a-z]+:)', page.body)}
    assert hrefs <= {"https:", "http:"}
