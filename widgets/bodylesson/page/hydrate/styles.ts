// The stylesheets of ipywidgets' controls, which JupyterLab and Voilà bring and this page does not.
import base from "@jupyter-widgets/controls/css/widgets-base.css" with { type: "text" };
import slider from "@jupyter-widgets/controls/css/nouislider.css" with { type: "text" };
import tab from "@jupyter-widgets/controls/css/lumino.css" with { type: "text" };
import variables from "@jupyter-widgets/controls/css/labvariables.css" with { type: "text" };

/** Put them first in the head, so that the lesson's own rules win. */
export function addControlStyles(document: Document): void {
  // A page that did not come to life the first time tries again.
  if (document.querySelector("style[data-controls]")) return;
  const style = document.createElement("style");
  style.dataset["controls"] = "";
  // What they import from one another is already here.
  style.textContent = [variables, slider, tab, base].join("\n").replace(/@import[^;]*;/g, "");
  document.head.prepend(style);
}
