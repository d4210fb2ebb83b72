"""Says how files come in, on the platform where somebody asks."""

from core.reply import Button, Card, Reply, paragraph
from handlers.context import Context

TEMPLATES = (
    (("目标", "Targets"), ("目标模板", "targets template")),
    (("客户", "Accounts"), ("客户模板", "accounts template")),
    (("商机", "Deals"), ("商机模板", "deals template")),
    (("成员", "Members"), ("成员模板", "members template")),
)


def how_reply(context: Context) -> Reply:
    """Say it, with templates to fill in where files can be sent back."""
    text = how_files_come_in(context)
    if context.room.platform in {"wecom", "terminal"}:
        return Reply(text)
    buttons = tuple(
        Button(
            context.say("模板：{kind}", "Template: {kind}", kind=context.say(*kind)),
            context.say(*command),
        )
        for kind, command in TEMPLATES
    )
    title = context.say("导入文件", "Import files")
    return Reply(text, Card(title, (paragraph(text),), buttons))


def how_files_come_in(context: Context) -> str:
    match context.room.platform:
        case "wecom":
            # The callback of a self-built app brings text, images, voice, video, places and links:
            # https://developer.work.weixin.qq.com/document/path/90239
            return context.say(
                "企业微信不把文件转给应用，我收不到。请在服务器上运行 salesbeat import 文件，"
                "或在 Slack 里发给我。",
                "WeCom does not hand files on to apps, so I cannot get them here. Run salesbeat "
                "import FILE on the server, or send it to me in Slack.",
            )
        case "terminal":
            return context.say(
                "在命令行运行 salesbeat import 文件，加 --dry-run 只看不写。",
                "Run salesbeat import FILE; with --dry-run it only looks.",
            )
        case _:
            return context.say(
                "把 CSV 或 XLSX 文件直接发给我，一次可以几个。我先给你看有多少条、哪些行有问题，"
                "你确认了才导入。要一份可以填的表，点下面的模板。",
                "Send me CSV or XLSX files, several at once if you like. I first show how many "
                "rows there are and which have problems; nothing is imported before you confirm. "
                "For a table to fill in, press a template below.",
            )
