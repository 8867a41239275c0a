"""Codes that are said aloud: what is misheard is found; those of cards change with time, as RFC 6238 has it."""

from datetime import UTC, datetime

from care.loyalty.till.cards import password, step_of
from care.loyalty.till.codes import grouped, read, whole

SOME = ("00000000", "12345678", "90817263", "17402913", "99999999")
RFC = {
    59: "94287082",
    1111111109: "07081804",
    1234567890: "89005924",
    20000000000: "65353130",
}  # of its appendix B


def test_every_digit_that_is_misheard_and_every_two_that_are_swapped_are_found() -> None:
    for code in map(whole, SOME):
        assert read(code) == code[:-1]
        for at, digit in enumerate(code):
            for other in set("0123456789") - {digit}:
                assert read(code[:at] + other + code[at + 1 :]) is None
            swapped = code[:at] + code[at + 1 : at + 2] + digit + code[at + 2 :]
            assert read(swapped) is None or swapped == code


def test_a_code_is_read_however_it_is_grouped_and_nothing_else_is_one() -> None:
    code = whole("12345678")
    assert grouped(code) == f"123 456 78{code[-1]}"
    assert grouped(whole("1740291")) == f"17 402 91{whole('1740291')[-1]}"
    for written in (grouped(code), grouped(code).replace(" ", "-"), f"\u00a0{code}\n"):
        assert read(written) == "12345678"
    for nonsense in ("", "12a", "١٢٣", "²", "-"):
        assert not read(nonsense)


def test_passwords_are_those_of_the_rfc() -> None:
    for second, said in RFC.items():
        assert password(b"12345678901234567890", second // 30, digits=8) == said
    assert step_of(datetime(2026, 11, 20, 10, 0, 59, tzinfo=UTC)) + 1 == step_of(
        datetime(2026, 11, 20, 10, 1, tzinfo=UTC)
    )
