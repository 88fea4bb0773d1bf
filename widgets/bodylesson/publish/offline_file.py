"""The lesson as one HTML file that opens from `file://` and requests nothing."""

from bodylesson.compose.draft import Draft
from bodylesson.page.files import path_script
from bodylesson.page.policy import script_hash
from bodylesson.publish.inline import bytes_text, json_text, module_text
from bodylesson.publish.references import external_references
from bodylesson.publish.templates import template
from bodylesson.ui.words import words


def offline_file(draft: Draft, language: str) -> bytes:
    """The whole page; `language` is that of the lesson.

    Raises:
        ValueError: the page refers to something outside itself.
    """
    parts = {**draft.modules, **draft.widgets.parts}
    texts = {
        name: module_text(part.content.decode())
        if part.ending == "js"
        else bytes_text(part.content)
        for name, part in parts.items()
    }
    html = draft.filled(
        # The only script that is in the page as it is; it imports the others.
        head=template("offline-head").render(script_hash=script_hash(path_script())),
        note=template("offline-note").render(words=words(language).labels("publish.offline_file")),
        scripts=template("offline-scripts").render(
            state=json_text(draft.widgets.inlined().decode()),
            parts=sorted(texts.items()),
        ),
    )
    if found := external_references(html):
        raise ValueError(f"offline file: expected all of it inside, found {', '.join(found)}")
    return html.encode()
