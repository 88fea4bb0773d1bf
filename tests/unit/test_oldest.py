"""What the oldest browsers lack is a type error, whatever Deno itself knows."""

from pathlib import Path

from tools.oldest import faults


def test_a_method_that_the_oldest_browsers_lack_is_found(tmp_path: Path) -> None:
    (tmp_path / "newer.ts").write_text("export const sorted = [2, 1].toSorted();\n", "utf-8")
    assert "toSorted" in faults(tmp_path)
    (tmp_path / "newer.ts").write_text(
        "export const last = [2, 1].findLast((n) => Object.hasOwn(globalThis, n));\n", "utf-8"
    )
    assert faults(tmp_path) == ""
