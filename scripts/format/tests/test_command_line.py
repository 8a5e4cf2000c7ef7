"""What a person sees."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from document import example_file, write_example_bundle

# The values 0, then 1, -1, 1 and 2.
HASH = hashlib.sha256(bytes.fromhex("0000 0100 ffff 0100 0200")).hexdigest()
PROGRAM = Path(__file__).resolve().parents[1] / "read_lgb.py"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "example.lgb"
    path.write_bytes(example_file())
    return path


def assert_refused(result: subprocess.CompletedProcess[str], *words: object) -> None:
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert all(str(word) in result.stderr for word in words)


def test_hash(example: Path) -> None:
    write_example_bundle(example.parent)
    result = run(example)
    assert (result.returncode, result.stdout, result.stderr) == (0, HASH + "\n", "")


def test_dump_with_a_bundle_elsewhere(example: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bundle"
    folder.mkdir()
    write_example_bundle(folder)
    result = run(example, "--bundle", folder, "--dump")
    assert result.returncode == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "version 1.0"
    assert "windows ((100.0, 4000.0),)" in lines
    assert "TILE at byte 152, 15 bytes" in lines
    assert lines[-2:] == ["plane 0 tile 0: 5 values, 5 coded, 1 escapes", HASH]


def test_missing_file(tmp_path: Path) -> None:
    assert_refused(run(tmp_path / "none.lgb"), tmp_path / "none.lgb", "No such file")


def test_cut_file(example: Path) -> None:
    example.write_bytes(example.read_bytes()[:-5])
    assert_refused(run(example), example, "ends too early")


def test_missing_bundle(example: Path, tmp_path: Path) -> None:
    assert_refused(run(example, "--bundle", tmp_path / "bundle"), tmp_path / "bundle", "cannot be read")


def test_bundle_that_is_no_json(example: Path) -> None:
    (example.parent / "model.json").write_text("{")
    assert_refused(run(example), example.parent, "is damaged")


def test_bundle_without_tables(example: Path) -> None:
    (example.parent / "model.json").write_text("{}")
    assert_refused(run(example), example.parent, "hyperTables")
