# ruff: noqa: E501 - one rule, one line
"""The phrases that tell what a message wants: commands, questions, events; a line a phrase.

Events are looked for in what the message asserts (see `mood`), reads in all of it. Each row has an
example that must match; patterns see the skeleton, where Ⓐ is an account, Ⓒ a contact, Ⓜ a member,
Ⓢ a region or team, Ⓓ a day, Ⓣ a time, Ⓥ money, Ⓝ a number.
"""
# fmt: off

from core.language.names.new_names import RIVAL_NAMES
from core.language.phrases.words import Word, table
from core.language.understanding import Intent

CUSTOMER_WORD = r"(?:客户|公司|account|customer|client|档案)"
TASK = r"(?:跟进(?!次数|量|数|慢|不)|提醒|待办|任务|回访|事项|计划|follow[- ]?ups?|tasks?|reminders?|to-?dos?)"

# ---- commands: they say what is to be done, so that mood hardly matters
UNDO = table(
    (Intent.UNDO, r"^\W*(?:恢复|重做|redo)\W*$", "恢复"),
    (Intent.UNDO, r"^\W*(?:请|麻烦|帮我|帮忙)?(?:把)?.{0,14}?(?:撤销|撤回|撤消|回退|撤掉|\bundo\b|\brevert\W*$)(?!.{0,4}(?:合同|订单|投诉|报价|诉讼|申请))", "撤销"),
    (Intent.UNDO, r"(?:刚(?:才|刚)?(?:录|记|发|写|建)的|刚才|刚刚|上一[条个步次]|上[条个步]|最后一[条个]|前一[条个]|那[条个]记录).{0,12}(?:记错|录错|写错|输错|搞错|弄错|发错|删|不算|作废|取消|不对|撤|错了|当我没说)|(?:删掉?|删除|取消|作废)(?:了|掉)?(?:刚才|刚刚|上一|上[条个]|最后一|前一|那[条个]记录|刚记)|^(?:记错了?|录错了?|搞错了?|弄错了?|写错了?|点错了?|手滑了?|不算)[,。!\s]*(?:删|取消|撤|作废|$).{0,6}$|当我没说", "刚才那条记错了"),
    (Intent.UNDO, r"\b(?:undo|revert (?:that|it|this|the last|my last|last|back)|roll ?back|scratch that|take (?:that|it) back|strike that|disregard (?:that|my last)|(?:delete|remove|cancel|erase|drop|ignore) (?:the |my |that )?(?:last|latest|previous|that|most recent)(?: one| entry| record| log| thing| message)?\b(?! deal| order| project))", "undo that"),
)
SUGGESTION = table(
    (Intent.RECORD_SUGGESTION, r"^\W*(?:我|产品|功能|系统|优化|改进|记录|记|录|提|有|一?个|一?条|想|的|给公司|给系统|给产品|:|\s|新){0,6}(?:建议|意见|提议)(?!零售|书|价|售价|客户)(?!.{0,6}(?:被|多少|有哪些|采纳))", "建议每天早上自动发"),
    (Intent.RECORD_SUGGESTION, r"^\W*(?:i |i'?d |would |like to |we |my |here'?s |a |one |the |have |got |log |record |add |submit ){0,4}(?:suggest(?:ion|ing)?|propose that|(?:feature |product )?idea|feedback|feature request)s?\b(?!.{0,10}\?)", "suggestion: add a map"),
    (Intent.RECORD_SUGGESTION, r"(?:提|有)(?:一?个|一?条|点)?(?:小|产品|改进|优化|合理化)?(?:建议|意见)(?:[:,给]|是|,|关于|能|希望)|(?:能不能|可不可以|希望|最好)(?:给)?(?:系统|机器人|bot|功能|app|后台).{0,12}(?:加|增加|支持|优化|改)", "提个建议:加个导出功能"),
)
TRAINING = table(
    (Intent.RECORD_TRAINING, r"(?:参加|上|听|学|完成|结束|看|join|attend|通过|考(?:过|完|取|下)|拿(?:到|了)|做|搞|刷|组织|主讲|讲)(?:ed)?(?:了|完|过|好|完了)*.{0,18}(?:培训|课程|网课|认证|微课|学习|内训|training|course|workshop|考试|课(?!题)|讲座|训练营|webinar)", "参加了谈判技巧培训"),
    (Intent.RECORD_TRAINING, r"(?:培训|课程|网课|认证|内训|考试|微课)(?:已经?|都|也|全)?(?:完成|学完|上完|结束|通过|考过|听完|参加|打卡|做完)|(?:学|看|听|上|读)完(?:了)?.{0,2}《|^(?:培训|学习)(?:打卡|记录)?[:\s]|培训打卡", "产品课程学完了"),
    (Intent.RECORD_TRAINING, r"\b(?:attend(?:ed|ing)?|complet(?:ed|ing)|finish(?:ed)?|took|done with|did|passed|sat through|join(?:ed)?|went to|got|earned|wrapped up|through|log)\b.{0,40}\b(?:training|course|certification|certified|webinar|workshop|bootcamp|e-?learning|seminar|class|module)\b|\btraining\b.{0,20}\b(?:done|completed?|finished|attended)\b", "completed the negotiation course"),
)
REDEEM = table(
    (Intent.REDEEM_REWARD, r"积分.{0,8}(?:换|兑)(?!算|成多少)|(?:兑换|换购|换取|(?<![承汇])兑(?![付现汇]))(?!率|算)(?:了|一?个|一?张|一?份|掉)?.{0,14}|(?:用|拿|花|扣|消耗)(?:掉|了)?.{0,4}(?:积分|Ⓝ分|points?).{0,6}换", "积分换半天假"),
    (Intent.REDEEM_REWARD, r"\b(?:redeem|cash in|exchange|trade(?: in)?|spend|swap|use)\b.{0,24}\b(?:points?|pts|reward|voucher|gift)|\bredeem\b|\bpoints? for (?:a|an|the)\b", "redeem 100 points"),
)
SET_TARGET = table(
    (Intent.SET_TARGET, r"(?:目标|(?:业绩|回款|销售|拜访|签单|新客户)(?:指标|任务)).{0,14}?(?:Ⓝ|Ⓥ|Ⓟ)", "目标定到Ⓟ"),
    (Intent.SET_TARGET, r"(?:设|定|改|调整?|制定|下达|分配|更新|新增|录入?|把|给).{0,24}(?:目标|指标|任务(?:量|额)?).{0,14}(?:Ⓝ|Ⓥ|Ⓟ)", "设Ⓢ目标Ⓥ"),
    (Intent.SET_TARGET, r"\b(?:set|change|update|raise|lower|increase|decrease|adjust|make|put|bump|give|assign|new|cut|reduce)\b.{0,50}\b(?:targets?|goals?|quotas?)\b.{0,50}(?:Ⓝ|Ⓥ|Ⓟ)|\b(?:targets?|goals?|quotas?)\b.{0,30}?(?:\bto\b|\bat\b|\bis\b|=|:|\bof\b|set|should be|now|\bfor\b.{0,20}).{0,5}(?:Ⓝ|Ⓥ|Ⓟ)|\btargets?\b.{0,12}(?:Ⓝ|Ⓥ|Ⓟ)|\bset\b.{0,40}(?:Ⓝ|Ⓥ|Ⓟ).{0,16}\b(?:target|goal|quota)", "set the target to Ⓥ"),
)
CREATE_ACCOUNT = table(
    (Intent.CREATE_ACCOUNT, rf"(?:新增|新建|添加|增加|add|录入?|登记|创建|建立?|加|开|补录?|存|保存|入库|注册)(?:一?[个下家条]|了|进|入|到)*\s?(?:新的?|new ?|一?个|一?家|潜在)*(?:{CUSTOMER_WORD})(?!.{{0,4}}(?:目标|数|量|排|趋势|多少|反馈|联系人|跟进|拜访|满意|成交|等级))|(?:建档|建一?个(?:新|客户)?档|建客户档|录一?个(?:新|客户)?档)|(?:^|[,。\s])[\u4e00-\u9fff]{{4,20}},(?:是|这是)?(?:一?家|个)?新客户(?=[,。!]|$)|^新客户(?!数|量|目标|排|趋势|多少|转化|开发|占)[:\s,叫是名Ⓐ\u4e00-\u9fffa-z]", "新增客户:苏州启明"),
    (Intent.CREATE_ACCOUNT, r"\b(?:add|create|register|set ?up|open|save|enter|log)\b (?:\w+ ){0,3}(?:new )?(?:accounts?|customers?|clients?|company|prospect)\b(?!.{0,4}target)|^\W*new (?:account|customer|client|company|prospect)\b(?!s)|录.{0,4}account", "add a new account: Pacific"),
    (Intent.CREATE_ACCOUNT, r"新客户.{0,24}(?:录|建|加|登记)(?![班薪油])|\badd .{2,40} as (?:an? )?(?:new )?(?:customer|client|account)|(?:把|将).{1,20}(?:加|录|添加|录入|登记|建)(?:到|进|入|成|为)?(?:到)?(?:新)?(?:客户|系统|crm|客户库|客户列表)", "把Ⓐ加到客户库"),
)
CREATE_DEAL = table(
    (Intent.CREATE_DEAL, r"(?:新(?!客户)(?:开|增|建|立|来|有|出|录)?|创建|添加|增加|登记|录入?|建|加|开|立|报备|挖到|挖出|多)(?:了|一|[个条笔单]|个新|下|的)*(?:新的?)?(?:商机|机会(?!都)|项目(?!经理|组|取消)|生意|deal|opportunity|opp\b|单子|线索|需求|立项|lead\b)(?!数|量|.{0,3}(?:漏斗|多少|排|转化|目标|趋势|几个))|(?:商机|机会|项目|deal|opportunity)(?:信息)?(?:录入|登记|新增|报备|创建|新建)[:,\s]|商机[:：]|立项(?:了|:|\s|$)|(?:机会|商机)一个|(?:新增|新开|新有|新出|多出?)(?:了)?一?[个笔条](?!客户|联系人|跟进|提醒|拜访)[\u4e00-\u9fffa-z]{0,8}(?:商机|机会|项目|需求|单子)(?!数|量|经理|组)", "新开一个机会"),
    (Intent.CREATE_DEAL, r"(?:Ⓐ|客户|他们|那边)(?:那边|这边|又)?(?:有|要|提了|出了|出来|冒出)(?:了)?(?:一?个|一?笔|一?批|新的?)*(?:.{0,6})(?:需求|项目|机会|商机|订单意向|采购计划|大单|单子|deal|oppty|opportunity)", "Ⓐ有个新项目"),
    (Intent.CREATE_DEAL, r"Ⓐ.{0,8}(?:要|准备|打算|计划)?(?:招标|立项|公开采购).{0,12}Ⓥ|\b(?:new )?lead from\b|\b(?:potential|possible)\b.{0,12}\b(?:upsell|cross-?sell)\b", "Ⓐ下个月招标,预算Ⓥ"),
    (Intent.CREATE_DEAL, r"Ⓐ(?:那边|这边)?(?:又|还|新|今年|明年|Ⓓ|也|,){0,2}(?:要|想|打算|准备|计划)(?:再|新|加)?(?:上|采购|买|购|换|建|扩|订|添|配)(?:系统|设备|软件|机器|平台|[一二两三四五六七八九十几Ⓝ]?[套批台条]|新|一个).{0,20}Ⓥ", "Ⓐ又要上一套系统,预算Ⓥ"),
    (Intent.CREATE_DEAL, r"\b(?:new|potential|possible|create|add|open(?:ed)?|log|start(?:ed)?|register|found|spotted|got)\b (?:\w+ ){0,3}(?:deal|opportunity|oppty|opp|lead|pipeline deal|prospect deal)\b(?!s|.{0,8}(?:won|lost|closed))|^\W*(?:deal|opportunity|opp)[:,]? Ⓐ", "new deal: Ⓐ Ⓥ"),
)
SNOOZE = table(
    (Intent.SNOOZE_FOLLOW_UP, r"提前[到至]|推迟|延后|延期(?!交|付|收)|往后(?:推|挪|延|顺|拖|移)|推后|后延|顺延|延迟(?!交)|推[到至](?=.{0,3}(?:Ⓓ|Ⓣ))|挪[到至]|改Ⓓ|改[到至成](?=.{0,2}(?:Ⓓ|Ⓣ))|改期|改约|另约|改天(?:跟|再说)|(?:提醒|跟进|任务).{0,6}晚Ⓓ|延[到至]|拖[到至]|晚(?:点|Ⓓ|一?[天周])(?:再)?(?:提醒|跟进|联系)|缓[到至一]|换[到成](?=Ⓓ)|调[到至](?=Ⓓ)|放到(?=Ⓓ)|移[到至](?=Ⓓ)", "推迟到Ⓓ"),
    (Intent.SNOOZE_FOLLOW_UP, r"\b(?:snooze|postponed?|push(?:ed)?|delay(?:ed)?|defer|reschedule|bump|put off|moved?|shift|kick)\b.{0,60}(?:Ⓓ|Ⓣ)|\bsnooze\b|\bpostpone\b|\breschedul\w+|\bremind me (?:again )?later\b", "push Ⓐ to Ⓓ"),
)
COMPLETE = table(
    (Intent.COMPLETE_FOLLOW_UP, rf"{TASK}.{{0,10}}?(?:完成(?!得|率|情况|度)|做完|搞定|办完|办妥|已做|做好|处理完|处理好|处理掉|已处理|了结|勾掉|勾选|打勾|打钩|划掉|关掉|关了|关吧|销了|关闭|结束|销掉|销项|标完成|done|completed?|finished|✅|√|可以关|ok了|closed?\b)", "Ⓐ的跟进完成了"),
    (Intent.COMPLETE_FOLLOW_UP, rf"(?:完成|做完|搞定|勾掉|勾选|打勾|关掉|关闭|结束|处理完|处理好|处理掉|划掉|标记|标|done|completed?|finish(?:ed)?|mark(?:ed)?|close(?:d)?(?![- ]?(?:lost|won)\b) (?:out )?|tick(?:ed)?(?: off)?|check(?:ed)?(?: off)?|cross(?:ed)? off|wrapped up)(?:了|掉)?.{{0,36}}{TASK}(?!.{{0,4}}(?:Ⓓ|目标|多少|率))", "done with the follow-up for Ⓐ"),
    (Intent.COMPLETE_FOLLOW_UP, rf"^\W*[✅☑✔√]\s?.{{0,12}}{TASK}", "✅ Ⓐ跟进"),
    (Intent.COMPLETE_FOLLOW_UP, r"取消.{0,12}(?:提醒|跟进|待办|任务)|(?:提醒|跟进|待办|任务|回访)(?:就|先|都|给我)?取消(?:掉|了|吧)?(?=\W*$|[,。])|\bcancel\b.{0,30}\b(?:reminder|follow[- ]?up|task)|^\W*(?:完成|已完成|搞定|done|completed?|finish(?:ed)?)\s?(?:[ⓇⓍ]|$)|^[ⓇⓍ]\s?(?:完成|done)", "完成 Ⓡ"),
    (Intent.COMPLETE_FOLLOW_UP, r"的(?:跟进|回访|待办|任务|提醒)(?:我|已经?|都|也|刚刚?|昨天|Ⓓ)*(?:做|弄|办|跟|回|处理|搞)(?:完|好|过)?了(?!吗|没)|(?:已经?)(?:跟进|回访|联系)(?:过|完|好)?了.{0,4}(?:划|勾|标|关|销)|Ⓐ.{0,8}跟进完(?:了|毕)?|跟进完(?:了|毕).{0,4}Ⓐ|(?:标成|标为|标记为?|设为|改成)(?:已)?(?:完成|做完|done)", "标成已完成"),
)

# ---- events, in the order in which one is the main one
WIN = table(
    (Intent.WIN_DEAL, r"(?<![快要将会能想可以该没不待])签(?:下|约|单|完|好|成|妥|订)*(?:来|字|合同|协议|大单)?了(?!吗|没|别家|别的|对手|.{0,4}(?:意向|保密|nda|备忘))|(?:已经?|终于|正式|成功|刚刚?|顺利|今天|Ⓓ|总算|Ⓣ)(?:Ⓐ|和|跟|与|也|都|把|Ⓓ|Ⓣ|,|\s|以|他们|合同){0,4}签(?:下|约|单|完|好|成|妥|订)?(?!到|了?.{0,4}(?:意向|保密|nda|备忘))|(?<![快要将会能想可以该没不待])签(?:约|单|合同|下|了|到手)+(?:\s|,|:|!|$|Ⓥ|Ⓐ|成功|完成)|Ⓐ(?:那边|这边|那?单|那?个?单子|的?合同)?\s?签(?:约|单|合同|下|字)?(?=Ⓥ|\s|,|!|。|$)|^签(?:约|单|下|合同)?(?=\s?(?:Ⓥ|Ⓐ))|(?<![到入至为成])(?:合同|协议)(?:已经?|都|终于|也|今天|Ⓓ|刚|正式)*(?:签|盖章|敲定|落地|到手|回来|寄回|拿到|生效)(?!署阶段|到|个?保密)(?!.{0,3}(?:阶段|流程))", "Ⓐ签了"),
    (Intent.WIN_DEAL, r"拿下(?:了|来)?(?!吗|没)(?!.{0,6}(?:目标|第一|冠军|名))|拿到(?:了)?.{0,4}(?:合同|订单|大单|单子)|成交(?:了|啦|的|Ⓥ|,|\s|!|:|。|$)|成交Ⓐ|赢(?:了|单|下|得了)(?!率|数|目标|的概率)|搞定(?:了)?(?=Ⓐ|,|\s|!|。|Ⓥ|$|这?个?(?:大?单|客户|合同))|中标|中了(?:标)?|落单(?:了)?|下(?:了)?(?:一?个|一?笔)?(?:订|大)?单(?!价|子丢)(?:了)?|来单了|\bpo(?:已经?|也)?(?:到了|来了|下了)|收到.{0,6}\bpo\b|(?:订单|采购单)(?:已经?)?(?:来了|下来了)|定下来了|敲定(?:了|合同)|(?<![等待没])盖(?:的|了|完|好)?章|关单|(?:订单|单子|合同|po)(?:已)?到手|成单(?!率|数|量)|谈成(?:了)?|谈下来了|开单(?:了)?(?!率)|采购单(?:已)?(?:下|发)|新签(?!客户|约?率|数)|签收了合同|(?<![完达变])成了[,。!~\s]|签(?:了|下)?(?:[一二两三])?(?:个|笔)?大?单(?=[,。!\s]|$)|(?<![完达变])成了$|^成了", "拿下Ⓐ"),
    (Intent.WIN_DEAL, r"\b(?:won|winning it|closed?[- ]won|(?:counter-?)?signed|signs|inked|landed|sealed|bagged|nailed|clinched|secured)\b(?! (?:up for|in\b|off on leave))|\bclosed?\b(?!.{0,3}lost|[- ]?rate|d? ?date| to | of | out|ly| on (?:Ⓓ )?with| looking|.{0,20}\b(?:lost|dead))(?= ?(?:Ⓐ|Ⓥ|the deal|it|the|this|deal|our|a |an |at|for|了|,|!|\.|$|Ⓓ|with))|\b(?:deal|contract|order|po)\b.{0,12}\b(?:is |was |has been |got |finally |just |all )*(?:done|signed|closed|won|in\b(?! )|inked|sealed|secured|in hand|came (?:in|through))\b|\b(?:got|received|have) (?:the |a |an |their |our )?(?:signed |big )?(?:deal|contract|order|po|purchase order|signature)\b(?! on\b)|\bgot Ⓐ(?:'s)? (?:signed|to sign)|\bwe got (?:it\b|Ⓐ)|\bit'?s a win\b|\brenewed\b|\brenewal (?:is |was |got |all |just )*(?:done|signed|closed|in|confirmed|approved|came (?:through|in))\b|\bsaid yes\b|\b(?:big|huge|another|nice|great) win\b|Ⓐ (?:is|are) ours\b|\bdeal is ours\b", "won Ⓐ"),
    (Intent.WIN_DEAL, r"(?:啃|攻|磨|盯|抢|争)(?:了)?下(?:来)?了?(?=[,。!\sⓋⒶ]|$)|(?<![没不未有])(?:选|定|用|签|跟)了?(?:我们|咱们|我司|咱)(?:了|家|的)?(?=[,。!\s]|$)|(?:签|拿)回来了?|双方(?:已经?|都|正式)?(?:签字|签约|盖章)|落袋|收入囊中|到手了|Ⓐ\s?(?:赢|成交|签)(?=[\s,!Ⓥ]|$)|(?:合作|合同|协议)(?:正式|已经?|终于|也|都)*(?:敲定|达成|落定|谈妥)|达成(?:了)?(?:正式)?合作(?!意)|Ⓐ.{0,6}确认合作|正式合作|Ⓐ(?:那边|这边|又|也|Ⓓ)*下了Ⓝ\s?(?:套|台|件|箱|吨|批|张|个|licen)|(?:复购|返单|续单|加单|追单)了|(?:复购|返单|续单|加单)\s?(?=Ⓥ)", "终于把Ⓐ啃下来了"),
    (Intent.WIN_DEAL, r"(?<![快要将会能想可以该没不待])签下(?!来|的|[个了这那吗没]|什么|Ⓐ)[\u4e00-\u9fffa-z]{2,12}(?=[,。!\s]|$|Ⓥ)|\bclosed (?!the\b|an?\b|my\b|out\b|lost\b|won\b)(?:[a-z0-9&'.-]+ ){1,3}(?:for|at) Ⓥ", "签下新星电子,Ⓥ"),
    (Intent.WIN_DEAL, r"\b(?:went|going|go) with us\b|\b(?:chose|picked|selected|awarded) us\b|\bawarded (?:it|the (?:deal|contract|order|tender|project)) to us\b|\bpo\b[^,.]{0,14}\b(?:received|arrived)\b|\bpo\b (?:is |has )?(?:in|received|arrived|came)\b|\bclosed? (?:already|liao|alr|lah|ah)\b|\bdone deal\b|\b(?:gave|issued)(?: us)? (?:the |a |their )?(?:po|purchase order)\b|\bin the bag\b|\b(?:deal|order|contract|po|it)\b.{0,4}\bconfirm(?:ed)?\b(?=[,.!\sⓋ]|$)|\bconfirmed (?:the|their) (?:deal|order|purchase|po)\b|\b(?:is|are) (?:now |officially |finally )+(?:a |our )?(?:customer|client)|Ⓐ (?:came|is|are) (?:now )?on ?board\b(?!.{0,12}\bbut\b)|\bgot the (?:nod|green light|signature)\b|\bsigned (?:off on the (?:deal|contract)|on the dotted line)\b", "Ⓐ went with us"),
    (Intent.WIN_DEAL, r"close[d]?了|(?:^|[,\s])win了|won了|win掉|关了?deal", "close了"),
)
LOSS = table(
    (Intent.LOSE_DEAL, r"(?:丢|输)(?:了|掉)?(?:一|两|个)(?:个|笔|张)?大?单|丢给|丢(?:了(?!的)|单(?!原因|分析)|掉|标)(?!率|(?:的)?(?:钱包|手机|东西|脸|人|钥匙|包))|输(?:了|单|给|掉|得)(?!率|原因|入|的)|黄了|黄掉|泡汤|(?:谈|说)(?:崩|黄)|(?<!还)(?:没|没有|没能|未能|未)(?:谈|签|拿|争取|搞|做)(?:下来|成|拢|下|到|定)(?!.{0,2}价)|谈不(?:下来|拢|成)(?!.{0,2}价)|拿不下来?|出局|没戏|凉(?:了|凉)|被.{0,12}(?:抢|截胡|截|拿|撬|签|挖|中标|抢先)(?:走|了|去|胡|下|单)*|选(?:择|定|用)?了(?!我们|咱|时间|日|Ⓓ|Ⓜ|一下|款|型|个)|(?:签|定|用|跟|买|换)(?:的|了)?(?:别家|别人|别的|其他|另一家|对手|竞|友商|同行)|用了[a-z]", "Ⓐ丢了"),
    (Intent.LOSE_DEAL, r"(?:单子?|项目|合同|订单|采购|合作)(?:也|就|都|又)?被(?:他们|总部|集团|老板|客户)?(?:砍|取消|叫停|停|毙|否|撤)(?:掉|了)+|(?:单子?|项目|合同|订单|生意)(?:最后|最终|还是|都|已经?)?(?:给|交给|签给|判给|转给)了(?!我们|咱|我司|我$|他们的?反馈)|(?:跟|和|与|给)(?:别人|别家|其他家?|对手|友商|同行).{0,3}签|失(?:单|标)|落标|流标|没中标?|未中标|没有中标|飞(?:单|了)|吹了|(?:放弃|终止|不再|停止|取消|拒绝)(?:了)?(?:和|与|跟|同)?(?:我们|我司|咱们)?的?(?:合作|采购|购买|订单|项目)|不(?:合作|买|签|做|采购|要|考虑我们|选我们)了|拒(?:绝)?了(?!.{0,4}(?:报价|见面))|pass(?:掉|了)|lose了|lost了|死单|(?:转去|转而|改|转)用了?(?=[a-z\u4e00-\u9fff])(?!我们|咱|系统|产品|方案|新|年|月|微信|电话|邮件)|不续(?:约|签|费)了?|丢的(?=Ⓐ|.{0,6}原因)|(?:单子?|项目|生意|机会|客户)(?:就|也|都)?没了|(?:关闭|标|改|记|算|置|设)(?:成|为|到|作)?(?:已)?(?:输单|丢单|失败|丢失|lost)|(?<!还)没(?:拿下|成)(?:[,。!\s]|$|了)|最(?:终|后).{0,6}没(?:签|成|谈|拿|选|定)|(?<!还)没签(?:下来|成)|跑(?:单|了)(?=[,。!\s]|$)", "最后没谈下来"),
    (Intent.LOSE_DEAL, rf"(?<![败胜掉翻])(?<![败胜掉翻]了)(?:{RIVAL_NAMES})(?:那边|最后|最终|已经?|也|家)?(?:签|拿|抢|赢|中标|挖)(?:下|走|到|了|单|去)", "用友签下了Ⓐ"),
    (Intent.LOSE_DEAL, r"(?<![快要将会能想可])签了(?=(?:(?![签了])[\u4e00-\u9fffa-z]){2,8}(?:[,。!;]|$))(?![^,。!;]*(?:合同|协议|单|年|意向|框架|字|约|份|笔|个|套|款|期|项目|标|备忘|保密|nda|po\b|offer|deal|[啦吧哦呀嘛呢]|我们|咱|已经))|Ⓐ(?:那?个?单子?|项目)?\s?(?:丢|输|黄)(?=[\s,!Ⓥ]|$)|不(?:跟|和|带|同)(?:我们|咱们?)玩|凉(?:透|掉|菜)|告吹|打水漂|落空|败北|(?:单子?|项目|生意|合作|机会|Ⓐ)(?:算是|已经?|也|就|算|基本|彻底){0,3}(?:挂|废|死|折|败)了|没(?:有)?(?:我们|咱们?)(?:的份|什么事|啥事|的事)|(?:把|将)(?:我们|咱们?)(?:给)?(?:踢|刷|淘汰|pass|否|换|毙|排除)|(?:我们|咱们?|我司)(?:被|给)(?:踢|刷|淘汰|pass|否|换|毙|排除)|(?:订单|合同|项目|采购|合作)(?:给|都)?(?:取消|停掉?|终止|砍掉?|叫停)了|另(?:请高明|选他人|找别)", "Ⓐ不跟我们玩了"),
    (Intent.LOSE_DEAL, r"\bwent (?:in )?(?:another|a different) (?:direction|way|route)\b|\b(?:went|going|gone) elsewhere\b|Ⓐ went to (?:sap|oracle|salesforce|hubspot|kingdee|yonyou|zoho|dynamics)\b|\bslipped (?:away|through)\b|\bdidn'?t make the cut\b|\b(?:we were|we'?re|we got) (?:knocked )?out\b|\b(?:not|wasn'?t|weren'?t) (?:selected|shortlisted|chosen|picked)\b|\bdead in the water\b|\bpassed on us\b|\bbailed\b|\bpulled the plug\b|\b(?:stay(?:ed|ing)?|stick(?:ing)?|stuck) with (?:their|the|its) (?:current|existing|old|incumbent)\b|\bended up (?:buying|going|choosing|picking|signing) (?!.{0,6}\bus\b)", "went another direction"),
    (Intent.LOSE_DEAL, r"\b(?:lost|closed?[- ]lost|losing|lose)\b(?! (?:my|touch|track|count|sight|weight|signal|power|the (?:file|keys|link)|time|faith|deals|reasons?))|\b(?:went|going|go|gone) with (?!me\b|him\b|her\b|us\b|them\b|Ⓜ|Ⓒ|my\b|the team)|\b(?:chose|picked|selected|opted for|(?<!nda )(?<!mou )(?<!loi )signed with|awarded (?:it |the deal )?to) (?!us\b|our\b|me\b|up\b|one\b)|\bfell (?:through|apart)\b|(?:\b(?:deal|it|they|opportunity|opp)\b|Ⓐ).{0,10}\b(?:is|'s|are) (?:dead|off|gone|over)\b|Ⓐ(?: deal)?(?: now)? dead\b|\b(?:walked away|rejected|declined|turned us down|turned down|dropped us|backed out|pulled out|said no|passed on|cancel(?:l?ed) (?:the |their |our )?(?:deal|order|project|contract|purchase)|not moving forward|no longer interested|(?:decided|chose) not to (?:buy|proceed|move|go|renew)|not (?:buying|renewing|proceeding)|killed the (?:deal|project)|out of the running|no[- ]go|beaten by|lost out|not going to buy|terminated)\b", "lost Ⓐ"),
)
PAYMENT = table(
    (Intent.RECORD_PAYMENT, r"(?:款|钱|定金|订金|押金|尾款|首款|首付|承兑|汇票|支票|电汇|预付|货款|账款|保证金|余款|进度款|那笔)(?:子|项)?(?:已经?|都|终于|也|刚刚?|今天|Ⓓ[早晚]?|全部?|全|Ⓥ|Ⓟ|,|\s|总算|今早|上午|下午|Ⓣ|首|期|第.笔){0,4}(?:到(?:账|位|了|帐|$|,|。|\s)|回来了|收到|进(?:账|来|了)|打(?:过来|来|到|了|进)|付(?:了|清|过来|完|讫)|结(?:了|清|完)|转(?:过来|来|了)|汇(?:过来|来|了)|入账|齐了)", "款子到账"),
    (Intent.RECORD_PAYMENT, r"^\W*到款(?!率|目标|多少)|到款\s?(?=[ⓋⒶ])|到的?[账帐](?!期|率|目标|多少)|入账|进账(?!目标)|回款(?!目标|率|排|多少|趋势|额?(?:是|完成|达|预测)|情况|计划|进度|周期|慢|难|压力|问题|条件|能力|方式|要|跟|天)(?:了|到|到账|已|也|都|:|,|\s)*(?=Ⓥ|Ⓝ|Ⓡ|$|了|到|,|。|!|Ⓐ|Ⓓ|收)|Ⓥ(?:已经?|也|都|刚|终于)*(?:进来|到手|入账|进账|到)了|Ⓥ.{0,3}(?:的)?(?:回款|货款|款项|首付款?|尾款|定金|预付款|到款)|收到(?:了)?.{0,14}(?:款|钱|Ⓥ|定金|回款|付款|汇款|转账|支票|承兑)|收(?:了|款)\s?(?:Ⓥ|Ⓝ)|收款(?:Ⓥ|到|了|\s|:)|(?:付|打|汇|转|结|支付)(?:了|过来|来|清了?|给我们)(?:.{0,8})(?:Ⓥ|款|钱)|已付|(?:付|打|汇|转)(?:了|完)?(?:首|尾|第.笔|预|全|余|一部分)?(?:付)?款(?:了|Ⓥ|过来)|(?:付|打|汇|转|结)(?:了|清了)(?=Ⓥ|$|,|。)|回了Ⓥ|打款(?:了|Ⓥ|(?=,.{0,4}Ⓥ)|过来|成功)|(?:转账|汇款|转款)(?:了)?(?:Ⓥ|过来|到)|(?:payment|deposit|wire|money|invoice)s?(?:已经?|都|也)?(?:到了|收到|paid|已付|付了|进来)", "回款到了Ⓥ"),
    (Intent.RECORD_PAYMENT, r"(?:欠|差|剩|拖欠|拖)(?:着|了)?(?:我们)?的.{0,4}Ⓥ.{0,6}(?:补|付|结|还|清|到)|Ⓥ.{0,4}(?:补(?:上|齐|足)|结清|还清|付清)|(?:账|欠款|款|尾款)(?:已经?|都|全|也)*(?:结清|还清|付清|补齐|清了)|\b(?:got|received|collected)\b (?:Ⓟ|half|a third|the (?:first|second|final) \w+) (?:upfront|up front|down|in advance|deposit|payment)", "把欠的Ⓥ补上了"),
    (Intent.RECORD_PAYMENT, r"\b(?:coughed up|ponied up|paid up|paid(?! (?:\S+ ){0,2}an? (?:visit|compliment)| (?:attention|respects))|payed|prepaid|wired|sent (?:us |over )?(?:the |a |their |our )?(?:deposit|payment|money|cheque|remittance)|transferred|remitted|sent us|settled)\b|\bpayments?\b.{0,24}\b(?:received|recieved|in\b|came|arrived|cleared|landed|hit|confirmed|done|recorded)|\b(?:received|recieved|got|recorded?|log(?:ged)?|collected|banked|booked)\b.{0,30}\b(?:payments?|deposits?|money|wire|funds|cheque|check|instal?ments?|prepayment)\b|\b(?:received|recieved|collected|got)\b.{0,4}Ⓥ|\bpayment (?:of|from)\b|\b(?:money|funds|deposit|wire|cash|cheque|transfer|check (?=cleared|arrived|received)|instal?lment)\b.{0,16}\b(?:in|arrived|landed|received|cleared|came (?:in|through)|hit)\b|Ⓥ(?: from Ⓐ)? (?:payment|deposit|received|came in|landed|in the bank|hit (?:the|our))", "wired us Ⓥ"),
)
SATISFACTION = table(
    (Intent.RECORD_SATISFACTION, r"(?:满意度|客户评分|评分|打分|评价|csat|nps|satisfaction|rating|score[sd]?|rated?|feedback|给了|打了|给我们|给打|[打给]Ⓝ|[ⒶⒸ](?:'s)? (?:says?|said|gave|gives) Ⓝ|gave us|gives us|gave an? Ⓝ)", "满意度9分"),
)
ACTIVITY_DONE = table(
    (Intent.LOG_ACTIVITY, r"(?:拜访|走访|上门|登门|回访|探访|见|约见|联系|沟通|演示|电话|微信|去|跑|聊|谈|面谈|会谈|交流|碰|通|打|开|吃|喝|发|邮|做|讲|介绍|走|看|陪|送|寄|加|接|接待|参观|拜会|跟进|对接|考察|展示|培训|请|待|呆|坐|跑)(?:了|完|过|好|成)(?!年|吗|没)", "拜访了Ⓐ"),
    (Intent.LOG_ACTIVITY, r"(?:拜访|走访|上门|登门|回访|探访|见面?|沟通|演示|面谈|会谈|交流|通话?|电话|邮件|微信|开会|会议|碰头|对接|考察|聊天?|打电话|跟进|demo|call|meeting|visit|打|发|去)(?:完成|结束|完毕|顺利|已打|已发|已做|回来|很?顺|不错|一切)|\bleft (?:a |them a |him a |her a )?(?:voice ?mail|vm|message|note)\b|\bno (?:one|body) (?:picked up|answered)|\btype: ?(?:call|visit|demo|meeting|e-?mail)|发给.{0,4}了|^(?:跟进|拜访|电话|会议|演示|回访|沟通):|送(?:到|去|给).{0,4}了|(?:类型|方式|形式|跟进方式):(?:拜访|电话|会议|演示|微信|上门|邮件|见面)|【(?:拜访|电话|会议|演示|沟通|跟进).{0,4}】|(?:刚刚?|刚才|已经?(?!约)).{0,12}(?:拜访|走访|上门|登门|回访|见|联系|沟通|演示|面谈|交流|聊|谈|打|通电话|发|开会|会议|碰|去|跑|陪|电话|demo|call|meeting|visit)", "电话已打"),
    (Intent.LOG_ACTIVITY, r"\b(?:visited|visted|visitted|called|phoned|rang|met|emailed|texted|messaged|pinged|nudged|demoed|presented|spoke|talked|chatted|discussed|dropped (?:by|in)|stopped by|swung by|went (?:to|over)|saw|paid (?:\S+ ){0,2}a visit|grabbed|caught up|sat down|toured|had|did|gave|held|sent|showed|pitched|walked|hosted|took|reached out|followed up|touched base|checked in|connected|logged|wrapped up|finished|just)\b", "visited Ⓐ"),
    (Intent.LOG_ACTIVITY, r"\b(?:demo|call|meeting|visit|lunch|dinner|coffee|presentation|zoom)\b.{0,30}\b(?:went|done|completed|over|finished|good|great|ok|fine|well|was)|\b(?:visit|call|meeting|demo|email|log)\w*[:,]|(?:call|visit|meet|demo|email|见|聊|约|present|sync|follow)(?:ed)?(?:了|完|过)", "demo went well"),
)
# With a customer or a person beside it the bare word is enough: 拜访Ⓐ, call Ⓒ.
ACTIVITY_NEAR = table(
    (Intent.LOG_ACTIVITY, r"(?:拜访|走访|跑)(?:了)?(?:客户.{0,4}[家个]|.{0,4}[家个]客户)|(?:拜访|走访|上门|登门|回访|探访|拜会|见|联系|沟通|演示|面谈|会谈|交流|聊|谈|开会|打电话|电话|去|跑|发|邮件|微信|会议|demo|call|visit|meeting|sync|chat|email|跟进|visits|calls|对接|考察|吃饭|碰|饭局|午餐|晚餐|约见).{0,12}(?:Ⓐ|Ⓒ)|(?:Ⓐ|Ⓒ).{0,14}(?:来电|致电|拜访|走访|上门|回访|见面|联系|沟通|演示|面谈|会谈|交流|聊|谈|开会|电话|发邮件|邮件|发微信|微信|会议|考察|demo|call|visit|meeting|email|吃饭|碰|饭局|lunch|dinner|coffee|zoom|presentation|met|emailed|called|visited)", "拜访Ⓐ"),
)
CHANGE = table(
    (Intent.UPDATE_DEAL, r"阶段|Ⓡ,?\s?(?:to|at|in|into|->|=>|到|至|进|是|为|=)|[ⒶⓇ][,:\s]*的?(?:金额|合同额|amount|value)[是为:\s]*[ⓋⓃ]|Ⓡ[,:\s]*(?:报价|价格)[是为:\s]*[ⓋⓃ]|[ⒶⓇ],?\s?(?:→|->|=>)|(?:^|\s)(?:报价|方案|proposal|quote|合同|contract) Ⓥ|Ⓓ\s?Ⓥ\s?报价(?=\W*$|[,。;])|Ⓐ(?:的|那边)?\s?报价了?\s?[:,]?\s?Ⓥ|推进(?:到|至|了)|[推拉]到(?!Ⓓ|Ⓣ)|卡在|contract to follow|(?:金额|报价|价格|总价|合同额|预算|预计|数额|单子|商机|项目|deal|amount|stage|value)(?:.{0,6})(?:改|调|变|更新|更正|修正|应该|是|为|涨|降|增|减|加|提|缩)|(?:改|调|变|更新|更正|修正|纠正|订正|上调|下调|追加|增加|涨|降|缩减|提高)(?:整)?(?:成|为|到|至|了|一下)|进入|转入|转到|走(?:到)?(?:合同|流程)|有(?:了)?(?:初步|采购|购买|合作)?意向|到.{0,4}(?:阶段|这一步|环节)|(?:先)?按Ⓥ算|谈到|挪到|移到|进(?=合同|报价|方案|意向)|(?<![们要让求])(?:再|又)(?:(?:加|追加)了?|(?:减|降|砍|涨)[了掉])Ⓥ|(?:一共|总共|合计)Ⓥ|报价(?:单)?(?:已经?|都|也)?发(?:过去|出去|给)|升级到|移交|退回|回退", "金额改成Ⓥ"),
    (Intent.UPDATE_DEAL, r"(?:签约|签单|成交|签)\s?Ⓓ(?!.{0,2}了)|预计.{0,12}(?:签|成交|下单|落单|拿下|关单|close|sign|定|Ⓓ)|(?:Ⓓ|Ⓓ前|Ⓓ之前|Ⓓ左右)(?:能|可以?|应该|差不多|有望|之前|前|左右|内|就|要|会|准备)*(?:签|成交|落单|下单|盖章|close|sign|定下|拿下)|(?:签约|成交|结单|关单|签单|close)(?:日期|时间|日|date)|报了(?:个|一个|一下|过)?价|(?:确认|决定|同意)(?:要|了)?(?:采购|购买|下单|合作|签)|有意向|意向(?:很|比较)?(?:强|明确)|报了价|发了报价|报价(?:已|了|发了)|走合同|卡在|合同(?:流程|审批|条款)|(?:催|等|要)(?:着)?要?合同", "预计Ⓓ签"),
    (Intent.UPDATE_DEAL, r"\b(?:move[ds]?|moving|advanced?|progress(?:ed)?|push(?:ed)?|promote[ds]?|bump(?:ed)?|upgrade[ds]?|downgrade[ds]?|update[ds]?|chang(?:e|ed|ing)|correct(?:ion|ed)?|revise[ds]?|adjust(?:ed)?|increase[ds]?|decrease[ds]?|raise[ds]?|lower(?:ed)?|set|should be|make it|went up to|dropped to|is now|now at|now in|entered|reached|qualified|amend(?:ed)?|stuck (?:at|in)|upsized|downsized|grew|shrank|went|cut|reduced|extended)\b|\b(?:stage|amount|close date|closing date|expected (?:to )?(?:close|sign)|(?:should|will|to|can) (?:close|sign) (?:by|in|on|before|around|at|Ⓓ)|closing (?:in|on|by|Ⓓ)|expected close|eta|out for signature|\bexpect(?:ed|ing|s)?(?= (?:it |to (?:close|sign) |(?:a |the |their )?(?:signature|po|order|contract|closing) )?(?:by |in |on )?Ⓓ)|proposal sent|in (?:proposal|contract|negotiation))\b", "amount should be Ⓥ"),
)
CORRECTION = table(
    (Intent.UPDATE_DEAL, r"(?:不对|错了|记错了?|更正|纠正|修正|订正|不是Ⓥ|说错了?|写错了?|口误|搞错了?|弄错了?|等等|哦不|应该是|其实是|实际是?|准确(?:地)?说).{0,16}(?:是|为|改成?|:|,|\s)?.{0,4}(?:Ⓥ|Ⓝ)|(?:是|改成?|应为)(?:Ⓥ|Ⓝ)[,\s]?(?:不是|而不是|,不是|才对)|(?:Ⓥ|Ⓝ)才对|^(?:改成?|改为|改到|调到|调成|更新为|应该是|make (?:it|that)|change (?:it )?to)\s?(?:Ⓥ|Ⓝ)|\b(?:no wait|wait|correction|sorry|oops|actually|i mean|my mistake|typo|not Ⓥ|wrong amount|make that|should be|meant)\b.{0,40}(?:Ⓥ|Ⓝ)|\bnot [ⓋⓃ],? ?(?:but |it'?s |is )?[ⓋⓃ]|^(?:不|no|nope|错|哦),?\s?(?:是|it'?s|it is)?\s?(?:Ⓥ|Ⓝ)", "不对,是Ⓥ"),
)
SCHEDULE = table(
    (Intent.SCHEDULE_FOLLOW_UP, r"提醒(?!Ⓜ|他|她|大家)(?:一下)?(?:我|下)?|到(?:点|时候?|时)(?:叫|喊|提醒|通知|call)(?:一下)?我|(?:叫|喊)我(?!们)|别忘了|别让我忘|记得|记着|闹钟|设个?提醒|陪(?=.{0,4}[ⒶⒸ])|排(?:个|到|在|上)|安排(?:在|了|个|一下|一次|去|到)?|预约|约(?:了|在|好|定|个|到|上|见|一下|Ⓐ|Ⓒ|Ⓓ|他|她|客户|设备|技术|采购|老板|单独|周|时间|谈|聊|面|吃|会|对方|demo|拜访|演示|call)|有(?:个|一?场|一?次)|定(?:在|了|于|好)(?=Ⓓ|Ⓣ|.{0,4}(?:见|会|拜访))", "提醒我"),
    (Intent.SCHEDULE_FOLLOW_UP, r"(?:跟|盯)一[下跟盯]|(?:再|下次|下回|之后|然后|接着|继续|还要|还得|需要|需|要|得|去|准备|打算|计划|拟|争取|过去|顺便|想|帮我|找|给|跟|和|与|向|催|追).{0,12}(?:跟进|联系|跟|拜访|聊|谈|打|去|碰|沟通|回访|找|看|催|问|确认|约|见|发|寄|送|演示|上门|走|回复|对接|交流|复盘|开会|推进|追|报价|收|对账|签|提交|答复|讲标|述标|投标|demo|call|follow|visit|meet|check|ping|email|send|sync|present)|(?:去(?:一?趟|一下)?|找|见|到)(?=Ⓐ|Ⓒ)|现场|勘查|考察|验收|安装|调试|巡检|(?:发|寄|送|交|回复|提交|答复|催)(?:给|到)?.{0,4}(?:Ⓐ|Ⓒ)|把.{1,12}(?:发|寄|送|交|收回|收一|要回|追回|搞定|弄好|签)|给Ⓐ|给Ⓒ|接(?:机|待)?.{0,2}(?:Ⓐ|Ⓒ)|[ⒶⒸ](?:那边)?(?:要求|让我们?|叫我们?|请我们?)(?=.{0,2}Ⓓ)|来(?:公司|我们|访|参观|考察|谈)|Ⓓ(?:之?前)?(?:交|提交|给出?)(?=\W*$|[,。])|^(?:跟进|联系|拜访|回访|找|见|去|给|催|约|call|visit|跑|打)|(?:跟进|联系|拜访|回访|催|找|见|call|visit|follow|演示|开会|会议|demo|拜会|上门|碰头?|吃饭|饭局|电话|meeting|聊|沟通|面谈|交流)", "再跟进"),
    (Intent.SCHEDULE_FOLLOW_UP, r"\b(?:follow(?:ing)?[- ]?up|ring|call(?:ing|s)?(?: back)?|remind(?:er)?|schedule[ds]?|book(?:ed)?|set ?up|chase|ping|touch base|circle back|check (?:in|back)|reconnect|catch[- ]?up|need(?:s)? to|have to|gotta|must|will|i'?ll|going to|plan(?:ning)? to|meet(?:ing)?|visit(?:ing)?|email|send(?:ing)?|demo|lunch|dinner|coffee|see|ask|discussion|renewal|workshop|kick-?off|session|(?:site )?survey|walk-?through|talk|speak|reach out|get back to|nudge|don'?t forget|remember|appointment|agreed|sync|review|present|drop by|swing by|next step|f/u|fu)\b|\btry (?:(?:once more|them|him|her)\b|Ⓐ)", "follow up with Ⓐ"),
)

EVENTS: tuple[tuple[Word[Intent], ...], ...] = (WIN, LOSS, PAYMENT, ACTIVITY_DONE, CHANGE, SCHEDULE)
ALL_TABLES = (
    UNDO, SUGGESTION, TRAINING, REDEEM, SET_TARGET, CREATE_ACCOUNT, CREATE_DEAL, SNOOZE, COMPLETE, WIN, LOSS,
    PAYMENT, SATISFACTION, ACTIVITY_DONE, ACTIVITY_NEAR, CHANGE, CORRECTION, SCHEDULE,
)  # fmt: skip
