"""Gives ipywidgets controls the names and roles that they come without."""

import anywidget

from bodylesson.ui import assets


class ControlNames(anywidget.AnyWidget):
    """A widget without a picture: put it into a box of class `bl-practice`, beside the controls.

    ipywidgets 8.1 leaves radio groups and sliders unnamed, gives labels the title "null" and makes
    a slider's readout an unnamed editable text. This sets all that right in the browser, reading
    each control's own label, and brings the style that makes controls part of the page.
    """

    _esm = assets.bundle(__file__)
    _css = assets.style(__file__)
