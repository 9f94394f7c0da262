"""Join codes and secrets."""

import pytest

from appraisal.workshops.codes import hash_of, looks_like_code, new_code, new_secret, tidy_code


@pytest.mark.parametrize("typed", ["k7m4qx", " K7M 4QX ", "k7m-4qx", "K7M\u20114QX", "k7m.4qx"])
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert tidy_code(typed) == "K7M4QX"


def test_codes_leave_out_what_can_be_confused() -> None:
    drawn = "".join(new_code() for _ in range(500))
    assert not set(drawn) & set("01ILO")
    assert all(looks_like_code(drawn[start : start + 6]) for start in range(0, len(drawn), 6))


def test_a_secret_is_long_and_its_hash_does_not_hold_it() -> None:
    secret = new_secret()
    assert len(secret) >= 43
    assert secret not in hash_of(secret)
    assert hash_of(secret) == hash_of(secret) != hash_of(new_secret())
