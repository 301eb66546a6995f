"""Which web addresses lead to the same document, and which only look as if they did."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from damage_catalogue.records.web_address import address_key, doi_key

PAGE = "https://example.org/news/a?id=7"

SAME_PAGE = [
    PAGE,
    "http://example.org/news/a?id=7",
    "HTTPS://EXAMPLE.org/news/a?id=7",
    "https://example.org./news/a?id=7",
    "https://www.example.org/news/a?id=7",
    "https://m.example.org/news/a?id=7",
    "https://mobile.example.org/news/a?id=7",
    "https://www.m.example.org/news/a?id=7",
    "https://example.org:443/news/a?id=7",
    "http://example.org:80/news/a?id=7",
    "https://example.org/news/a/?id=7",
    "https://example.org//news//a?id=7",
    "https://example.org/news/./b/../a?id=7",
    "https://example.org/news/a/index.html?id=7",
    "https://example.org/news/a/index.php?id=7",
    "https://example.org/news/a/Default.aspx?id=7",
    "https://example.org/amp/news/a?id=7",
    "https://example.org/news/a/amp/?id=7",
    "https://example.org/news/a?id=7&amp=1",
    "https://example.org/news/%61?%69d=%37",
    "https://example.org/news/a;jsessionid=A1B2?id=7",
    "https://example.org/news/a?id=7#paragraph-2",
    "https://example.org/news/a?id=7#:~:text=gate",
    "https://example.org/news/a?utm_source=x&id=7&utm_medium=y",
    "https://example.org/news/a?id=7&fbclid=AbC1&gclid=2&ref=home",
    "https://example.org/news/a?id=7&at_medium=RSS&ns_mchannel=social",
    "https://example.org/news/a?id=7&",
    "https://web.archive.org/web/20160402101112/https://example.org/news/a?id=7",
    "https://web.archive.org/web/2016id_/http://www.example.org/news/a/?id=7",
    "https://web.archive.org/web/20160402101112/http:/example.org/news/a?id=7",
    "https://web.archive.org/web/20160402101112/example.org/news/a?id=7",
    "https://archive.example.net/2016.04.02-101112/https://example.org/news/a?id=7",
    "https://webarchive.example.net/ukgwa/20160402101112/https://example.org/news/a?id=7",
    "https://web.archive.org/web/2016/https://archive.example.net/2015/https://example.org/news/a?id=7",
    "  https://example.org/news/a?id=7\n",
]


@pytest.mark.parametrize("address", SAME_PAGE)
def test_spellings_of_one_address_have_one_key(address: str) -> None:
    assert address_key(address) == address_key(PAGE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://xn--bcher-kva.example/a", "https://bücher.example/a"),
        ("https://BÜCHER.example/a", "https://bücher.example/a"),
        ("https://example.org/%D8%AA%D8%AF%D9%85%D8%B1", "https://example.org/تدمر"),
        ("https://example.org/%d8%aa", "https://example.org/%D8%AA"),
        ("https://example.org/Al-l%C4%81t", "https://example.org/Al-la%CC%84t"),
        ("https://example.org/it's", "https://example.org/it%27s"),
        ("https://en.m.wikipedia.org/wiki/Palmyra", "http://en.wikipedia.org/wiki/Palmyra#History"),
        ("https://example.org/?a=1&b=2", "https://example.org?b=2&a=1"),
        ("https://example.org/?q=old+town", "https://example.org/?q=old%20town"),
        ("https://example.org/index.htm", "https://example.org"),
        ("https://example.org/#!/sites/7/", "https://www.example.org#!/sites/7/"),
        ("https://doi.org/10.5281/ZENODO.7", "http://dx.doi.org/10.5281/zenodo.7"),
        ("https://www.example.org/doi/full/10.1080/123.45", "https://doi.org/10.1080/123.45"),
        ("https://example.org/doi/10.1080/123.45?src=x", "https://doi.org/10.1080%2F123.45"),
    ],
)
def test_these_lead_to_the_same_document(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)


DIFFERENT = [
    PAGE,
    "https://example.org/news/a",
    "https://example.org/news/a?id=8",
    "https://example.org/news/a?id=7&page=2",
    "https://example.org/news/A?id=7",
    "https://example.org/news/b?id=7",
    "https://example.org/news%2Fa?id=7",
    "https://example.org:8080/news/a?id=7",
    "https://en.example.org/news/a?id=7",
    "https://ar.example.org/news/a?id=7",
    "https://example.com/news/a?id=7",
    "https://example.org/news/a?ID=7",
    "https://example.org/news/a?ref=7",
    "https://example.org/news/a?ref=8",
    "https://example.org/news/a?id=%37&id=9",
    "https://example.org/news/a?id=9&id=7",
    "https://example.org/news/a?id=7#!/2",
    "https://example.org/news/a?id=7#/3",
    "https://example.org/",
    "https://example.org/amp",
    "https://example.org/index.php/news/7",
    "https://example.org/news/%2541?id=7",
    "https://example.org/news/%41?id=7&x",
    "https://example.org/2016/04/02/a",
    "https://example.org/pages/index-of-tombs.html",
    "https://m.example/",
    "https://doi.org/10.5281/zenodo.7",
    "https://doi.org/10.5281/zenodo.77",
    "https://doi.org/about",
    "no address at all",
    "https://[broken/",
    "",
]


def test_different_documents_have_different_keys() -> None:
    for one, other in combinations(DIFFERENT, 2):
        assert address_key(one) != address_key(other), (one, other)


def test_a_doi_has_the_key_of_its_address() -> None:
    assert doi_key("10.5281/Zenodo.123456") == address_key("https://doi.org/10.5281/zenodo.123456")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_has_a_key(text: str) -> None:
    for address in (text, f"https://{text}", f"https://example.org/{text}", f"http://x.org/?{text}"):
        assert isinstance(address_key(address), str)


PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789"
STEPS = st.lists(st.text(PLAIN, min_size=1, max_size=6), max_size=4)
QUERIES = st.dictionaries(st.sampled_from(["id", "p", "q", "lang"]), st.text(PLAIN, max_size=4), max_size=4)


def test_a_long_address_takes_time_that_grows_with_its_length() -> None:
    # A quadratic pattern would never come back from these.
    for piece in (
        "/20160402/",
        "//",
        "%2",
        "/..",
        "&a",
        ";jsessionid=",
        "https:",
        "/doi/10.1000/",
        "/2016/https://a",
    ):
        assert address_key("https://example.org/" + piece * 20_000)


@given(STEPS, QUERIES, st.randoms(use_true_random=False))
def test_neither_order_nor_spelling_nor_visitors_change_the_key(
    steps: list[str], query: dict[str, str], random: Random
) -> None:
    address = "https://example.org/" + "/".join(steps)
    pairs = [f"{name}={value}" for name, value in query.items()]
    spelt = "http://www.EXAMPLE.org/" + "".join(
        "/" + "".join(random.choice([sign, f"%{ord(sign):02x}"]) for sign in step) for step in steps
    )
    other = random.sample([*pairs, "utm_source=x", "fbclid=y"], len(pairs) + 2)
    assert address_key(f"{address}?{'&'.join(pairs)}") == address_key(f"{spelt}?{'&'.join(other)}#top")
