"""The frame: what the theme gives once and each record fills."""

import pytest

from damage_catalogue.publishing.frame.theme import FrameError, Slot, cut_frame, render_contents
from damage_catalogue.publishing.page import Heading

THEMED = (
    f"<title>{Slot.TITLE.value} · Site</title><meta content='{Slot.DESCRIPTION.value}'>{Slot.HEAD.value}"
    f"<ul>{Slot.CONTENTS.value}</ul>"
    f"<main>{Slot.BODY.value}</main>"
)


def fill(frame_html: str = THEMED, **parts: str) -> str:
    names = ("title", "description", "canonical", "head", "languages", "contents", "body")
    return cut_frame(frame_html).fill(**(dict.fromkeys(names, "") | parts))


def test_every_mark_is_replaced() -> None:
    html = fill(
        title="Bel", description="A temple", head="<meta>", contents="<li>x</li>", body="<h1>Bel</h1>"
    )
    assert html == (
        "<title>Bel · Site</title><meta content='A temple'><meta><ul><li>x</li></ul><main><h1>Bel</h1></main>"
    )


def test_title_and_description_cannot_leave_their_place() -> None:
    html = fill(title="</title><script>", description="'><script>")
    assert "<script>" not in html
    assert "&lt;/title&gt;&lt;script&gt;" in html


def test_record_text_that_looks_like_a_mark_stays_text() -> None:
    assert f"<main>{Slot.TITLE.value}</main>" in fill(title="Bel", body=Slot.TITLE.value)


def test_a_theme_without_a_place_for_the_body_is_refused() -> None:
    with pytest.raises(FrameError, match="no place for body"):
        cut_frame(THEMED.replace(Slot.BODY.value, ""))


def test_contents_list_the_chapters_with_escaped_titles() -> None:
    html = render_contents([Heading(2, "why", "Why <this>"), Heading(3, "deeper", "Deeper")])
    assert 'href="#why"' in html
    assert "Why &lt;this&gt;" in html
    assert "Deeper" not in html
