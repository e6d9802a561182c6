"""``tiaoli app``: the reviewers' desk opens on this machine, or for an office."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli import options
from checker.cli.commands import ChineseCommand
from checker.cli.lsp_command import MissingExtra
from checker.cli.values import Port
from checker.errors import TiaoliError

if TYPE_CHECKING:
    from checker.cli.place import Place
    from checker.reviewing.signing_in import SignIn

PACKS_VARIABLE = "TIAOLI_RULES"
_NEEDED = ("alembic", "authlib", "docxtpl", "httpx", "platformdirs", "sqlalchemy", "streamlit")


@click.command("app", cls=ChineseCommand)
@click.option("--port", type=Port(), default=8501, metavar="端口", help="网页的端口（默认 8501）")
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="地址",
    help="在哪个地址上提供服务（默认 127.0.0.1，只有本机能打开）；其他地址要先配置登录",
)
@click.option(
    "--database",
    metavar="网址",
    help="数据库，如 postgresql://用户:密码@主机/库名（默认用环境变量 TIAOLI_DATABASE_URL，"
    "没有则用本机数据文件夹中的文件）",
)
@click.option(
    "--secrets",
    metavar="文件",
    help="登录设置 secrets.toml 的位置（默认在当前文件夹和用户文件夹的 .streamlit 中找）",
)
@options.packs_option
@click.option("--no-browser", is_flag=True, help="启动后不打开浏览器")
def app(
    port: int,
    host: str,
    database: str | None,
    secrets: str | None,
    packs: tuple[Path, ...],
    no_browser: bool,
) -> None:
    """打开条例审查台：上传草案，逐条审查，留下处理意见，生成审查意见书。

    默认只供本机一人使用；配置登录后可以供单位多人使用。按 Ctrl+C 停止。
    """
    if any(find_spec(name) is None for name in _NEEDED):
        missing = "条例审查台需要另行安装的部件；请运行 pip install 'tiaoli[app]' 后重试。"
        raise MissingExtra(missing)
    from checker.cli.place import Place
    from checker.cli.secrets_file import configured, places
    from checker.cli.serving import serve

    files = places(secrets)
    place = Place(host, port)
    found = configured(files, named=secrets is not None)
    _refuse(place, found)
    url = _prepared(database, packs)
    serve(place, files, found.redirect_uri if found else None, f"数据库：{url}", not no_browser)


def _refuse(place: Place, found: SignIn | None) -> None:
    """Raise ``TiaoliError`` where the desk cannot be, or must not be without signing in."""
    if found is None and not place.is_local():
        raise TiaoliError(
            f"还没有配置登录，不能在 {place.host} 上提供服务：任何人打开都会成为管理员；"
            "请先按使用手册“条例审查台”一章配置登录，或者不写 --host。"
        )
    place.try_out()


def _prepared(database: str | None, packs: tuple[Path, ...]) -> str:
    """Try database and rules before anything is served; gives the database's address to show."""
    from checker.cli.loading import load_checker
    from checker.reviewing.database import URL_VARIABLE, Database, default_url

    if database is not None:
        os.environ[URL_VARIABLE] = database
    opened = Database(default_url())
    opened.close()
    if packs:
        load_checker(packs)
        os.environ[PACKS_VARIABLE] = os.pathsep.join(str(each.resolve()) for each in packs)
    return opened.engine.url.render_as_string(hide_password=True)
