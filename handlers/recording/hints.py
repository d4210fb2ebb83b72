"""What an answer to a question may look like, in a few words."""

from handlers.context import Context

EXAMPLES = {
    "amount": ("50万", "500k"),
    "value": ("9", "9"),
    "due_on": ("周五", "Friday"),
    "occurred_on": ("昨天", "yesterday"),
}


def what_works(asks_for: str, count: int, context: Context) -> str:
    """Say shortly what an answer to a question may look like."""
    if count:
        return context.say(
            "点按钮，或回复 {n}；不要了就说“取消”。",
            "Press a button, or reply {n}; say “cancel” to drop it.",
            n="1" if count == 1 else f"1–{count}",
        )
    example = EXAMPLES.get(asks_for, ("客户名", "the account's name"))
    return context.say(
        "例如 {example}；不要了就说“取消”。", "For example {example}; say “cancel” to drop it.",
        example=context.say(*example),
    )  # fmt: skip
