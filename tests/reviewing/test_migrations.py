"""Migrations: from nothing to the newest tables, once, whoever comes first."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from desk_processes import PROCESSES, open_at_once, started
from sqlalchemy import inspect, text

import checker.reviewing.migrations
from checker.reviewing.database import Database, upgrade
from checker.reviewing.people import LOCAL
from checker.reviewing.tables import Table
from checker.reviewing.work import Desk

FOLDER = Path(checker.reviewing.migrations.__file__).parent


def config() -> Config:
    found = Config()
    found.set_main_option("script_location", str(FOLDER))
    return found


def revision(database: Database) -> str | None:
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def test_the_tables_are_those_of_the_code(empty_url: str) -> None:
    database = Database(empty_url)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []
    assert revision(database) == ScriptDirectory.from_config(config()).get_current_head()
    database.close()


def test_names_of_constraints_are_those_of_the_code(empty_url: str) -> None:
    database = Database(empty_url)
    seen = inspect(database.engine)
    for name, table in Table.metadata.tables.items():
        named = {each["name"] for each in seen.get_foreign_keys(name)}
        named |= {each["name"] for each in seen.get_unique_constraints(name)}
        named |= {seen.get_pk_constraint(name)["name"]}
        named |= {each["name"] for each in seen.get_indexes(name)}
        meant = {each.name for each in table.constraints if each.name}
        meant |= {each.name for each in table.indexes}
        assert named == meant | (named & {each.name for each in table.constraints})
    database.close()


def test_upgrading_twice_is_upgrading_once(empty_url: str) -> None:
    database = Database(empty_url)
    Desk(database, LOCAL)
    upgrade(database.engine)
    assert revision(database) is not None
    assert Desk(database, LOCAL).person.id == 1
    database.close()


def test_all_migrations_can_be_taken_back_and_made_again(empty_url: str) -> None:
    database = Database(empty_url)
    Desk(database, LOCAL)
    settings = config()
    with database.engine.execution_options(tiaoli_writes=True).begin() as connection:
        settings.attributes["connection"] = connection
        command.downgrade(settings, "base")
    assert inspect(database.engine).get_table_names() == ["alembic_version"]
    upgrade(database.engine)
    assert set(inspect(database.engine).get_table_names()) > set(Table.metadata.tables)
    if database.engine.dialect.name == "postgresql":
        with database.reading() as session:
            kept = session.scalar(text("SELECT count(*) FROM pg_proc WHERE proname='keep_audit'"))
        assert kept == 1
    database.close()


def test_several_processes_may_open_a_new_database_at_once(empty_url: str) -> None:
    together, said = PROCESSES.Barrier(4), PROCESSES.Queue()
    running = [started(open_at_once, empty_url, together, said) for _ in range(4)]
    assert [said.get(timeout=60) for _ in running] == [1] * 4
    for process in running:
        process.join()


@pytest.mark.parametrize("later", sorted(FOLDER.glob("versions/[0-9]*.py"))[1:])
def test_each_migration_follows_another(later: Path) -> None:
    script = ScriptDirectory.from_config(config()).get_revision(later.name[:4])
    assert script is not None
    assert script.down_revision is not None
