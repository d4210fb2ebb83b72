import json
from datetime import datetime

import pytest

from bot.parse import directory_from_files, moment_from, parse_lines, parse_text
from core.errors import UserError
from tests.language.reading import CHINA, DIRECTORY, HERE

NOW = datetime(2026, 11, 23, 10, tzinfo=CHINA)


def test_each_line_is_answered_in_order():
    lines = [
        '{"text": "签了 48 万"}',
        '{"text": "明天拜访万科", "now": "2026-11-30T16:30:00Z"}',
    ]

    won, planned = (json.loads(line) for line in parse_lines(lines, DIRECTORY, NOW))

    assert won == {"intent": "win_deal", "amount": 480000}
    # Half past midnight in Shanghai is already December.
    assert planned["due_on"] == "2026-12-02"


@pytest.mark.parametrize(
    "line", ["nonsense", "[]", "{}", '{"text": 3}', '{"text": "a", "now": 3}', "null"]
)
def test_a_line_that_is_no_message_is_refused_with_its_number(line):
    with pytest.raises(UserError, match="Line 1"):
        list(parse_lines([line], DIRECTORY, NOW))


def test_a_moment_that_is_none_is_refused():
    with pytest.raises(UserError, match="is not a time"):
        moment_from("yesterday", NOW, CHINA)


def test_a_moment_without_a_zone_is_the_companys():
    assert moment_from("2026-11-23T09:00", NOW, CHINA).hour == 9


def test_names_are_read_from_files():
    directory = directory_from_files(HERE / "accounts.txt", HERE / "members.txt")

    assert json.loads(parse_text("万科签了", directory, NOW))["account"] == "万科企业股份有限公司"


def test_a_missing_file_is_said_plainly(tmp_path):
    with pytest.raises(UserError, match="Cannot read"):
        directory_from_files(tmp_path / "none.txt", None)
