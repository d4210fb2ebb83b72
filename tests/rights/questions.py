# ruff: noqa: E501 - a list of sentences
"""All that can be asked and ordered, with a gap for whom, what or which deal it is about."""

from tests.rights.oracle import ATTAINMENT, BOARD, FUNNEL, RECORDS

# About a scope: what the answer shows decides who may see it.
ABOUT_SCOPES = {
    "{s}的漏斗": FUNNEL,
    "{s}本月趋势": FUNNEL,
    "{s}排行榜": BOARD,
    "{s}的目标": ATTAINMENT,
    "{s}的预测": RECORDS,
    "{s}的丢单原因": RECORDS,
    "{s}的商机": RECORDS,
    "{s}的跟进": RECORDS,
    "{s}的应收": RECORDS,
    "{s}周报": FUNNEL,
    "{s}的回款周期": ATTAINMENT,
    "{s}的回款率": ATTAINMENT,
    "{s}的服务单": RECORDS,
    "{s}的窜货投诉": RECORDS,
    "{s}的数据达人": BOARD,
    "{s}的客户价值": RECORDS,
    "{s}的定级建议": RECORDS,
    "{s}的客户二八": RECORDS,
    "{s}的产品二八": RECORDS,
    "{s}的潜力客户": RECORDS,
    "{s}的复购率": RECORDS,
    "{s}的客户集中度": RECORDS,
    "{s}哪个产品卖得最好": RECORDS,
    "{s}的客户收入排名": RECORDS,
    "{s}的异常": RECORDS,
    "异常 {s}": RECORDS,
    "{s}的重点客户": RECORDS,
    "{s}的逾期商机": RECORDS,
    "{s}的重复客户": RECORDS,
    "{s}的同一天多次拜访": RECORDS,
    "{s}的待回复异议": RECORDS,
    "{s}的超时异议": RECORDS,
    "{s}逾期未回款的客户": RECORDS,
}
# A customer's story and what it is made of, which whoever helps with the customer sees too.
STORIES = (
    "客户详情 {a}",
    "account {a}",
    "{a}",
    "{a}签了吗？",
    "{a}有哪些联系人",
    "who do we know at {a}",
    "{a}的服务单",
)
ABOUT_MEMBERS = {"{s}的积分": RECORDS}
SETS_TARGET = "{s}11月销售额目标 60万"
# Explains to everybody what a figure means, and counts records for those who may see them.
EXPLAINS = "怎么算的 漏斗 {s}"
# About a customer or a deal by its number: {a}, {n}, and {me} who asks.
ABOUT_RECORDS = (
    "客户详情 {a}", "{a}的商机", "{a}的跟进", "{a}签了吗？", "{a}的应收", "{a}回款计划",
    "拜访了{a}，聊得不错", "拜访{a}，进入报价，50万，下周三再跟进", "{a}满意度9分", "{a}嫌价格高",
    "新商机 {a} 50万", "{a}进入报价", "{a}金额改成45万", "{a}签了", "{a}签了，50万", "{a}丢了，价格高",
    "{a}丢单", "{a}回款5万", "{a}回款", "{a}回款计划 12月15日 1万", "提醒我明天跟进{a}", "完成跟进 {a}",
    "{a}的跟进推迟到周五", "新客户 {a}", "新增客户：{a}有限公司", "把{a}转给{me}", "把 #{n} 转给{me}",
    "赢单 #{n}", "丢单 #{n} 价格高", "#{n} 金额改成60万", "回款 #{n} 5万", "不对，是{a}", "{a}",
    "案例：{a}用分期打消了价格顾虑，最后签了50万", "分享经验 {a}", "搜案例 {a}",
    "{a}退单了", "退单 #{n}", "退单 #{n} 确认", "{a} A级", "把{a}改成B级", "{a}是几级", "{a}的RFM", "CLV of {a}", "{a}谁改的", "#{n} 谁改的",
    "{a}和{me}五五分", "#{n} 分成 {me} 30%", "split #{n} with {me} 30%", "#{n} 分成", "{a}分成", "取消 #{n} 的分成",
    "{a}退款 1万", "重新打开 #{n}", "重新打开{a}", "#{n} 丢单原因改成价格", "{a}丢单原因是竞品", "退款 #{n} 1万", "{a}的异议处理了", "{a}行业改成医药", "#{n} 来源：展会", "领取{a}", "把{a}放回公海",
    "#{n}", "商机 #{n} 详情", "show deal #{n}",
    "{a}回款记错了，应该是8万", "#{n} 回款改成 8万", "{a}预计12月25日回款5万", "{a}回款 2027-12-25 1万", "{a}12月4日的回款推迟到12月15日",
    "取消{a}的回款计划", "取消 #{n} 的回款计划", "{a}提前回款 1月那笔", "#{n} 回款计划", "payment plan of #{n}", "{a} #{n} 退款 5万", "{a}回款谁改的", "#{n}回款谁改的",
    "{a}联系人谁改的", "{a}的拜访谁改的", "{a}的跟进谁改的", "谁改了{a}的等级", "who changed payments of #{n}", "{a}的异议", "{a}为什么丢的",
    "who changed {a}", "account {a}", "visited {a} yesterday", "won {a} 300k", "hand over {a} to {me}",
    *STORIES[4:], "{a}联系人 张伟 13800000000", "张伟是{a}的决策人", "删除联系人 {a} 张伟", "contact at {a}: Jane Doe, CFO", "{a}加上协作人{me}",
    "{a}报修：设备不开机", "{a}投诉发货慢", "{a}的服务单处理好了：换了主板", "{a}处理好了：换了主板", "完成 {a}", "把{a}的服务单转给{me}", "complaint from {a}: late",
    "{a}续约单：到期", "{a}信用额度 50万", "{a}信用额度多少", "取消{a}信用额度", "credit limit of {a}",
    "add {me} to {a}", "{a}谁在跟", "who looks after {a}", "{a}有哪些人", "安排{a}续约跟进", "取消服务单 {a}", "{a}派给谁", "who should take {a}",
)  # fmt: skip
# About a colleague: {m}.
ABOUT_COLLEAGUES = (
    "{m}的成长计划", "{m}的协同积分", "{m}的激励进度", "{m}的弱项",
    "把{m}的客户都转给{me}", "替{m}记录：拜访了{a}", "替{m}记录：{a}签了", "{m}离职了", "{m}今天干了什么",
    "{m}的客户", "{m}的一天", "提醒{m}明天跟进{a}", "{m}的对手分析", "{m}的建议", "建议目标 {m} 2027Q1", "{m}的积分明细", "不采纳{m}的建议：预算不够", "{m}的培训记录", "{m}参加了产品培训", "{a}的拜访凭据", "{m}12月销售额目标提高10%", "取消{m}11月的目标", "{m}的数据质量", "{m}上季度的异常", "{m}长期未跟进的客户",
    "{m}擅长医疗", "{m}的专长", "{m}不再擅长医疗", "{a}加上协作人{m}", "让{m}一起跟进{a}", "{a}服务单：坏了，让{m}处理", "{m}不再协作{a}",
)  # fmt: skip
# About nobody but oneself.
ABOUT_ONESELF = (
    "我的一天", "我的客户", "我的商机", "我的跟进", "待回款", "逾期回款", "逾期的跟进", "我的积分", "我的目标",
    "我的漏斗", "排行榜", "漏斗", "预测", "丢单原因", "趋势", "周报", "帮助", "撤销", "恢复", "不对", "取消",
    "学到的叫法", "没听懂的话", "忘掉叫法 精工", "今天参加了培训", "建议：报价单加一个模板", "积分换礼品 5分",
    "积分换礼品", "拜访", "回款", "新商机", "完成跟进", "处理好了", "完成 1", "推迟跟进到周五", "今天吃什么", "换一家 拜访",
    "案例库", "价格异议的案例", "案例：客户嫌贵，改成分期付款就签了", "推荐案例", "我的成长计划", "我可以请教谁", "奖品", "积分能换什么",
    "兑换半天假", "奖品 半天假 50分", "下架奖品 半天假", "我的协同积分", "我的兑换记录", "谁兑换了", "谁超信用额度了", "服务单谁改的", "案例 #1 谁改的", "我的激励进度", "分享经验", "删除案例 #1", "my growth plan", "rewards",
    "对手是金蝶", "A级客户", "tier A accounts", "重点客户", "按建议定级", "RFM", "pareto accounts", "我的分成", "my shares", "回款周期", "建议列表", "培训记录", "数据质量", "异常", "我的异常", "丢单规则", "针对价格丢单 规则：先问预算", "结束丢单规则 价格", "地点：张江路88号", "公海客户", "哪些客户很久没联系", "输给谁最多", "谁还没确认目标", "确认目标", "收到", "目标想调整：太高", "show my deals", "leaderboard", "help", "undo",
    "帮助 目标", "怎么撤销", "谁的服务单超期了", "我的协作客户", "服务单", "我的服务单", "逾期服务单", "投诉", "窜货投诉", "complaints", "回款率", "产品列表", "产品 注塑机", "产品 注塑机 库存 5", "有什么促销",
    "我擅长医疗", "谁擅长医疗", "我的专长", "我协作的客户", "数据达人", "best record keepers", "被拒绝的请求", "refused requests",
    "哪个团队赢率最高", "哪个区域业绩最好", "which team has the lowest collection rate", "谁的复购率最高", "top customers", "更多", "我的客户 · 第2页", "全公司的商机 · 第2页",
)  # fmt: skip
EVERYTHING = (
    *ABOUT_SCOPES, *ABOUT_MEMBERS, SETS_TARGET, EXPLAINS,
    *ABOUT_RECORDS, *ABOUT_COLLEAGUES, *ABOUT_ONESELF,
)  # fmt: skip
