"""A photo sent with a visit, or after it, belongs to the visit; it is never taken for a table."""

from core.files.sent import SentFile
from core.storage.tables import Activity, VisitEvidence
from tests.files_in_chat.sending import Sending

PHOTO = SentFile("现场 照片.jpg", 9, link="https://example.slack.com/files/U5/F1/a.jpg")
PDF = SentFile("合同.pdf", 9)


def test_a_photo_with_a_visit_is_kept_with_it(sending: Sending):
    sending.sends(PHOTO, name="李雪", text="拜访华东医疗，张总嫌价格高")

    [visit] = sending.chat.rows(Activity)
    [shown] = sending.chat.rows(VisitEvidence)
    assert (shown.activity_id, shown.photo) == (visit.id, PHOTO.link)


def test_a_photo_after_a_visit_is_added_to_it(sending: Sending):
    sending.chat.says("拜访华东医疗，张总嫌价格高", "李雪")

    answer = sending.sends(SentFile("现场 照片.jpg", 9), name="李雪")

    assert "已补充拜访" in answer.reply.text
    assert sending.chat.rows(VisitEvidence)[0].photo == "现场_照片.jpg"


def test_a_photo_without_a_visit_is_told_what_to_do(sending: Sending):
    answer = sending.sends(PHOTO, name="李雪")

    assert "先说“拜访 客户名”，再发地点或照片" in answer.reply.text


def test_a_document_beside_a_question_is_left_alone(sending: Sending):
    answer = sending.sends(PDF, name="李雪", text="我的商机")

    assert "PDF" not in answer.reply.text


def test_a_photo_beside_a_win_is_an_illustration(sending: Sending):
    answer = sending.sends(PHOTO, name="李雪", text="华东医疗签了，50万")

    assert "照片" not in answer.reply.text
    assert sending.chat.rows(VisitEvidence) == []
