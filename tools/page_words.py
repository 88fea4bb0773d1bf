"""Writes the words of the page's template, from `ui/words/`: run `python -m tools.page_words`.

The template is filled in by Voilà, also without any server of ours, so its words must lie beside
it. A unit test fails while the file is stale.
"""

import json
from pathlib import Path

from bodylesson.ui.words import BASE, languages, words

TARGET = (
    Path(__file__).parents[1] / "widgets" / "bodylesson" / "page" / "template" / "words.html.j2"
)

TEMPLATE = """\
{{#- Made by `python -m tools.page_words` from the group `page` of ui/words/. -#}}
{{%- set all_words = {all_words} -%}}
{{%- macro say(language, key) -%}}
{{{{ all_words.get(language.split("-")[0], all_words["{base}"])[key] }}}}
{{%- endmacro -%}}
"""


def template_text() -> str:
    """A Jinja template with one macro: the word of that key in a language, English if need be."""
    pages = {language: words(language).texts("page") for language in languages()}
    literal = json.dumps(pages, ensure_ascii=False, indent=1)
    return TEMPLATE.format(all_words=literal, base=BASE)


if __name__ == "__main__":
    TARGET.write_text(template_text(), "utf-8")
