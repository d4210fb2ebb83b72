"""What is said of service orders and opens none: the same twice, to call one off, too little."""

from core.errors import UserError
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.records.service_orders import OpenOrder
from core.storage.tables import Person
from core.vocabulary import OrderKind
from handlers.care.service_words import CALLED_OFF, NOTHING_SAID, RENEWS
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.said import Said
from handlers.recording.service import kind_of, order_line


def open_already(there: OpenOrder, to: Person | None, context: Context) -> Reply:
    """Say that the same order is open; a second is opened only when asked for."""
    sentence = context.say(
        "{name} 已经有这张服务单：{line}。没有再开。",
        "{name} has this service order already: {line}. No second one was opened.",
        name=there.account.name,
        line=order_line(there, context.now, context.wording, named=False),
    )
    give = f"，让{to.name}处理" if to is not None else ""
    again = f"再开一张{there.account.name}{_named(there)}：{there.order.matter}{give}"
    done = context.say(
        f"服务单 #{there.order.id} 处理好了", f"service order #{there.order.id} done"
    )
    choices = (
        Choice(context.say("处理好了", "Done"), _order(done), also=("done",)),
        Choice(context.say("再开一张", "Open another"), _order(again), also=("再开", "another")),
        Choice(context.say("不用", "Leave it"), None),
    )
    return ask(_order(again), context, "choice", sentence, choices)


def _order(text: str) -> Understanding:
    return Understanding(intent=Intent.UPDATE_DEAL, text=text)


def _named(there: OpenOrder) -> str:
    match kind_of(there.order):
        case OrderKind.SERVICE:
            return "报修"
        case OrderKind.COMPLAINT:
            return "投诉"
        case OrderKind.CHANNEL_CONFLICT:
            return "窜货投诉"
        case OrderKind.RENEWAL:
            return "续约单"


def how_to_say(said: Said, context: Context) -> UserError | None:
    """Return how to put what was said; None for what is nothing of the kind."""
    text = said.text
    names = said.scene.accounts[0].value if said.scene.accounts else ()
    name = names[0] if names else context.say("客户名", "CUSTOMER")
    if NOTHING_SAID.fullmatch(text):
        return UserError(
            "哪个客户，什么问题？请一起说，例如“客户名报修：设备不开机”。",
            "Which customer, and what is wrong? Say both, for example “service order for "
            "CUSTOMER: device does not start”.",
        )
    if CALLED_OFF.fullmatch(text):
        return UserError(
            f"服务单没有取消。刚开错的说“撤销”；不用处理了就说“{name}的服务单处理好了：不用处理”。",
            "The service order was not called off. One opened by mistake: say “undo”. One that "
            f"is settled: say “service order for {name} done: not needed”.",
        )
    if RENEWS.fullmatch(text):
        return UserError(
            f"没有记录。要安排就说“安排{name}续约跟进”；已经签了就说“{name}签了，金额”。",
            f"Nothing was recorded. To plan it say “plan the renewal for {name}”; if they "
            f"signed, say “won {name}, AMOUNT”.",
        )
    return None
