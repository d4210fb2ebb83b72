"""`salesbeat import` as an operator meets it."""

from pathlib import Path

from tests.bot.test_command_line import salesbeat

MEMBERS = "姓名,角色\n李雪,销售\n"


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_summary_says_how_amounts_were_read(sqlite_url: str, tmp_path: Path):
    files = [
        write(tmp_path, "成员.csv", MEMBERS),
        write(tmp_path, "客户.csv", "客户名称\n蓝海\n"),
        write(tmp_path, "商机.csv", "编号,客户,负责人,阶段,金额（万元）\nD1,蓝海,李雪,报价,5\n"),
    ]

    done = salesbeat("import", *files, DATABASE_URL=sqlite_url)

    assert done.returncode == 0
    assert "金额（万元）: 金额按 ×10,000 换算成元" in done.stdout
    assert done.stdout.endswith("合计：新增 3，更新 0\n")


def test_bad_rows_come_back_beside_the_input(sqlite_url: str, tmp_path: Path):
    path = write(tmp_path, "客户.csv", "客户名称,等级\n蓝海,Z\n青禾,A\n")

    refused = salesbeat("import", path, DATABASE_URL=sqlite_url)

    assert refused.returncode != 0
    assert "客户.有问题.csv" in refused.stderr
    given_back = (tmp_path / "客户.有问题.csv").read_text(encoding="utf-8-sig")
    assert given_back.splitlines()[0] == "客户名称,等级,原因"
    assert "青禾" not in given_back


def test_a_mapping_said_once_is_used_again(sqlite_url: str, tmp_path: Path):
    path = write(tmp_path, "甲方名单.csv", "甲方,级别\n蓝海,A\n")
    salesbeat(
        "import", path, "--map", "甲方=客户名称", "--map", "级别=等级", DATABASE_URL=sqlite_url
    )

    again = salesbeat("import", path, DATABASE_URL=sqlite_url)

    assert "按“记住的对应”的列对应导入" in again.stdout
    assert "未变 1" in again.stdout


def test_bad_rows_never_overwrite_a_file(sqlite_url: str, tmp_path: Path):
    path = write(tmp_path, "客户.csv", "客户名称,等级\n蓝海,Z\n")

    refused = salesbeat("import", path, "--bad-rows", path, DATABASE_URL=sqlite_url)

    assert refused.returncode != 0
    assert Path(path).read_text(encoding="utf-8") == "客户名称,等级\n蓝海,Z\n"
