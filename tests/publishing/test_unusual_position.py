"""Why an unusual position is right stands on the page, as text."""

from dataclasses import replace

from damage_catalogue.language import language_for
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.records.model import Catalogue, Text
from damage_catalogue.status.catalogue_status import derive_all


def test_the_reason_for_an_unusual_position_is_on_the_page(mini: Catalogue) -> None:
    site = next(site for site in mini.sites.values() if site.location and site.location.geometry)
    assert site.location is not None
    location = replace(site.location, position_exception=Text((("en", "A wreck <b>off</b> the coast."),)))
    catalogue = replace(mini, sites={**mini.sites, site.id: replace(site, location=location)})
    pages = {
        page.address: page.body for page in make_pages(catalogue, derive_all(catalogue), language_for("en"))
    }
    assert "A wreck &lt;b&gt;off&lt;/b&gt; the coast." in pages[f"sites/{site.id}/"]
