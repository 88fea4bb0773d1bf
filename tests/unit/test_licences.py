"""Licenses of what is in the bundles: collected by the tool, never by hand."""

from pathlib import Path

import pytest

from tools.licences import collected, licence_of, spdx_of


def package(folder: Path, about: str, licence: str | None = None) -> Path:
    folder.mkdir()
    (folder / "package.json").write_text(about, "utf-8")
    if licence is not None:
        (folder / "LICENSE").write_text(licence, "utf-8")
    return folder


def test_packages_with_one_license_stand_together(tmp_path: Path) -> None:
    one, two = (package(tmp_path / name, "{}", "MIT, by A") for name in ("one", "two"))
    other = package(tmp_path / "other", '{"license": "ISC", "author": {"name": "B"}}')
    text = collected({("one", "1.0"): one, ("two", "2.0"): two, ("other", "3.0"): other})
    assert "\none 1.0, two 2.0\n" in text
    assert text.count("MIT, by A") == 1
    assert "\nother 3.0\n" in text
    assert "License: ISC\nAuthor: B" in text


def test_a_package_without_any_license_is_not_shipped_silently(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="expected a licence, found none"):
        licence_of(package(tmp_path / "none", "{}"))
    with pytest.raises(LookupError, match="expected a licence, found none"):
        spdx_of(package(tmp_path / "text", "{}", "MIT, by A"))
