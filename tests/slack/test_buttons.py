from datetime import UTC, datetime, timedelta

import pytest

from bot.buttons import LIFETIME, ButtonSigner
from core.errors import UserError

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SIGNER = ButtonSigner(b"a secret of this installation")


def sealed(command="撤销 17", person="U1"):
    return SIGNER.seal(command, person=person, expires=NOW + LIFETIME)


def refusal(token, person="U1", now=NOW, signer=SIGNER):
    with pytest.raises(UserError) as refused:
        signer.open(token, person=person, now=now)
    return refused.value.code


@pytest.mark.parametrize("command", ["撤销 17", "a.b.c", "", "win deal 3 “great”", "🙂 \ud800"])
def test_a_sealed_command_comes_back_as_it_was(command):
    assert SIGNER.open(sealed(command), person="U1", now=NOW) == command


def test_anybody_may_press_a_button_that_is_nobodys_own():
    token = sealed(person=None)

    assert SIGNER.open(token, person="U9", now=NOW) == "撤销 17"


def test_somebody_elses_button_is_refused():
    assert refusal(sealed(person="U2")) == "button_not_yours"


def test_an_old_button_is_refused():
    assert refusal(sealed(), now=NOW + LIFETIME) == "button_expired"


def test_the_last_second_still_counts():
    assert SIGNER.open(sealed(), person="U1", now=NOW + LIFETIME - timedelta(seconds=1))


def test_no_altered_character_is_accepted():
    token = sealed()
    altered = [token[:i] + "x" + token[i + 1 :] for i in range(len(token)) if token[i] != "x"]

    assert {refusal(each) for each in altered} == {"button_invalid"}


@pytest.mark.parametrize("token", ["", "撤销 17", "s1", "s1..", "s1.é.-.0.x", "s1." + "." * 99])
def test_what_was_never_sealed_is_refused(token):
    assert refusal(token) == "button_invalid"


def test_a_button_of_one_company_opens_nowhere_else():
    token = SIGNER.within("T1").seal("undo", person=None, expires=NOW + LIFETIME)

    assert refusal(token, signer=SIGNER.within("T2")) == "button_invalid"
    assert SIGNER.within("T1").open(token, person="U1", now=NOW) == "undo"


def test_the_seal_is_short_and_shows_no_key():
    assert len(sealed("")) <= 44
    assert "secret" not in repr(SIGNER)
