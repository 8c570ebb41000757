"""The audit of the locked packages against a service that speaks like OSV: found, nothing found, away, broken."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.audit import audit
from tests.bot.program import free_port

FLAW = {
    "id": "PYSEC-2026-7",
    "summary": "a flaw",
    "affected": [
        {
            "package": {"name": "aiogram", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "9.9.9"}]}],
        }
    ],
}
LOCK = "aiogram==3.31.0 \\\n    --hash=sha256:" + "0" * 64 + "\nidna==3.10 \\\n    --hash=sha256:" + "0" * 64 + "\n"


class Osv(ThreadingHTTPServer):
    """Answers `flaws` about aiogram and nothing about others; or `broken` to everybody; or nobody before `ends`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.flaws: list[object] = []
        self.broken: bytes | None = None
        self.hangs = False
        self.ends = threading.Event()
        self.asked: list[str] = []


class _Answer(BaseHTTPRequestHandler):
    server: Osv

    def do_POST(self) -> None:
        about = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["package"]["name"]
        self.server.asked.append(about)
        if self.server.hangs:
            self.server.ends.wait(60)
            return
        flaws = self.server.flaws if about == "aiogram" else []
        body = self.server.broken or json.dumps({"vulns": flaws} if flaws else {}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def osv(monkeypatch: pytest.MonkeyPatch) -> Iterator[Osv]:
    server = Osv()
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    monkeypatch.setenv("PIP_AUDIT_OSV_URL", f"http://127.0.0.1:{server.server_port}/v1/query")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    yield server
    server.ends.set()
    server.shutdown()
    serving.join()
    server.server_close()


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.txt"
    path.write_text(LOCK, encoding="utf-8")
    return path


def test_packages_without_a_known_flaw_pass(osv: Osv, lock: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit([lock]) == 0
    assert sorted(osv.asked) == ["aiogram", "idna"]
    assert "0 of 2 locked packages" in capsys.readouterr().out


def test_a_known_flaw_fails_and_is_named(osv: Osv, lock: Path, capsys: pytest.CaptureFixture[str]) -> None:
    osv.flaws = [FLAW]

    assert audit([lock]) == 1
    assert "aiogram 3.31.0: PYSEC-2026-7, mended in 9.9.9" in capsys.readouterr().err


def test_a_service_that_cannot_be_reached_is_a_loud_skip(
    osv: Osv, lock: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_AUDIT_OSV_URL", f"http://127.0.0.1:{free_port()}/v1/query")

    assert audit([lock]) == 0
    assert "pip-audit SKIPPED, nothing was checked" in capsys.readouterr().err


def test_a_service_that_answers_nonsense_is_a_loud_skip(
    osv: Osv, lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    osv.broken = b"<html>502</html>"

    assert audit([lock]) == 0
    assert "SKIPPED" in capsys.readouterr().err


def test_a_service_that_never_answers_holds_nothing_up(
    osv: Osv, lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    osv.hangs = True
    began = time.monotonic()

    assert audit([lock], all_within_s=4) == 0
    assert time.monotonic() - began < 30
    assert "SKIPPED, nothing was checked: no answer within 4 s" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["aiogram==3.31.0\n", "aiogram>=3 \\\n    --hash=sha256:00\n", "-r nowhere.txt\n"])
def test_a_lock_that_cannot_be_audited_fails(
    osv: Osv, lock: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    lock.write_text(text, encoding="utf-8")

    assert audit([lock]) != 0
    assert "SKIPPED" not in capsys.readouterr().err


def test_the_locks_of_this_project_can_be_audited(osv: Osv) -> None:
    root = Path(__file__).parent.parent

    assert audit([root / "requirements.txt", root / "requirements-dev.txt"]) == 0
    assert {"aiogram", "sqlalchemy", "pip-audit"} <= set(osv.asked)
