"""Securities named in bodies."""

import pytest

from crawler.extraction.body.tickers import find_tickers
from crawler.model import Ticker


@pytest.mark.parametrize(
    ("html", "market", "code", "exchange"),
    [
        ('<a href="http://quote.eastmoney.com/unify/r/116.01024">', "116", "01024", "Hong Kong"),
        ('<a data-code="600519|1|2">', "1", "600519", "Shanghai"),
        ("<a data-code2='300750|0|6|'>", "0", "300750", "Shenzhen"),
        ('<span data-code="90,BK0473">', "90", "BK0473", "board"),
        ('<a href="https://quote.eastmoney.com/unify/r/106.BABA">', "106", "BABA", "NYSE"),
        ('<a data-code="AAPL|105|7">', "105", "AAPL", None),
    ],
)
def test_each_form_is_read_and_unknown_markets_are_kept(
    html: str, market: str, code: str, exchange: str | None
) -> None:
    assert find_tickers(html) == (Ticker(market=market, code=code, exchange=exchange),)


def test_a_security_named_twice_counts_once_in_order_of_appearance() -> None:
    html = '<a data-code="2|0|6"><a data-code="1|1|2"><a data-code2="2|0|6|">'
    found = [(ticker.market, ticker.code) for ticker in find_tickers(html)]

    assert found == [("0", "2"), ("1", "1")]
