"""Nobody is recorded where nobody is named."""

import pytest

from core.storage.tables import Contact
from tests.company import Chat


@pytest.mark.parametrize(
    "who", ["still looking for one", "unknown", "same as before", "the usual guy", "none yet"]
)
def test_a_place_that_is_left_open_is_no_contact(chat: Chat, who: str):
    assert chat.says(f"contact at 华东医疗: {who}").changed == ()
    assert chat.rows(Contact) == []
