"""The one script that stands in the page itself."""

import re

import jinja2
import pytest

from bodylesson.page.files import TEMPLATES, bundle, path_script
from bodylesson.page.policy import POLICY, script_hash


def test_it_stands_in_the_page_to_the_letter() -> None:
    loader = jinja2.FileSystemLoader(TEMPLATES)
    environment = jinja2.Environment(loader=loader, trim_blocks=True, lstrip_blocks=True)
    page = environment.from_string("<script>{% include 'path_script.html.j2' %}</script>").render()
    assert page == f"<script>{path_script()}</script>"


def test_the_policy_allows_it_and_no_other_inline_script() -> None:
    hashes = re.findall(r"'sha256-[^']+'", POLICY)
    assert hashes == [script_hash(path_script())]
    assert "'unsafe-inline'" not in re.findall(r"script-src [^;]*", POLICY)[0]


@pytest.mark.parametrize("ending", ["</script", "<script", "<!--"])
def test_nothing_in_it_ends_its_element(ending: str) -> None:
    assert ending not in path_script().lower()


@pytest.mark.parametrize("sign", ["{{", "{%", "{#"])
def test_nothing_in_it_is_taken_for_a_template(sign: str) -> None:
    assert sign not in bundle("path").decode()
