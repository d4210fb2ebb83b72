# ruff: noqa: E501 - a list of sentences
"""What people of the small company say to the bot: records, corrections, orders and questions."""

# `{a}` is a customer, `{m}` a colleague.
RECORDS = """
拜访了{a}的张总，下周三再跟进|拜访{a}，进入报价，50万|昨天给{a}打电话，聊了交付|{a}嫌价格高|{a}说预算不够
新商机 {a} 30万|新商机 {a} 8万美元|{a}进入初步意向|{a}走合同流程|{a}退回初步意向|{a}金额改成45万|{a}预计12月20日签
{a}签了|{a}签了，60万|{a}上周五赢单 20万|{a}丢了，价格高|{a}丢单|{a}丢了，被金蝶抢走了|对手是金蝶
{a}回款10万|{a}回款100万|{a}昨天回款3万|回款 #1 5万|{a}回款计划 12月15日 10万，1月15日 20万|{a}回款计划 12月15日 5万
{a}满意度9分|{a}满意度3分|提醒我明天上午10点给{a}打电话|完成跟进 {a}|推迟{a}的跟进到周五|新客户 {a}|新增客户：{a}
今天参加了培训|积分换礼品 5分|积分换礼品 1分|积分换礼品 10分|建议：报价单加一个模板|采纳建议|{a} A级|把{a}改成C级
今天拜访了{a}和三一重工|赢单 #1|丢单 #2 价格高|#1 进入报价|#3 金额改成12万
替{m}记录：拜访了{a}|替{m}记录：{a}签了，30万|{m}11月销售额目标 60万|华东一部11月销售额目标 300万|{m}11月拜访目标 20次
{m}11月销售额目标 80万|本区域11月回款目标 500万|全公司11月销售额目标 3000万|确认目标|目标想调整：太高了
""".strip().replace("\n", "|").split("|")  # fmt: skip
# Of one deal several people, money that goes back, details put right, customers of nobody.
SHARES = """
#1 分成 {m} 30%|#1 {m}和陈晨各分20%|#1 李雪和{m}五五分|#2 分成 王磊 40%|{a}这单和{m}三七分|{a}退款 1万|#1 退款 2万|{a}那笔回款退了
#1 来源：展会|{a}行业改成医药|{a}的区域改成华南|{a}改名为东方{a}|公海客户|领取{a}|把{a}放回公海|释放{a}|{a}的异议处理了|提醒{m}明天下午3点跟进{a}|采纳{m}的建议|兑换咖啡券 5分
""".strip().replace("\n", "|").split("|")  # fmt: skip
HAND_OVERS = """
把{a}转给{m}|{a}以后由{m}负责|把{m}的客户都转给我|把我的客户都转给{m}|#1 转给{m}|#2 转给{m}|把{a}转给我
{m}离职，客户都转给王磊|{m}离职，只停用|{m}离职|{a}退单了|退单 #1 确认|退单 #2 确认|{a}退单了 确认
""".strip().replace("\n", "|").split("|")  # fmt: skip
# Who is at and around a customer, what is to be put right there, what may be owed; what was learnt.
CARE = """
{a}联系人 张伟 采购经理 13800000000|张伟是{a}的决策人|删除联系人 {a} 张伟|{a}有哪些联系人|让{m}一起跟进{a}|{m}不再协作{a}|{a}谁在跟
{a}报修：设备不开机|{a}服务单：换滤芯，让{m}处理|{a}投诉发货慢|{a}窜货投诉：低价卖到外省|{a}的服务单处理好了：换了主板|{a}的服务单处理好了|把{a}的服务单转给{m}|服务单|投诉
{a}信用额度 50万|{a}信用额度 1万|取消{a}信用额度|{a}信用额度多少|{m}擅长医疗|我擅长注塑机|我不再擅长注塑机|谁擅长医疗|{a}派给谁|数据达人
产品 注塑机 库存 12|产品 注塑机 促销 9折 到12月31日|#1 产品改成注塑机|注塑机有货吗|案例：{a}用分期打消了价格顾虑，最后签了50万|案例库|删除案例 #1|推荐案例|我的成长计划
奖品 咖啡券 5分 2份|兑换咖啡券|下架奖品 咖啡券|针对价格丢单 规则：报价前先问预算|丢单规则|结束丢单规则 价格|按建议定级|{a}的RFM|异常|数据质量|潜力客户|回款率
""".strip().replace("\n", "|").split("|")  # fmt: skip
CORRECTIONS = """
不对，是40万|不对，是{a}|不对，是昨天|不对，是丢单|不对，是8分|不是下周三，是下周四|不对，是打电话|换一家 {a}
撤销|恢复|撤销|恢复|1|2|是|不是|取消|明天|价格|50万|{a}|王磊|算了
""".strip().replace("\n", "|").split("|")  # fmt: skip
# What nobody taught yet, who it is, and to forget it again.
LESSONS = """
华医进入报价|拜访了华医|远科签了|精密那家丢了，价格高|给三一打电话|华医回款2万|忘掉叫法 华医|忘掉叫法 远科|学到的叫法
""".strip().replace("\n", "|").split("|")  # fmt: skip
QUESTIONS = """
我的一天|我的客户|我的商机|我的跟进|我的应收|我的目标|我的积分|漏斗|排行榜|预测|丢单原因|周报|趋势|{a}谁改的|客户详情 {a}|#1 谁改的
{m}的漏斗|谁还没确认目标|全公司的漏斗|公司排行榜|我的分成|{m}的对手分析|输给谁最多|我的业绩|我的回款|建议列表|哪些客户很久没联系
""".strip().replace("\n", "|").split("|")  # fmt: skip
EVERYTHING = (*RECORDS, *RECORDS, *SHARES, *HAND_OVERS, *CARE, *CORRECTIONS, *LESSONS, *QUESTIONS)
# Figures over everything that is written down.
FIGURES = ("全公司的漏斗", "公司排行榜", "全公司的预测", "全公司的目标", "全公司的丢单原因")
CUSTOMERS = (
    "华东医疗", "远大科技", "三一重工", "华南精密", "Acme", "启明智造", "蓝海物流", "青禾农业",
)  # fmt: skip
# Words that take something back: what they leave is not what was there before.
TAKES_BACK = ("撤销", "恢复")
