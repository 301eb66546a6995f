"""Options of the whole suite."""

import pytest
from hypothesis import settings

# How long an example takes says something of the machine, nothing of the code.
settings.register_profile("without a clock", deadline=None)
# Fourteen laws at this number are more than forty thousand catalogues.
settings.register_profile("long run", deadline=None, max_examples=3_000)
settings.load_profile("without a clock")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write the golden pages in tests/data/golden/ anew; read the difference before committing it",
    )
