"""The ledger's program runs, and each receipt stands once; what must not grow is held by tests/store/test_growth.py."""

from pathlib import Path

from tests.load.ledger import report


async def test_fifty_tills_tell_their_receipts_and_the_ledger_is_right(tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path}/{name}.db" for name in ("few", "many")]
    lines = [line async for line in report(urls, customers=1_001, times=2, seconds=0.3)]
    told, stand, refused = (int(word) for word in lines[-2].split() if word.isdigit())
    assert told == stand > refused == 0
    assert lines[-1].startswith("0 differences")
