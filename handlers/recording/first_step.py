"""What to do first in a company that has no customer yet; nothing once there is one."""

from sqlalchemy import select

from core.storage.sessions import company_of
from core.storage.tables import Account
from handlers.context import Context


def first_step(context: Context) -> str:
    """Say how customers come in: by a file, which is an admin's to send, or one by one."""
    session = context.session
    any_account = select(Account.id).where(Account.company_id == company_of(session)).limit(1)
    if session.scalar(any_account) is not None:
        return ""
    if context.person.role == "admin":
        return context.say(
            "第一步：还没有客户。把成员、客户、商机的表格（Excel 或 CSV）直接发到这里，"
            "或说“新客户 启明智造”先建一个。",
            "First step: there is no customer yet. Send your tables of members, accounts and deals "
            "(Excel or CSV) here, or say “new account Bright Works” to add one.",
        )
    return context.say(
        "第一步：还没有客户。说“新客户 启明智造”建一个，或请管理员导入表格。",
        "First step: there is no customer yet. Say “new account Bright Works” to add one, or ask "
        "an admin to import a file.",
    )
