"""Service orders in words, wherever they are told: in lists, stories, to-dos and reminders."""

from datetime import datetime, timedelta

from core.storage.records.service_orders import OpenOrder
from core.storage.tables import ServiceOrder
from core.vocabulary import OrderKind
from core.wording import Wording

LONGEST_MATTER = 60


def kind_of(order: ServiceOrder) -> OrderKind:
    return OrderKind.read(order.order_kind) or OrderKind.SERVICE


def kind_words(order: ServiceOrder, wording: Wording) -> str:
    return kind_of(order).say(wording.language)


def short_matter(order: ServiceOrder) -> str:
    matter = order.matter
    return matter if len(matter) <= LONGEST_MATTER else f"{matter[:LONGEST_MATTER]}…"


def until_words(order: ServiceOrder, now: datetime, wording: Wording) -> str:
    """Word until when an order is to be answered, or for how long it has been late."""
    late = now - order.answer_by
    if late <= timedelta():
        return wording.say("{by} 前", "by {by}", by=moment_words(order, now, wording))
    if late >= timedelta(days=1):
        return wording.say("逾期 {n} 天", "{n:day|days} overdue", n=late.days)
    return wording.say("逾期 {n} 小时", "{n} h overdue", n=late // timedelta(hours=1) or "<1")


def moment_words(order: ServiceOrder, now: datetime, wording: Wording) -> str:
    local = order.answer_by.astimezone(wording.zone)
    clock = wording.clock(local.time())
    if local.date() == now.astimezone(wording.zone).date():
        return wording.say("今天 {at}", "today {at}", at=clock)
    return f"{wording.day(local.date(), now.date())} {clock}"


def order_line(found: OpenOrder, now: datetime, wording: Wording, *, named: bool = True) -> str:
    """Word an open order in a line: 服务 · 华东医疗 · 设备不开机 · 今天 17:00 前."""
    order = found.order
    name = found.account.short_name or found.account.name
    parts = (
        kind_words(order, wording),
        name if named else "",
        short_matter(order),
        "" if named else found.assignee.name,
        until_words(order, now, wording),
    )
    return " · ".join(part for part in parts if part)
