# ruff: noqa: E501 - one rule, one line
"""Names that no list holds: new customers and rivals, taken as written."""
# fmt: off

import re
from collections.abc import Iterable

from core.language.text.compiled import compiled
from core.language.text.likely import Shortlist, shortlist
from core.language.text.sheet import Found, Rule, Sheet, rule

KIND = (
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|集团|医院|银行|大学|学院|酒店|"
    r"药业|制药|重工|科技|实业|电子|置业|物流|食品|餐饮|控股|证券|保险|汽车|商场|超市|商贸|贸易|建材|机械|能源|"
    r"化工|纺织|服饰|传媒|网络|生物|医疗|教育|农业|百货|地产|工厂|厂|研究院|设计院|事务所|中学|小学|药房|诊所)"
)
COMPANY = rf"[\u4e00-\u9fffa-z0-9()·&]{{2,22}}?{KIND}"
LETTERS = r"[\u4e00-\u9fffa-z0-9&·()]"
# 三家 and 一起 count or go on telling; 三一重工, 一汽 and 两面针 are names.
COUNTED = r"几|[一两三](?=[个家位次天条笔点号台名人年月周日些样起半下直边方遍趟圈块般定共同并会切单款成份期回口种只套张件步场项季类批级番顿轮整大早上中楼线把句声眼路行众堆帮波组支部座所间辆本页段时分秒百千万亿几到]|[^\u4e00-\u9fff]|$)"
# Words that a name neither begins with nor is.
NO_NAME = (
    r"(?:又(?=因|被|是|在|丢|没)|针对|关于|有关|竞品|竞争对手|友商|日[定期]|丢单|赢单|得|着|进|楼下|楼上|隔壁|门口|对面|附近|路边|我们?|你们?|您|他们?|她们?|它|咱们?|客户|公司|大家|同事|对方|那边|这边|一下|老板|领导|家里?|爸|妈|女朋友|男朋友|朋友|"
    rf"新(?!(?!客户|公司|的|供应|同事|项目|产品|系统|商机|老|来|开|增|签)[\u4e00-\u9fff]{{1,4}}{KIND})|"
    rf"了|的|{COUNTED}|这|那|哪|每|老|某|个|下|去|来|再|也|都|就|还|在|有|没|不|是|会|要|能|把|被|给|跟|和|与|对|为|以|"
    r"今|明|昨|上午|下午|晚上|早上|周|月|年|电话|会|饭|茶|咖啡|方案|报价|合同|邮件|微信|培训|目标|积分|漏斗|排行|时间|"
    r"价格|因为|由于|原因|[回货尾首打付收]款|跟进|计划|安排|事项|清单|列表|任务|次数|提醒|记|看|查|说|聊|谈|见|约|打|发|开|做|准备|推|所有|全部|逾期|剩下|其他|其余|之前|上次|上一|最后|前面|以前|原来|未完成|各家|各位|[四五六七八九十百\d]+[个家位]|采购部|技术部|财务|设备|工厂的|总部|现场|单子|商机|机会|项目|供应商|经销商|展会|市场部|进展|情况|太|很|真|好(?!想)|非常|比较|压力|率|线索|质量|难|累|烦|多|少|医院|银行|学校|工厂|酒店|超市|机场|车站|手机|钱包|钥匙|东西|电脑|身份证|背包|工牌|行李|雨伞|车票)"
)
STOP = (
    r"(?=[,。、!?;:\s的了ⒶⒷⒸⒹⓂⓃⓅⓇⓈⓉⓋⓍ]|$|签|丢|赢|那|这|谈|聊|开|打|发|做|付|回款|到账|打款|中标|成交|有|要|说|嫌|想|觉|去|"
    r"拜访|演示|今|明|昨|进|推|预|下[周个]|上[周个]|再|跟进|没|不|已|现|目前|他|她|对|方案|报价|合同|单子|黄|输|选|项目|商机|客户|电话|视频|线上|见|约)"
)
# What the lazy patterns may have taken along from before the name.
LEADING = compiled(r"^(?:拜访|回访|走访|联系|收到|登记|拿下|签下|赢下|签了|搞定|丢了|恭喜|喜报|见|去|到|跟|和|与|给|把|趟|一趟|一下|今天|昨天|刚才|刚|终于|了|过|完|新客户|客户)+")
# … and from behind it: “阿森纳又签了”.
TRAILING = compiled(r"(?:又|也|都|刚|才|已经?|终于|正式|还是|真的?|居然|竟然)+$")
KIN = r"(?:(?:我|他|她|你|咱|老婆|老公|女朋友|男朋友)(?:们)?的?(?:爸|妈|爷|奶|姥|岳|外|公公|婆|丈|亲|舅|姑|姨|叔|伯|婶|嫂|堂|表|哥|姐|弟|妹|孩|儿|女|娃|同学|朋友|邻居|家|老)|(?:爸|妈|爷爷|奶奶|姥|岳父|岳母|外婆|外公|公公|婆婆|老?丈人|丈母娘|亲戚|亲家|舅舅|姑姑|姨妈|叔叔|伯伯|同学|朋友|邻居|长辈|老乡|闺蜜|发小)+们?家?$)"
# 账了, 日期改成, 五点我用了, 三百: a piece of a sentence, or a number.
NEVER_A_NAME = compiled(rf"^{KIN}|^又?(?:因为|由于)|^(?:针对|关于)|^日?定[在于到]|^(?:竞品|竞争对手|友商)|[大小新老好]单子?$|^[一两三几]单|了$|^第|^考虑|新人|同事|(?:合同|协议)$|队$|改[成到为]|^(?:日期|时间|金额)|^[一二两三四五六七八九十\d]+点|^(?!三一$)[零一二两三四五六七八九十百千万亿\d]+$")
# “Bright Works and Delta Foods” are two, Johnson and Johnson is one.
TWO_NAMES = compiled(r"^(\S+ \S.*?) (?:and|&) \S+ \S")
CHINESE_CHARACTER = compiled(r"[\u4e00-\u9fff]")

CHINESE_NEW = (
    # 华南精密 begins with a region and is a customer all the same; 华南销售部 is ours.
    rule(r"(?:^|[,。!;\s和跟与给找约见向为])(?P<name>Ⓢ{2,6}(?!的|区|大区|团队|销售|客户|市场|公司|分公司)[\u4e00-\u9fff]{2,8}?)(?<![部组队区])的(?=Ⓒ)"),
    rule(rf"(?:建档|录档|[建录]一?个?(?:新|客户)?档)[:,\s]+(?!{NO_NAME})(?P<name>{LETTERS}{{2,24}})(?=[,。!;\s]|$)"),
    rule(rf"^\W*(?:(?:新增|新建|添加|登记|录入?|创建|加)(?:一?[个家])?新?客户[:\s]|新客户(?:录入|登记|建档|新增|信息)?:)\s?(?!客户|公司|我|你|他|她|今|明天|昨|这|那|有|要|想|说|问|没|不|已|还)(?![^,。;]*了)(?P<name>{LETTERS}{{2,24}})(?=[,。;\s]|$)"),
    rule(rf"(?:新增|新建|添加|登记|录入?|创建|加)(?:了|一个|一家|个)*新?客户(?!{NO_NAME})(?P<name>{LETTERS}{{2,24}})(?=[,。!;\s]|$)"),
    rule(rf"(?:客户|公司|account|customer|client)(?:档案|名称|名字|资料)?[,\s]*(?:名字|名称|名)?(?:叫(?:做)?|是|为|名|[:,\s]|一个|一家|Ⓧ)+(?!{NO_NAME})(?=[\u4e00-\u9fff])(?P<name>{COMPANY}(?![\u4e00-\u9fff])|{LETTERS}{{2,24}}(?=[,。;!\s]|$)|{LETTERS}{{2,24}}?){STOP}"),
    rule(rf"(?:把|将)(?P<name>{LETTERS}{{2,20}}?)(?:加|录|添|登记|建)(?:到|进|入|成|为)"),
    rule(rf"(?:^|[,。!;\s把])(?!{NO_NAME})(?P<name>{LETTERS}{{2,12}}?)的(?=(?:这?个?单子?|商机|项目|合同|金额|报价|跟进|回访|提醒|待办|拜访|阶段|成交日期|预计|签约|回款|尾款|首款|款)(?!.{{0,4}}(?:都|全部)))"),
    rule(rf"(?:拜访|回访|走访|拜会|探访|跑|认识|结识|碰到|遇到|联系|见|找|约|上门|去|到|给|跟|和|与|为|向|对接|跟进|催)(?:了|过|完|好|一下|的?客户|新客户|潜在客户)*(?!{NO_NAME})(?P<name>{COMPANY}|{LETTERS}{{2,10}}?)(?=的?Ⓒ|的.{{0,6}}Ⓒ|[,、。!\s/]|$|(?:和|与|及|以及|还有)(?={LETTERS}{{2,10}}?(?:都|各|两家|三家|[,。]|$))|签|谈|聊|开(?:了|会|视)|打(?:了|电话|过)|发(?:了|邮|微)|做(?:了|演)|演示|拜访|参观|考察|那边|这边|他们|报价|Ⓓ|Ⓣ|再|的(?:老板|采购|项目|单子|技术|负责|设备|工厂|现场))"),
    rule(rf"(?<![\u4e00-\u9fffa-z])(?!{NO_NAME})(?P<name>{COMPANY})(?![\u4e00-\u9fff]?(?:有限|公司|集团))"),
    rule(rf"(?:^|[,。!;\s])(?!{NO_NAME})(?P<name>{LETTERS}{{2,12}}?)的(?=Ⓒ)"),
    rule(rf"(?:^|[,。!;\s]|恭喜|喜报|终于|今天|刚刚?|刚才|昨天|Ⓓ)(?!{NO_NAME})(?P<name>{LETTERS}{{2,10}}?)(?:那边|这边|那?个?单子?|这个?单子?|的?合同|的?项目|公司)?(?=(?:终于|已经?|正式|刚|也|还是|Ⓓ|今天)*(?:签了|签约|签单|签下|成交|赢单|中标|拿下|丢了|丢单|黄了|回款|到账|打款|付款|付了|打了Ⓥ|首款|尾款|下单|Ⓥ的?(?:到账|回款)|推进到|推到|转到|进入|进合同|进报价|到了?(?:合同|报价|方案|意向)|给(?:了)?我们打|给我们Ⓝ|打了?Ⓝ|评了|(?:又)?新开|(?:又)?有(?:了)?(?:个|一个)?新|嫌|要求降价|觉得))"),
    rule(rf"(?:拿下|签下|赢下|成交(?!率|数|量)|签了|签约(?!率)|搞定|丢了|丢掉)(?:了)?(?!{NO_NAME})(?P<name>{LETTERS}{{2,12}}?)(?=[,。!\s]|$|Ⓥ|的?单|这|的合同|项目)"),
    rule(rf"(?:商机|机会|项目|立项|deal|单子|线索)(?:[:,\s]|一个|是|叫)+(?!{NO_NAME})(?P<name>{LETTERS}{{2,16}}?)(?=[,。!\s]|$|Ⓥ|Ⓓ|的)"),
)
# One way only to read a word: with two, “US US US …” would take twice as long for each of them.
CAPITAL = r"[A-ZÀ-Þ][A-Za-zÀ-ɏ0-9&'.-]*[A-Za-zÀ-ɏ0-9]"
NAME_EN = rf"(?P<name>(?:{CAPITAL})(?:(?: (?:of|and|&))? (?:{CAPITAL}))*)"
NO_ENGLISH = (
    r"(?!(?:I|I'm|I'll|We|He|She|They|The|A|An|My|Our|Your|Their|His|Her|It|This|That|CEO|CTO|CFO|COO|CRM|PO|PPT|VP|HR|IT|USD|EUR|RMB|CNY|"
    r"Mr|Mrs|Ms|Dr|Zoom|WeChat|Slack|Teams|Excel|Q[1-4]|H[12]|Please|Just|Today|Yesterday|Tomorrow|OK|Hi|Hello|Had|Did|Closed|Won|Lost|"
    r"Visited|Called|Met|Intro|Quick|Short|Brief|Discovery|Great|Good|Nice|Initial|First|Second|Third|Final|Weekly|Monthly|Kickoff|Had|New|Deal|Follow|Remind|Set|Log|Add|Create|Update|No|Not|Yes|Demo|Call|Visit|Meeting|Email|Payment|Customer|Account|China|Excel|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)
ENGLISH_NEW = (
    rule(rf"(?i:(?<![a-z])(?:account|customer|client|company|prospect|deal|opportunity|opp|lead|(?:客户|公司)(?:建档|录档|录入|登记|新增)?)(?: (?:called|named|is|for|with|at|from)|叫|是)?(?:[:,]| -)? ?){NO_ENGLISH}{NAME_EN}"),
    rule(rf"(?i:\b(?:new )?lead from [^:]{{1,24}}: ?){NO_ENGLISH}{NAME_EN}"),
    rule(rf"(?i:\b(?:add|register|record|save) ){NO_ENGLISH}{NAME_EN}(?= as\b)"),
    rule(rf"(?i:\b(?:visited|visit(?:ing)? to|visit|called|call(?:ing)?|met|meet(?:ing)?|emailed|pitched|with|at|from|to|by|for|won|landed|signed|closed|lost|in) (?:the )?){NO_ENGLISH}{NAME_EN}\b(?!'s (?:birthday|party)| (?:store|shop|airport|station)\b)"),
    rule(rf"(?:^|[.!,] ){NO_ENGLISH}{NAME_EN}(?= (?i:signed|paid|wired|closed|won|lost|said|sent|just|has|is|wants|agreed|bought|chose|went|transferred|thinks|finds|rejected|rated|rates|gave|gives|is now|moved|needs|asked|confirmed|ordered|renewed|accepted|approved|cancel|deal|demo|visit|call|meeting)\b)"),
    rule(rf"(?:^|(?<=[\u4e00-\u9fff,:\s])){NO_ENGLISH}{NAME_EN}(?=\s?[\u4e00-\u9fff])"),
    rule(rf"(?:签了|签下|签约|拿下|赢了|丢了|输了|成交|搞定|拜访了?|回访了?|走访了?|收到|联系了?|见了?|去了?|给|跟|和)\s?{NO_ENGLISH}{NAME_EN}(?=[\s,。!;]|$)"),
    rule(rf"(?i:\b(?:move|moved|update|push|bump|mark|advance|put|change|log|chase|ping|email|text|schedule|book|snooze|postpone) ){NO_ENGLISH}{NAME_EN}(?= (?i:to|as|at|into|follow|by|until|till|about|for|on|deal|amount)\b|[,.]|$)"),
    rule(r"(?:^|[,。!\s])(?!customer|client|account)(?P<name>[a-z][a-z0-9]{2,15})(?=那边|这边)"),
)
# Who sells the like of ours; as the one who signs, he is the winner.
RIVAL_NAMES = "用友|金蝶|浪潮|鼎捷|销售易|纷享销客|神州数码|东软|明源|腾讯云|阿里云|华为云|sap|oracle|salesforce|hubspot|kingdee|yonyou|zoho|dynamics"
# A rival takes part: “金蝶也在报价”, “竞争对手也进来了”.
TAKES_PART = r"(?:也|又)(?:在|来|想|去|都在)?(?:[给跟和]Ⓐ+)?(?:报价?|谈|接触|投标|竞标|跟进?|抢|争|进来|进场|进去|入局|参与|介入|杀|插)"
RIVAL_IN = rf"(?:{RIVAL_NAMES}|竞争对手|竞品|友商|对手[a-z\u4e00-\u9fff]{{0,10}}?){TAKES_PART}|(?:竞争对手|竞品|友商|对手)[a-z\u4e00-\u9fff]{{1,10}}?{TAKES_PART}"
# “竞品是金蝶,报价比我们低”: he is named, whatever else is objected to.
NAMED_RIVAL = rule(r"(?:竞品|竞争对手|对手)(?:是|叫|为|[:,])|\bcompetitor (?:is|:)")
RIVALS = (
    rule(r"没(?:抢|争|拼|比|干)(?:得)?过(?P<name>[\u4e00-\u9fffa-z0-9]{2,10}?)(?=[,。!;\s]|$|的)"),
    rule(rf"\b(?P<name>{RIVAL_NAMES})(?= (?:just |has |have |finally )*(?:won|got|took|landed|bagged|signed|stole) (?:the )?Ⓐ)"),
    rule(rf"(?P<name>{RIVAL_NAMES}){TAKES_PART}"),
    rule(rf"(?:竞争对手|竞品|友商|对手)(?P<name>[a-z\u4e00-\u9fff]{{2,10}}?){TAKES_PART}"),
    rule(rf"(?P<name>{RIVAL_NAMES})(?=(?:那边|最后|最终|已经?|也|家)?(?:签|拿|抢|赢|中标|挖)(?:下|走|到|了|单|去))"),
    rule(r"\b(?:went with|lost (?:it |this )?to|opted for|chose|picked) (?P<name>[a-z][a-z0-9]{2,15})(?=[,.;]|$| because| for | on | at | since)"),
    rule(r"(?:选择?了|转?去用了?|[转改]用了?|选定了?|用了|用的是|签了|定了|跟了|采用了?|转投|投奔|输给了?|败给了?|(?:丢|单子?|项目|合同|订单|生意|交|签|判)给了?|换成了?|换了|买了)(?P<name>[\u4e00-\u9fffa-z0-9 ]{2,14}?)(?=的(?:方案|产品|系统|报价|设备)|家的?|[,。!;]|$|了|,|Ⓓ|因为|价格|,|\s[\u4e00-\u9fff])"),
    rule(r"被(?P<name>[\u4e00-\u9fffa-z0-9 ]{2,14}?)(?:给|半路|低价|抢先|中途|横刀)*(?:抢|截|拿|撬|签|挖|中标|夺|打败|击败|干掉)"),
    rule(r"(?:竞争对手|竞品|对手|友商)(?:是|为|叫|[:,])?(?P<name>[\u4e00-\u9fffa-z0-9]{2,10}?)(?=[,。!;\s]|$|的|报|低|便|也|更|抢|拿|给|价|在|,)"),
    rule(r"(?:跟|和|与)(?P<name>[\u4e00-\u9fffa-z0-9 ]{2,10}?)(?:的(?:方案|产品|系统|报价|价格))?(?=比一比|比比|对比|做对比|比较一下|比价|pk)"),
    rule(r"(?:在(?:对比|比较|看|用|跟|和|谈|评估)|也在(?:看|谈|用|接触|联系)|对比(?:了|一下)?|已经?(?:有|用|在用)(?:了)?|一直(?:在)?用|考虑|比)(?P<name>[\u4e00-\u9fffa-z0-9 ]{2,12}?)(?=的(?:方案|产品|系统|报价|设备)|家的?|[,。!;]|$|接触|谈|做对比|比|贵|便宜|高|低|差)"),
)
RIVALS_EN = (
    rule(rf"(?i:\b(?:lost (?:\S+ ){{0,4}}?to|went with|going with|go with|opted for|chose|picked|selected|switched to|signed with|(?:already |currently |now )?us(?:es|ing)|prefers?|preferred|comparing us (?:with|to|against)|evaluating|looking at|considering|awarded (?:it |the deal )?to|competitor|beaten by|undercut by|losing to|stay(?:ed|ing)? with|stick(?:ing)? with|versus|vs\.?|instead of us) (?:a |the |with )?){NO_ENGLISH}{NAME_EN}"),
)
# Whom we won against: “打败了金蝶”, “won Ⓐ, beat Oracle”.
BEATEN = (
    rule(r"(?:打败|击败|战胜|干掉|干翻|挤掉|拼掉|力压|pk掉|赢过)了?(?P<name>[\u4e00-\u9fffa-z0-9 ]{2,14}?)(?=的|家的?|[,。!;]|$|和|与|,|Ⓥ|拿下|签)"),
    rule(rf"(?i:\b(?:beat(?:ing)?|beat out|outbid|defeat(?:ed|ing)) ){NO_ENGLISH}{NAME_EN}"),
)
NO_RIVAL = compiled(
    r"(?:又[不没退]|[丢输]单|的|演示|别|比|其他|其它|另|固定|稳定|长期|对手|竞|友商|同行|我们|咱|我司|他们|一家|两家|三家|几家|便宜|贵|高|低|更|供应商|老|原|现有|本地|国产|合同|低|报价|新|客户|时间|预算|价格|产品|方案|人|谁|"
    r"一?下|.{0,4}(?:总监|经理|主任|老板|领导|负责人|采购$)|这|那|自己|自研|内部|去年|预算|预期|想象|市场|同类|考虑|系统|会员|Ⓐ|competitor|another|someone|else|cheaper|the\b|them\b|us\b|our|a\b|it\b|this\b|that\b)|(?:^.$)"
)


LIKELY_CHINESE, LIKELY_ENGLISH, LIKELY_RIVALS, LIKELY_RIVALS_EN, LIKELY_BEATEN = (
    shortlist(rules, settled=True) for rules in (CHINESE_NEW, ENGLISH_NEW, RIVALS, RIVALS_EN, BEATEN)
)


def find_new_account(sheet: Sheet) -> Found[str] | None:
    """Find a customer that no list holds, as written; None when nothing looks like one."""
    for pattern in LIKELY_CHINESE.of(sheet.text):
        for match in pattern.finditer(sheet.text):
            found = _trimmed(match, sheet)
            if found is not None and CHINESE_CHARACTER.search(found.value):
                return found
    text = cased(sheet)
    hits = (match for pattern in LIKELY_ENGLISH.of(text) for match in pattern.finditer(text))
    return next((found for match in hits if (found := _trimmed(match, sheet))), None)


def _trimmed(match: re.Match[str], sheet: Sheet) -> Found[str] | None:
    start, end = match.span("name")
    if leading := LEADING.match(match["name"]):
        start += leading.end()
    if trailing := TRAILING.search(match["name"], start - match.start("name")):
        end = match.start("name") + trailing.start()
    if two := TWO_NAMES.match(match["name"]):
        end = start + two.end(1)
    name = sheet.written(start, end)
    if len(name) <= 1 or NEVER_A_NAME.search(name):
        return None
    return Found(start, end, name)


def find_rival(sheet: Sheet) -> str | None:
    rules = ((sheet.cased, LIKELY_RIVALS_EN), (sheet.text, LIKELY_RIVALS))
    return _first_rival(sheet, rules)


def find_beaten(sheet: Sheet) -> str | None:
    """Return the rival that a deal was won against."""
    return _first_rival(sheet, ((sheet.cased, LIKELY_BEATEN),))


def _first_rival(sheet: Sheet, rules: Iterable[tuple[str, Shortlist[Rule]]]) -> str | None:
    for text, likely in rules:
        for pattern in likely.of(text):
            for match in pattern.finditer(text):
                name = match["name"].strip()
                if len(name) > 1 and not NO_RIVAL.match(name):
                    start = match.start("name") + len(match["name"]) - len(match["name"].lstrip())
                    return sheet.written(start, start + len(name))
    return None


def cased(sheet: Sheet) -> str:
    """Return the sheet in the writer's own case, for what only a capital letter tells."""
    return sheet.cased
