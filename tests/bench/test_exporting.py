"""The export's measurement: the query by hand gives the rows that the export gives."""

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.bench.exporting import BY_HAND
from core.files.exporting import View, export
from core.storage.company import FIRST_COMPANY


def test_the_query_by_hand_gives_the_exported_rows(chat, tmp_path: Path):
    for message in ("拜访华东医疗，张总觉得贵", "打电话给远大科技", "拜访Acme，满意度8分"):
        chat.says(message)
    with chat.database.reading(FIRST_COMPANY) as session:
        export(session, "activities", tmp_path / "x.csv", View("en"))
    with closing(sqlite3.connect(chat.database.url.removeprefix("sqlite:///"))) as connection:
        by_hand = connection.execute(BY_HAND).fetchall()

    exported = list(csv.reader((tmp_path / "x.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len(by_hand) == 3
    assert [tuple(row[:3]) for row in exported[1:]] == [tuple(row[:3]) for row in by_hand]
