"""A judge that cannot condemn is none: each loss and each double is named."""

from playground.values.shapes import Json
from playground.world.cast import BOT_ID, GROUP_ID
from tests.load.judge import judge

CUSTOMER, OPERATOR, TOPIC = 5_000_001, 3001, 10


def message(chat: int, message_id: int, sender: int, text: str, **fields: object) -> Json:
    body = {"chat": {"id": chat}, "message_id": message_id, "from": {"id": sender}, "text": text, **fields}
    return {"kind": "message", "message": body}


def conversation() -> list[Json]:
    """One that went well: said, a topic, its card, a relay, an answer and its copy."""
    button = {"inline_keyboard": [[{"text": "Take", "callback_data": "t1.1.take."}]]}
    inside = {"message_thread_id": TOPIC}
    return [
        message(CUSTOMER, 1, CUSTOMER, "c1m1."),
        message(GROUP_ID, TOPIC, BOT_ID, "", forum_topic_created={"name": "№ 1"}, **inside),
        message(GROUP_ID, 11, BOT_ID, "the card: c1m1.", reply_markup=button, **inside),
        message(GROUP_ID, 12, OPERATOR, "a1n1.", **inside),
        message(CUSTOMER, 2, BOT_ID, "Solomiia: a1n1."),
        message(CUSTOMER, 3, CUSTOMER, "c1m9."),
        message(GROUP_ID, 13, BOT_ID, "Olena: c1m9.", **inside),
    ]


def faults(record: list[Json], conversations: int = 1) -> list[str]:
    return judge(record, BOT_ID, conversations).faults


def test_what_went_well_has_no_fault() -> None:
    verdict = judge(conversation(), BOT_ID, 1)
    assert (verdict.said, verdict.answered, verdict.topics, verdict.tickets) == (2, 1, 1, 1)
    assert verdict.faults == []


def test_a_message_that_never_reached_the_topic_is_lost() -> None:
    assert faults(conversation()[:-1]) == ["c1m9. stands 0 times in the group"]


def test_a_message_that_was_deleted_again_is_lost() -> None:
    deleted = {"kind": "deleted", "chat_id": GROUP_ID, "message_ids": [13]}
    assert faults([*conversation(), deleted]) == ["c1m9. stands 0 times in the group"]


def test_a_relay_sent_again_is_a_double() -> None:
    again = message(GROUP_ID, 14, BOT_ID, "Olena: c1m9.", message_thread_id=TOPIC)
    assert faults([*conversation(), again]) == ["c1m9. stands 2 times in the group"]


def test_an_answer_that_reached_nobody_is_lost() -> None:
    record = [entry for entry in conversation() if "Solomiia" not in entry["message"]["text"]]
    assert faults(record) == ["a1n1. reached 0 times"]


def test_an_answer_sent_to_somebody_else_too_is_a_double() -> None:
    stray = message(CUSTOMER + 1, 4, BOT_ID, "Solomiia: a1n1.")
    assert faults([*conversation(), stray]) == [
        "a1n1. reached 2 times",
        f"a1n1. was written in the topic of c1 and shown in chat {CUSTOMER + 1}",
    ]


def test_an_answer_that_was_shown_to_somebody_else_is_told_though_it_was_taken_away() -> None:
    stray = message(CUSTOMER + 1, 4, BOT_ID, "Solomiia: a1n1.")
    gone = {"kind": "deleted", "chat_id": CUSTOMER + 1, "message_ids": [4]}
    assert faults([*conversation(), stray, gone]) == [
        f"a1n1. was written in the topic of c1 and shown in chat {CUSTOMER + 1}"
    ]


def test_an_answer_that_reached_another_customer_than_the_topics_is_told() -> None:
    record = conversation()
    record[4]["message"]["chat"] = {"id": CUSTOMER + 1}
    assert faults(record) == [f"a1n1. was written in the topic of c1 and shown in chat {CUSTOMER + 1}"]


def test_words_that_stood_for_a_moment_in_another_customers_topic_are_told() -> None:
    record = conversation()
    relay = record[-1]["message"]
    for text in ("Ivan: c2m9.", relay["text"]):
        record.append({"kind": "edited", "message": relay | {"text": text}})
    assert faults(record) == ["words of c2 were shown in the topic of c1"]


def test_a_topic_without_a_card_is_an_orphan() -> None:
    orphan = message(GROUP_ID, 20, BOT_ID, "", forum_topic_created={"name": "№ 1"}, message_thread_id=20)
    assert faults([*conversation(), orphan]) == ["topic 20 is an orphan"]


def test_a_second_card_is_a_double() -> None:
    card = conversation()[2]["message"] | {"message_id": 15, "text": "the card"}
    assert faults([*conversation(), {"kind": "message", "message": card}]) == ["ticket 1 has 2 cards"]


def test_words_of_one_customer_in_two_topics_are_told() -> None:
    record = conversation()
    record[-1]["message"]["message_thread_id"] = 30
    assert faults(record) == [f"c1 has the topics [{TOPIC}, 30]"]


def test_a_conversation_that_became_no_ticket_is_told() -> None:
    assert faults(conversation(), conversations=2) == ["2 conversations became 1 tickets"]


def test_an_edited_card_is_judged_as_it_is_now() -> None:
    card = conversation()[2]["message"] | {"text": "the card: c1m1. In progress: Solomiia"}
    assert faults([*conversation(), {"kind": "edited", "message": card}]) == []


def test_words_that_stand_in_another_order_than_they_were_said_are_told() -> None:
    record = conversation()
    record[-1]["message"] = record[-1]["message"] | {"message_id": TOPIC, "text": "Olena: c1m9."}
    assert faults(record) == ["the words of c1 stand as c1m9. c1m1."]


def test_an_order_number_has_a_place_of_its_own() -> None:
    record = conversation()
    card = record[2]["message"]
    record[2]["message"] = card | {"text": "the card: c1m7. c1m1."}
    assert faults([record[0], message(CUSTOMER, 4, CUSTOMER, "c1m7."), *record[1:]]) == []
