"""What a slow connection has to carry, compressed. `tests/benchmarks/weights.py` prints it for all pages."""

from tests.benchmarks.weights import weight_of_shared, weights_of_pages
from tests.browser.conftest import Served

KIB = 1024


def test_no_page_of_a_site_weighs_more_than_60_kib(served: Served) -> None:
    assert weights_of_pages(served.folder, "site")[-1] < 60 * KIB


def test_the_explorer_weighs_less_than_300_kib_without_its_data(served: Served) -> None:
    parts = (
        "explorer, scripts and map",
        "explorer, land of the map",
        "scripts of explorer, comparison and search",
        "style sheets",
        "script of every page",
    )
    page = weights_of_pages(served.folder, "explorer")[-1]
    assert page + sum(weight_of_shared(served.folder, part) for part in parts) < 300 * KIB
