"""Gives ipywidgets controls the names and roles that they lack."""

from collections.abc import Iterable

import anywidget
import ipywidgets

from bodylesson.ui import assets


class ControlNames(anywidget.AnyWidget):
    """A widget without a picture, which `joined` puts beside the controls.

    ipywidgets 8.1 leaves radio groups and sliders unnamed, gives labels the title "null" and makes
    a slider's readout an unnamed editable text. This sets all that right in the browser, reading
    each control's own label, and brings the style that makes controls part of the page.
    """

    _esm = assets.bundle(__file__)
    _css = assets.style(__file__)


def joined(
    controls: Iterable[ipywidgets.DOMWidget], *followers: ipywidgets.DOMWidget
) -> ipywidgets.VBox:
    """A box of controls above the widgets that follow them, named and styled as one."""
    inside = ipywidgets.VBox(list(controls))
    inside.add_class("bl-controls")
    box = ipywidgets.VBox([ControlNames(), inside, *followers])
    box.add_class("bl-joined")
    return box


def choice(
    words: dict[str, str], name: str, options: Iterable[str], index: int = 0
) -> ipywidgets.RadioButtons:
    """A choice between options, all named by keys of `words`."""
    texts = [words[option] for option in options]
    return ipywidgets.RadioButtons(options=texts, index=index, description=words[name])
