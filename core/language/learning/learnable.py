"""Which words may become another name of a customer: never a common word, a number or a day."""

from core.calendar import WorkCalendar
from core.language.dates.moments import Clock
from core.language.names.abbreviations import holds_in_order, is_short_for, short_forms_in
from core.language.names.known_names import Directory, folded
from core.language.names.new_names import NO_NAME
from core.language.phrases import cues, words
from core.language.phrases.reads import NO_READ, READS, SHOWING
from core.language.sentence.mood import ANY_AHEAD, ANY_AROUND, is_question
from core.language.sentence.scene import lay_out
from core.language.spelling.short_names import PLACES, TRADES
from core.language.text.compiled import compiled
from core.language.text.sheet import Mark, rule
from core.language.understand import understand
from core.language.understanding import Intent

SHORTEST, LONGEST = 2, 20
# A name is letters; a stop or a blank between Chinese words makes a sentence of it.
SHAPE = rule(r"[a-z0-9\u4e00-\u9fff](?:[a-z0-9\u4e00-\u9fff&·.'()-]| (?=[a-z0-9]))*")
# Whom a sentence speaks of without a name, and what every customer is called.
COMMON_WORDS = """
客户 老客户 新客户 大客户 小客户 甲方 乙方 对方 双方 买方 卖方 他们 她们 它们 我们 咱们 你们
大家 人家 别人 那家 这家 那边 这边 那里 这里 那个 这个 哪个 某某 某公司 那家公司 这家公司
公司 集团 总部 分公司 子公司 医院 银行 学校 大学 酒店 工厂 政府 机关 商场 超市 饭店 药厂
老板 老总 老大 领导 老师 朋友 同学 同事 供应商 经销商 代理商 合作伙伴 伙伴 渠道 客服 前台
采购 采购部 财务 技术部 项目 单子 合同 商机 订单 报价 方案 产品 样品 展会 市场 东西 事情
老王 老李 老张 老刘 老陈 小王 小李 小张 小刘 小陈 情况 消息 电话 微信 邮件 会议 一下 刚才
上次 下次 之前 之后 以后 以前 现在 目前 最近 已经 还是 不是 确定 好的 可以 不用 取消 没有
知道 明白 收到 是的 对的 新建 新增 创建
customer client account company they them their the that this one guy guys someone somebody
boss it he she him her we us you deal project order contract school hospital bank factory
hotel partner supplier buyer vendor team office is at am an as be by do go hi if in me my no
of ok on or so to up po vp hr pr id re new old big next last good and for with from yes not
create make
"""
COMMON = frozenset(COMMON_WORDS.split())
# Here a word alone may match: it would change what every sentence that holds it means.
TABLES = (
    words.STAGES, words.BARE_STAGES, words.ACTIVITIES, words.OBJECTIONS, words.LOSS_REASONS,
    words.METRICS, READS, SHOWING, NO_READ, *cues.ALL_TABLES,
)  # fmt: skip
# 三一那边 is a piece of a sentence.
PIECE = compiled(r"(?:[那这][边家里个]|的|了|吗|呢)$")
OTHER_TRADES = "医疗|医药|药业|重工|生物|教育|环保|能源|新能源|化工|汽车|智能|装备"
# The longest first, and never given back: 企业管理 is read in one way only.
TRADE = "|".join(sorted({*TRADES, *OTHER_TRADES.split("|")}, key=lambda word: (-len(word), word)))
# 那家医院, A公司, 器械厂 and 科技 are whichever one is spoken of, and a town holds many.
WHICHEVER = compiled(
    r"[那这某每哪该本贵].*|一[家个].*|[a-z甲乙丙丁某]公司"
    rf"|(?:{TRADE})++|(?:{TRADE})*+(?:厂家?|工厂|公司|医院|银行|学校|大学|酒店|商场|超市|药厂|集团)"
    rf"|(?:{PLACES})(?:省|市|区|分公司|办事处|总部)?"
)
# 小华 and 老马 are people, unless a customer's name holds them (小米科技).
PERSONAL = compiled(r"[小老阿][\u4e00-\u9fff]")
_no_name = compiled(NO_NAME)


def is_learnable(word: str, directory: Directory, clock: Clock) -> bool:
    """Return whether a word may be learnt as a customer's name from one person's answer.

    Whether another customer is called so is for the books to say (`core.storage.aliases`).
    """
    name = folded(word)
    if not SHORTEST <= len(name) <= LONGEST or name.isdigit() or not SHAPE.fullmatch(name):
        return False
    if name in COMMON or _no_name.fullmatch(name) or PIECE.search(name):
        return False
    if WHICHEVER.fullmatch(name) or _says_something(name):
        return False
    scene = lay_out(name, directory, clock)
    if any(mark is not Mark.ACCOUNT for _, _, mark in scene.sheet.marks) or scene.score:
        return False
    meant = understand(name, directory, clock.now, calendar=WorkCalendar()).intent
    return meant in (Intent.NONE, Intent.SHOW_ACCOUNT)


def _says_something(name: str) -> bool:
    """Return whether a word is more than a name: a deed, a stage, a wish, a question."""
    if ANY_AHEAD.search(name) or ANY_AROUND.search(name) or is_question(name):
        return True
    return any(word.pattern.search(name) for table in TABLES for word in table)


def may_be_called(word: str, account: str) -> bool:
    """Return whether a customer may be called so: what sounds like a person must be in its name.

    >>> may_be_called("小华", "华东医疗器械有限公司"), may_be_called("小米", "小米科技有限公司")
    (False, True)
    """
    return PERSONAL.fullmatch(word) is None or holds_in_order(account, word)


def short_name_in(text: str, account: str, directory: Directory, clock: Clock) -> str | None:
    """Return the words of a message that were short for a customer, now that it is told which."""
    left = lay_out(text, directory, clock).sheet.text
    short = (word for word in short_forms_in(left) if is_short_for(word, account))
    return next((word for word in short if is_learnable(word, directory, clock)), None)


def written_name(text: str, directory: Directory, clock: Clock) -> str | None:
    """Return the one name in a message that may be several customers', as it was written."""
    scene = lay_out(text, directory, clock)
    doubtful = [found for found in scene.accounts if len(found.value) > 1]
    if len(doubtful) != 1:
        return None
    return scene.sheet.written(doubtful[0].start, doubtful[0].end)
