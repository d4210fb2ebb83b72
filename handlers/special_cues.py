"""The words without which none of the special orders is meant, by the feature that reads them.

A message with none of them needs none of these features, and a start need not load them.
"""

from collections.abc import Mapping
from re import IGNORECASE

from core.language.text.sheet import Rule, phrase

CUES: Mapping[str, Rule] = {
    "help": phrase(
        r"^\W*(?:请问|please )?/?(?:帮助|help)[\s:：]+\S|怎么|怎样|如何|咋"
        r"|\bhow (?:do|can|should|would|could|to)\b",
        IGNORECASE,
    ),
    "case_library": phrase(
        r"案例|经验|知识库|最佳实践|(?:怎么|如何|怎样)(?:应对|处理|解决|回[应答]|化解|办)"
        r"|\b(?:handle|deal with|answer|overcome)\b"
        r"|\bcases?\b|\bbest practices\b|\bknowledge base\b",
        IGNORECASE,
    ),
    "cases": phrase(
        r"案例|经验|心得|教训|\bcase\b|\blessons?\b|\bbest practice\b|\bsuccess story\b",
        IGNORECASE,
    ),
    "leaving": phrase(r"离职|离开公司|停用|\bleft\b|\bdeactivate\b", IGNORECASE),
    "hand_over": phrase(
        r"(?:转|交接|移交|交|划|分配|分|过户)(?:交|移)?(?:给|到)|由.{1,12}(?:负责|跟进|接手)"
        r"|负责人.{0,3}[改换变设定]|\b(?:hand|transfer|reassign|give|pass|move|assign|owner)\b",
        IGNORECASE,
    ),
    "objections": phrase(r"异议|顾虑|疑虑|\bobjections?\b|\bconcerns?\b", IGNORECASE),
    "payment_orders": phrase(
        r"(?:预计|估计|计划|预期|会|将|提前|提早|推|延|改|挪|调|取消|删|去掉|撤掉|作废|清空|\d|[号日周月底天]).{0,24}(?:[款付]|[到进]账)"
        r"|(?:[款付]|[到进]账).{0,20}(?:\d[-/月.]|[号日周月底天]|[推延改挪调错]|提前|取消|删|作废|撤|不对|有误|应)"
        r"|\bpayment\b|\bpaid\b.{0,40}(?:\bearly\b|\d)|\bto pay\b|\bwill pay\b|\bexpect\b",
        IGNORECASE,
    ),
    "payment_plans": phrase(
        r"(?:回款|付款|收款)(?:计划|安排|节奏)|payment (?:plan|schedule)", IGNORECASE
    ),
    "collection": phrase(
        r"回款周期|收款周期|账期|回款天数|\b(?:collection|dso|days to (?:pay|collect))\b",
        IGNORECASE,
    ),
    "receivables": phrase(
        r"应收|[未待没]回款|欠款|欠(?:我们|了)?.{0,2}钱|未收款|逾期(?:的|未)?(?:回款|款)|回款逾期|(?:回款|付款|收款)(?:计划|安排|节奏|情况)"
        r"|没回款|\b(?:owes?|receivables?|payment (?:plan|schedule)"
        r"|(?:open|overdue|outstanding|unpaid) payments?)\b",
        IGNORECASE,
    ),
    "refunds": phrase(
        r"退款|退钱|(?:款|钱|回款).{0,8}退|退[还回了].{0,12}(?:款|钱|万|元|千)|[冲撤]回.{0,6}款|款.{0,6}[冲撤][回销正]"
        r"|\brefund|payment.{0,30}\b(?:returned|reversed|bounced)|\brevers\w+.{0,20}payment",
        IGNORECASE,
    ),
    "confirmed_targets": phrase(
        r"确认|收到|想调整|(?:接受|认可|调整|改).{0,8}目标|\bconfirm|\badjust|\backnowledg"
        r"|\baccept\w*\b.{0,16}\btargets?|got it",
        IGNORECASE,
    ),
    "reopening": phrase(
        r"重新|重启|重开|激活|复活|恢复成?进行中|\bre-?open|alive again|back on", IGNORECASE
    ),
    "loss_reasons": phrase(
        r"原因|(?:为什么|为啥|为何|怎么).{0,3}[丢输]|\bloss reason\b|\bwhy\b.{1,30}\blos[et]",
        IGNORECASE,
    ),
    "reversal": phrase(
        r"退单|退货|作废|解约|毁约|撤单|取消|(?:赢单|已赢|成交|中标).{0,8}(?:丢单|撤|无效|不算|不作数)"
        r"|\bcancell?ed\b|fell through|\breversed?\b"
        r"|\b(?:cancel|void|turn|change)\b.{0,30}\b(?:win|won)\b",
        IGNORECASE,
    ),
    "neglected": phrase(
        r"没(?:有)?(?:人)?(?:联系|跟进|拜访|接触|维护)|未(?:联系|跟进|拜访)|失联|冷落|沉睡|该联系|要联系"
        r"|\b(?:neglected|forgotten|dormant|untouched|not contacted)\b"
        r"|\bhaven't (?:contacted|seen|visited)\b",
        IGNORECASE,
    ),
    "pool": phrase(
        r"公海|客户池|公共|领取|认领|领养|没人负责|无人负责|释放|放回|退回"
        r"|\b(?:pool|unowned|unassigned|claim|release)\b",
        IGNORECASE,
    ),
    "deal_card": phrase(r"#\s?\d|＃\s?\d|(?:商机|\bdeal)\s?\d", IGNORECASE),
    "gap_lists": phrase(
        r"[逾过]期的?商机|商机.{0,8}(?:[逾过]了?期|没有?金额)|成交日|金额的商机|重复.{0,4}客户|客户.{0,6}重复"
        r"|同一天|补录|赢单前|没有?跟进.{0,6}赢单|[没未]有?(?:过)?定级"
        r"|\bdeals?\b.{0,30}\b(?:overdue|past|without|closing)\b|\b(?:overdue|late)\b.{0,20}\bdeals?\b"
        r"|\bduplicates?\b|\b(?:same|one)[- ](?:day|account)\b|\brecorded late\b"
        r"|\bwithout (?:a tier|activity|any)\b|\buntiered\b|\blate[- ]recorded\b|may be the same",
        IGNORECASE,
    ),
    "quality": phrase(r"数据|资料|哪些记录|\bdata\b", IGNORECASE),
    "rivalry": phrase(
        r"对手|竞品|输给|竞争|\b(?:rivals?|competitors?|competition|los[et] to|beats us)\b",
        IGNORECASE,
    ),
    "rivals": phrase(
        r"对手|输给|被.{1,20}抢|[击打]败|战胜|\b(?:lost to|competitor|rival|beat)\b", IGNORECASE
    ),
    "record_details": phrase(
        r"产品|来源|行业|简称|改名|名称|全称|标题|区域|大区"
        r"|\b(?:product|source|industry|short name|name|title|region)\b",
        IGNORECASE,
    ),
    "split_credit": phrase(
        r"分成|平分|对半|一半|[一二三四五六七八九]{2}[分开]|[分拆]给|怎么分|不.{0,12}分了|业绩.{0,12}[分给归算]"
        r"|[分给归算].{0,20}业绩|各(?:[分占拿得]|\s?\d)|(?:单|商机|项目|#\s?\d+).{0,30}\d\s?[%％]|\d\s?[%％].{0,12}#\s?\d|\b(?:split|splits|splitting|share|shares|credit)\b"
        r"|\bgive\b.{1,40}%",
        IGNORECASE,
    ),
    "points_ledger": phrase(r"积分|成长值|\bpoints? [a-z]", IGNORECASE),
    "suggested_targets": phrase(r"(?:建议|推荐)的?目标|目标建议|\bsuggest", IGNORECASE),
    "suggestions": phrase(r"建议|\bsuggestions?\b", IGNORECASE),
    "target_removal": phrase(
        r"(?:取消|删除|删掉|去掉|撤掉|作废).{0,40}目标|目标(?:取消|删除|删掉|去掉|撤掉|作废)"
        r"|\b(?:remove|delete|cancel|drop)\b.{1,60}\btarget",
        IGNORECASE,
    ),
    "tiers": phrase(
        r"[a-d]\s?[级类]|[几哪]级|等级|级别|\btier\b|(?:重点|重要|关键|核心|vip)的?客户"
        r"|\b(?:key|tier|important) (?:account|customer)s?\b",
        IGNORECASE,
    ),
    "trainings": phrase(r"培训|学习记录|几[次场节堂]课|\btrainings\b", IGNORECASE),
    "visit_evidence": phrase(
        r"地点|位置|定位|签到|照片|图片|合影|时长|用时|分钟|小时|钟头|凭据|凭证|证[据明]|佐证"
        r"|\b(?:location|place|checked in|photo|picture|took|lasted|minutes?|hours?)\b"
        r"|\b(?:evidence|proof)\b",
        IGNORECASE,
    ),
    "who_changed": phrase(
        r"谁.{0,6}(?:改|动|更新|建|录|记)|[改动](?:了|过)些?(?:什么|哪些|啥)|审计|操作记录|\baudit\b|\bchange\b|(?:改动|修改|变更)(?:记录|历史)|目标.{0,10}(?:历史|版本|变|改|调)"
        r"|\bwho (?:has |last )?(?:changed|edited|touched|updated|created|entered|recorded|set)\b"
        r"|\b(?:change|edit) (?:history|log)\b|\bhistory of\b|\btargets? (?:history|versions?)"
        r"|\bwhy\b.{1,40}\btargets?\b",
        IGNORECASE,
    ),
    "anomalies": phrase(
        r"异常|值得(?:看看|核对)|^\W*(?:看看|look)\W*$"
        r"|\b(?:anomal(?:y|ies)|outliers|worth a look|(?:is|what's|anything) (?:odd|unusual))\b",
        IGNORECASE,
    ),
    "service": phrase(
        r"服务工?单|工单|故障|修[好完复]|\brepairs?\b|续约|续签|报修|报障|报故障|维修单|售后单|投诉|客诉|[窜串]货|续约工?单|续签单"
        r"|\b(?:service|repair|support) (?:orders?|tickets?|requests?|calls?)\b"
        r"|\brepair\b|\bcomplain|\brenewal\b|channel[ -]conflict|\breported\b",
        IGNORECASE,
    ),
    "settled": phrase(
        r"[理决修弄][好完妥掉]|[决复]了|\b(?:handled|resolved|sorted|fixed|seen to)\b",
        IGNORECASE,
    ),
    "contacts": phrase(
        r"联系人|对接人|联络人|决策|拍板|说了算|影响[人者]|内线|使用[人者]|付款人|反对[者人派]|认识|角色|职[务位]|头衔"
        r"|(?:电话|手机|号码|联系方式)(?:号码?)?\s?(?:是|为|改|换|变|更|记|存|多少|什么|有吗|呢|[:：,，]|\+?\d)"
        r"|的(?:联系)?(?:电话|手机|联系方式|号码)"
        r"|是.{1,20}(?:采购|财务|用户|经理|总监|主任|主管|工程师|会计|[科处部院厂]长)"
        r"|是.{1,20}(?:负责人|助理|秘书|总裁)"
        r"|(?:采购|财务|用户|经理|总监|主任|主管|长|负责人)是"
        r"|\bcontacts?\b|\bdo we know\b|decision|\bdecides\b|\binfluenc|\bbuy(?:s|er)\b|\buses\b"
        r"|\bpays\b|\boppos|\bblocker|\bphone\b|\bmobile\b|'s (?:number|title|position)\b"
        r"|\b(?:is|'s) (?:the |an? )?[a-z -]{2,30} (?:at|of|for|in) ",
        IGNORECASE,
    ),
    "growth_plan": phrase(
        r"计划|弱项|短板|薄弱|提升|提高|改进|请教|带我|教我|\bplan\b|\bidp\b|\bweak\b|\bimprove\b|\bmentor|\bcoach"
        r"|\bteach\b|\blearn from\b|\bi ask\b",
        IGNORECASE,
    ),
    "recommended": phrase(
        r"推荐|我(?:应该|该|可以|适合)(?:看|学|参加)|\brecommend\b"
        r"|\bshould i (?:read|learn|take|attend)\b",
        IGNORECASE,
    ),
    "rewards": phrase(
        r"奖品|礼品|积分|下架|(?:改|调|涨|降|变)[成为到]\s?\d+\s?分|[兑换]|领取|商城|\brewards?\b|\bredeem|\bredemption|\bpoints\b|\bexchange\b|\bswap\b",
        IGNORECASE,
    ),
    "tier_advice": phrase(r"定级|分级|评级|调级|[升降]级|等级|级别|\btiers?\b", IGNORECASE),
    "one_worth": phrase(
        r"rfm|价值|[几哪]一?级|什么(?:等级|级别)|clt?v|ltv|value|valuable|worth", IGNORECASE
    ),
    "worth": phrase(
        r"rfm|价值|分层|值钱|客户.{0,3}重要"
        r"|value|valuable|worth|best (?:customers|accounts)",
        IGNORECASE,
    ),
    "pareto": phrase(
        r"二八|八二|2/8|80/20|帕累托|客户.{0,2}(?:贡献|带来|做出|占)|畅销"
        r"|产品.{0,4}占比|\btop \d|好卖|产品.{0,2}卖|pareto|selling products"
        r"|(?:products|customers|accounts) (?:that )?(?:make|bring|give|generate|account)",
        IGNORECASE,
    ),
    "rankings": phrase(
        r"(?:团队|组|队|部门|区|产品|商品|品类|客户|行业|来源|渠道).{0,24}"
        r"(?:最[^近后新初终]|垫底|排[名行序]|名次|对比|前)"
        r"|(?:最[^近后新初终]|垫底|前|按).{0,16}"
        r"(?:团队|组|队|部门|区|产品|商品|品类|客户|行业|来源|渠道)"
        r"|(?:谁|哪[个位]).{0,16}(?:率|周期|单价|金额|成交|丢单)(?:是|的)?最|\bwho\b.{0,16}\b\w+est\b"
        r"|\b(?:team|region|area|product|customer|account|client|source|channel|industr).{0,60}"
        r"\b(?:\w+est|most|top|rank\w*|by|comparison)\b"
        r"|\b(?:\w+est|most|top|rank\w*|compare|by)\b.{0,60}"
        r"\b(?:team|region|area|product|customer|account|client|source|channel|industr)",
        IGNORECASE,
    ),
    "potential": phrase(
        r"潜力|值得.{0,2}开发|[待可]开发|potential|to develop|development plan", IGNORECASE
    ),
    "repurchase": phrase(
        r"复购|回购|重复购买|再购|回头客|客户.{0,2}回头|re-?purchase|repeat|re-?order"
        r"|(?:buy|bought|order|ordered|come|came)s? (?:again|back|more than once|twice)",
        IGNORECASE,
    ),
    "concentration": phrase(
        r"集中|依赖|客户.{0,3}占比|concentrat(?:ion|ed)|customers?'? share",
        IGNORECASE,
    ),
    "account_members": phrase(
        r"协[作同助办]|帮手|我.{0,4}帮忙的|一起|一同|共同|配合|团队|跟进成员|谁|哪些人|哪些同事|几个人|哪几个人|[加拉][到入进]|[把将].{1,20}从"
        r"|参与|参加|[拉带喊]上|\bbring\b|\badd\b|\bremove\b|\btake\b.{1,60}\boff\b|\bhelps?\b|\bassist\b"
        r"|looks after|looking after"
        r"|takes care|handles|\bowns\b"
        r"|works? on|working on|follow up|\bteam\b|who is on|members?\b|collaborator",
        IGNORECASE,
    ),
    "specialties": phrase(
        r"擅长|精通|专攻|专长|强项|懂|熟|了解|familiar with|knows? a lot"
        r"|good at|speciali[sz]|\bspecialt|expert"
        r"|experienced|strong in",
        IGNORECASE,
    ),
    "dispatch": phrase(
        r"[派分交转]给(?:谁|哪)|谁|哪[位个]|分派|派单|分配|推荐"
        r"|\bwhom? should\b|best (?:for|to)|\bdispatch\b"
        r"|\b(?:suggest|recommend|find)\b",
        IGNORECASE,
    ),
    "best_keepers": phrase(
        r"达人|之星|标兵|录入|记录得|record[- ]keep|data[- ]entry|best records",
        IGNORECASE,
    ),
    "loss_rules": phrase(
        r"(?:丢单|输单).{0,8}(?:规则|实验)|\b(?:loss|lost-deal) (?:rule|experiment)"
        r"|\brule (?:for|against) ",
        IGNORECASE,
    ),
    "credit": phrase(
        r"(?:信用|授信|赊销|赊账).{0,2}额度|授信|还能赊|能赊|超.{0,3}额度"
        r"|\bcredit\b|\bover (?:their|the|its) limits?\b",
        IGNORECASE,
    ),
    "shared_points": phrase(
        r"协同|协作|互助|\b(?:teamwork|collaboration|helping) points\b", IGNORECASE
    ),
    "incentives": phrase(r"激励|奖励|\bincentives?\b", IGNORECASE),
    "products": phrase(
        r"产品|商品|有货|现货|库存|存货|缺货|断货|[没无]货|售罄|卖[完光]|[只还]剩|剩下"
        r"|还有下?\s?[\d一二两三四五六七八九十百千]|sold out|\bdown to \d"
        r"|促销|优惠|卖点|亮点|折扣|优势|客户价值"
        r"|\bproducts?\b|\bstock\b|\bpromotions?\b|\bdiscounts?\b|\boffers?\b"
        r"|\bpitch\b|\bselling points?\b",
        IGNORECASE,
    ),
    "collection_rate": phrase(
        r"回款率|收款率|回收率|\bcollection rate\b|\brate of collection\b",
        IGNORECASE,
    ),
    "refused": phrase(r"拒绝|越权|没权限|\brefus", IGNORECASE),
}
