"""What the crash campaign tells of a fault leads to its cause: the store's view and the record's way, in order."""

from pathlib import Path

from care.people.customers import Customer, save
from care.store.migrate import migrated
from tests.load.crowd import FIRST_ID
from tests.load.test_judge import message
from tests.load.traces import concerned, traces
from tests.store.cast import NOW, SHOP, opened, said
from tests.store.looking import do

FAULTS = ["c2m8. stands 0 times in the group", "ticket 1 has 2 cards", "the words of c3 stand as c3m2."]
CHAT = FIRST_ID + 1


async def test_a_fault_names_its_customer_and_their_way_is_told(tmp_path: Path) -> None:
    store_file = tmp_path / "turbota.db"
    customer = Customer(CHAT, "Emma", "en", since=NOW)
    async with migrated(f"sqlite:///{store_file}", SHOP) as store:
        await do(store, save, [customer])
        await do(store, opened, customer, said(customer, "c2m1."))
    update = {"update_id": 7, "message": {"from": {"id": CHAT}, "text": "c2m8."}}
    events = [
        message(CHAT, 5, CHAT, "c2m8."),
        {"kind": "update", "update": update},
        {"kind": "delivered", "update_ids": [7]},
        message(CHAT + 7, 6, CHAT + 7, "c9m1."),
    ]
    record = [{"i": i, "at": float(i), **event} for i, event in enumerate(events)]

    numbers = concerned(FAULTS, [5], store_file)
    assert numbers == [5, 2, 3]
    told = list(traces(record, store_file, [2], {2: "waits"}))
    assert told[0].endswith("waits")
    assert any(line.startswith("ticket: id 1") for line in told)
    assert any(line.startswith("entry: ") and "c2m1." in line for line in told)
    assert told[-2:] == [
        f"      0 0.0 message here 5 from {CHAT}: 'c2m8.' ",
        "      1 1.0 update 7 'c2m8.': delivered 2.0",
    ]
