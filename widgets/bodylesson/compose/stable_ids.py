"""Numbers a composed page's widgets, so that equal inputs give an equal page.

ipywidgets gives its models random names. If the page differed each time it was composed, every
visitor would fetch it again after each restart, and no two builds could be compared.
"""

import json
import re

import nbformat

STATE_TYPE = "application/vnd.jupyter.widget-state+json"


def with_stable_ids(executed: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook with its widgets named `w1`, `w2`, … in the order they were made."""
    state = executed.metadata.get("widgets", {}).get(STATE_TYPE, {}).get("state", {})
    if not state:
        return executed
    names = {model_id: f"w{number}" for number, model_id in enumerate(state, start=1)}
    # The names are 32 random digits, so they cannot occur anywhere but in references to models.
    pattern = re.compile("|".join(map(re.escape, names)))
    # nbformat's own writer would sort the models by their random names.
    text = json.dumps(executed, ensure_ascii=False)
    renamed = json.loads(pattern.sub(lambda match: names[match[0]], text))
    numbered: nbformat.NotebookNode = nbformat.from_dict(renamed)
    return numbered
