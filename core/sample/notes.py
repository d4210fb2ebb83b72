"""What the reps of the sample company write down, by kind of activity and stage of the deal."""

from random import Random

LATE = {"proposal", "contract"}
ANY_TIME: dict[str, tuple[str, ...]] = {
    "visit": (
        "拜访{contact}，现场看了使用环境",
        "和{contact}当面沟通，氛围不错",
        "顺路拜访，{contact}引见了部门负责人",
    ),
    "call": (
        "电话跟进，{contact}说本周内部讨论",
        "{contact}没接，晚点再打",
        "和{contact}通话，约下周见面",
    ),
    "message": (
        "微信发送案例，{contact}转给了领导",
        "节日问候，顺带提了{product}",
    ),
    "meeting": (
        "和{contact}开会，对了一遍时间表",
        "线上会议，{contact}和使用部门都在",
    ),
    "demo": (
        "演示{product}，{contact}和IT都在",
        "产品演示，关心数据安全和接口",
    ),
}
AT_FIRST: dict[str, tuple[str, ...]] = {
    "visit": (
        "初次拜访，了解现状和痛点",
        "拜访{contact}，介绍{product}",
        "当面沟通需求，{contact}想先看案例",
    ),
    "call": (
        "电话摸底，{contact}明年有预算",
        "电话确认需求，{contact}负责选型",
    ),
    "message": (
        "发了{product}资料",
        "加了{contact}微信，发公司介绍",
    ),
    "meeting": (
        "需求沟通会，列了七条要求",
        "和{contact}开会确认范围",
    ),
    "demo": (
        "远程演示，反馈不错",
        "做了{product}的第一次演示",
    ),
}
LATER: dict[str, tuple[str, ...]] = {
    "visit": (
        "上门讲方案，{contact}基本认可",
        "{contact}嫌价格高，答应回去再算一版",
        "拜访采购，谈付款方式",
        "见了{contact}，竞品也在报价",
    ),
    "call": (
        "电话确认预算，{contact}还在走流程",
        "电话谈折扣，{contact}要再降两个点",
        "电话催内部审批",
    ),
    "message": (
        "发送报价单，{contact}已读",
        "发了修改后的方案",
    ),
    "meeting": (
        "方案评审会，{contact}提了两条修改",
        "三方会议，法务看了合同草稿",
        "过了一遍实施计划",
    ),
    "demo": (
        "按{contact}的场景重新演示{product}",
        "给管理层演示{product}",
    ),
}


def note_on(dice: Random, kind: str, stage: str) -> str:
    """Return a note with places for {contact} and {product}."""
    fitting = LATER if stage in LATE else AT_FIRST
    return dice.choice((*ANY_TIME[kind], *fitting[kind]))
