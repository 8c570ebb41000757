"""`python -m tests.audit`: are the locked packages free of known vulnerabilities? A part of `make check`.

Ends with 1 when one is known or a lock cannot be read. Where the data cannot be had it says so loudly and ends with 0:
without a network the check must not fail, and must not look as if it had passed.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LOCKS = ("requirements.txt", "requirements-dev.txt")
ANSWER_WITHIN_S = 10
ALL_WITHIN_S = 180
# What pip-audit raises when the service is away, says something else than JSON, or takes too long.
AWAY = re.compile(r"requests\.exceptions\.|pip_audit\._service\.|Could not connect to", re.IGNORECASE)


def audit(locks: list[Path], *, all_within_s: float = ALL_WITHIN_S) -> int:
    """Ask OSV (or PIP_AUDIT_OSV_URL) about every package of these hashed requirements files."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "found.json"
        command = [sys.executable, "-m", "pip_audit"]
        for lock in locks:
            command += ["--requirement", str(lock)]
        command += ["--strict", "--require-hashes", "--disable-pip", "--vulnerability-service", "osv"]
        command += ["--timeout", str(ANSWER_WITHIN_S), "--progress-spinner", "off", "--cache-dir", folder]
        command += ["--format", "json", "--output", str(report)]
        try:
            done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=all_within_s)
        except subprocess.TimeoutExpired:
            return _skipped(f"no answer within {all_within_s:g} s")
        if report.exists():
            return _told(json.loads(report.read_text(encoding="utf-8"))["dependencies"])
    if AWAY.search(done.stderr):
        return _skipped(done.stderr.strip().splitlines()[-1][:200])
    sys.stderr.write(done.stderr)
    return done.returncode or 1


def _told(packages: list[dict[str, object]]) -> int:
    bad = [package for package in packages if package.get("vulns")]
    for package in bad:
        for flaw in package["vulns"]:  # type: ignore[attr-defined]  # a list, as JSON has it
            mended = ", ".join(flaw["fix_versions"]) or "nowhere yet"
            sys.stderr.write(f"{package['name']} {package['version']}: {flaw['id']}, mended in {mended}\n")
    sys.stdout.write(f"pip-audit: {len(bad)} of {len(packages)} locked packages have known vulnerabilities\n")
    return 1 if bad or not packages else 0  # a lock that names nothing is no lock


def _skipped(why: str) -> int:
    line = "!" * 100
    sys.stderr.write(f"{line}\n!! pip-audit SKIPPED, nothing was checked: {why}\n{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(audit([Path(lock) for lock in LOCKS]))
