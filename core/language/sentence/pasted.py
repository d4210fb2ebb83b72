"""Minutes, mails and code: what is pasted tells of other people's doings.

Each rule carries an example. They work on the skeleton, as `mood` does.
"""

from core.language.text.ways import Row

PASTED = (
    Row(
        r"(?:^|[\s。!?;,])(?:我|me|老板|领导|大家|同事|甲方?|乙方?|老?妈妈?|老?爸爸?|老婆|老公|"
        r"产品|研发|财务|客户|boss|wife|mom|[ab]|also me|问|Ⓓ的我|me at Ⓣ)\s?:.*?[^,;]{2,}(?:^|"
        r"[\s。!?;,])(?:我|me|老板|客户|领导|大家|同事|甲方?|乙方?|财务|研发|boss|client|also me|"
        r"[ab]|答|翻译|潜台词|Ⓓ的我|me at Ⓣ)\s?:|"
        r"(?:^|[\s。!?;,])客户\s?:.*[。!?;\s]我\s?:",
        "老板:今年目标一个亿。我:先拿下Ⓐ再说",
    ),
    Row(r"(?:^|\n)\s*Ⓜ\s?:", "Ⓜ:Ⓐ签了"),
    Row(
        r"^\W*(?:待办|任务|清单|计划|安排|to-?dos?|tasks?|plans?|"
        r"agenda)[^:\n]{0,10}:\s?[1一Ⓝ]\s?[.、)]",
        "待办:1.给Ⓐ发合同",
    ),
    Row(
        r"^\W*(?:培训|会议|例会|开会|放假|活动|停机|维护|值班|考勤|人事|系统|内部|紧急|重要|全员|"
        r"部门|公司|团建|年会|体检|调休)?(?:通知|公告|通报)\s?[:】\]]|"
        r"^\W*(?:announcement|notice|attention)\b[^:.]{0,12}:",
        "培训通知:ⒹⓉ,全体销售参加新品培训",
    ),
    Row(
        r"^\W*(?:a )?(?:friendly |gentle |quick )*reminder\b\W*(?:to |for )?(?:everyone|everybody|"
        r"all\b|team\b|folks|guys|@\s?(?!me\b|bot\b|salesbeat|Ⓐ|Ⓣ)|Ⓜ(?!\s?(?:and|&) ))|"
        r"^\W*(?:提醒|记得|麻烦|请|辛苦)(?:一下)?\W*@\s?(?!me\b|bot\b|salesbeat|我|Ⓐ|Ⓣ)",
        "reminder @Ⓜ: send Ⓐ the nda",
    ),
    # Taken back with the last word: of “不是假的” the rest is true.
    Row(
        r"[,。!;\s](?:都|全|这|那|其实)?是?假的[了啊哈呀。!~\s]*$|"
        r"[,.;!\s](?:just )?(?:fake|not true)[.!\s]*$",
        "Ⓐ签了Ⓥ,假的",
    ),
    Row(
        r"^\s*[\[{].*[\"':].*[\]}]\s*$|</[a-z]+>|"
        r"\b(?:select|insert|delete)\b.{1,60}\b(?:from|into|where)\b|\bdef \w+\(|"
        r"\bfunction\s?\w*\(|console\.log|\bcurl -|[{\[]\s?[\"']\w+[\"']\s?:|\bwrote\s?:|"
        r"姓名.{0,4}电话|电话.{0,4}姓名|\bprint\(|```|^\s*(?:import|from) \w+ import|#!/",
        '{"intent": "win_deal"}',
    ),
    Row(
        r"^\W*(?:会议|例会|周会|晨会)?(?:纪要|会议记录)\W*[:\s]|^\W*(?:meeting )?minutes\b",
        "会议纪要:1. Ⓜ汇报Ⓐ进展",
    ),
    Row(
        r"^\W*(?:转发?|fwd?|re|fw|回复|答复)\s?[:】\]]|^\W*【转发?】|"
        r"-{3,}\s?(?:original|forwarded|原始|转发)|"
        r"(?:^|\n)\s*(?:from|to|cc|subject|sent|发件人|收件人|抄送|主题|发送时间)\s?:",
        "fwd: Ⓐ signed",
    ),
    Row(
        r"^\W*(?:dear|各位|亲爱的|尊敬的|致各)(?:同事|领导|伙伴|客户|[,:\s])|"
        r"^\W*(?:hi|hello|hey) (?:Ⓜ|Ⓒ|"
        r"(?!bot\b|salesbeat\b|there\b|team\b|guys\b|all\b|robot\b|assistant\b|"
        r"everyone\b)[a-z]{2,12}),|"
        r"\b(?:best|kind|warm) regards\b|\byours (?:sincerely|faithfully)\b|此致|敬礼|顺颂商祺",
        "各位同事,Ⓐ签了",
    ),
)
