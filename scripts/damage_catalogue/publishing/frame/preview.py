"""What other sites are told to show beside a link to a page: Open Graph and the cards of X.

One picture serves all pages: a page of its own would need a program that draws letters, at every build.
"""

from __future__ import annotations

from html import escape

IMAGE = "assets/preview.png"
IMAGE_SIZE = (1200, 630)
"""In pixels; scripts/setup/preview.sh draws it."""


def preview_tags(
    *,
    title: str,
    description: str,
    locale: str,
    site_name: str,
    base: str | None,
    path: str,
    is_record: bool,
) -> str:
    """The `meta` elements. All values are plain text; `locale` is the language's, such as en_GB;
    `base` is the site's address, `path` the page's in it.

    Address and picture must be complete, so without `base` they are left out.
    """
    properties: dict[str, str] = {
        "og:title": title,
        "og:description": description,
        "og:type": "article" if is_record else "website",
        "og:locale": locale,
        "og:site_name": site_name,
    }
    names = {"twitter:card": "summary"}
    if base:
        root = base.rstrip("/") + "/"
        width, height = IMAGE_SIZE
        properties |= {
            "og:url": root + path,
            "og:image": root + IMAGE,
            "og:image:width": str(width),
            "og:image:height": str(height),
            "og:image:alt": site_name,
        }
        names = {"twitter:card": "summary_large_image"}
    return "".join(
        f'<meta {kind}="{key}" content="{escape(value)}">'
        for kind, values in (("property", properties), ("name", names))
        for key, value in values.items()
        if value
    )
