import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.link import Kind, Payload, derive_key, make, read

KEY = derive_key("123456:a-token")


@given(st.sampled_from(("contact", "staff")), st.integers(0, 2**63 - 1))
def test_a_link_opens_what_it_was_made_for(kind: Kind, enrolment: int) -> None:
    payload = make(KEY, kind, enrolment)

    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)
    assert read(KEY, payload) == Payload(kind, enrolment)


def test_the_same_link_comes_out_each_time() -> None:
    assert make(KEY, "contact", 7) == make(KEY, "contact", 7)
    assert make(KEY, "contact", 7) != make(KEY, "staff", 7)


def test_another_token_opens_nothing() -> None:
    assert read(derive_key("123456:another"), make(KEY, "contact", 7)) is None


@pytest.mark.parametrize("position", range(39))
def test_no_character_can_be_changed(position: int) -> None:
    payload = make(KEY, "contact", 7)
    for other in "AQgwZ_-9":
        if other != payload[position]:
            assert read(KEY, payload[:position] + other + payload[position + 1 :]) is None


@pytest.mark.parametrize("dress", ["{}=", "{} ", "\n{}", "{}A", "{}==", "+{}"])
def test_only_the_spelling_we_handed_out_counts(dress: str) -> None:
    assert read(KEY, dress.format(make(KEY, "contact", 7))) is None


@given(st.text())
def test_reading_never_raises(payload: str) -> None:
    assert read(KEY, payload) is None


def test_an_impossible_id_is_refused() -> None:
    with pytest.raises(ValueError, match="enrolment"):
        make(KEY, "contact", -1)
    with pytest.raises(ValueError, match="enrolment"):
        make(KEY, "contact", 2**63)
