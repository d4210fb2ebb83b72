"""Phone numbers as people write them: “13800000000”, “021-6543 2100”, “+86 138 0000 0000”."""

from core.errors import UserError

FEWEST_DIGITS, MOST_DIGITS = 7, 20


def phone_checked(typed: str) -> str:
    """Return a phone number as it was written; raises UserError on what is none."""
    phone = " ".join(typed.split())
    digits = sum(letter.isdigit() for letter in phone)
    strange = set(phone) - set("0123456789+- ")
    if strange or "+" in phone[1:] or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
        raise UserError(
            f"电话“{phone}”不对：要 {FEWEST_DIGITS}–{MOST_DIGITS} 位数字，"
            "可以带 +、- 和空格。没有记录。",
            f"“{phone}” is no phone number: {FEWEST_DIGITS} to {MOST_DIGITS} digits, with +, - and "
            "spaces. Nothing was recorded.",
            code="phone",
        )
    return phone
