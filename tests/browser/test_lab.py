"""The same notebook in JupyterLab: the same controls, by the same names."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.help.lesson_page import WIDGETS_MS, LessonPage
from tests.browser.help.servers import Server, lab_server

pytestmark = pytest.mark.long

LESSON = Path(__file__).parents[2] / "lessons" / "psoas-release"


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Server]:
    """On a copy: JupyterLab writes outputs back into notebooks."""
    shutil.copytree(LESSON, tmp_path / "lesson")
    with lab_server(tmp_path / "log", tmp_path / "lesson") as server:
        yield server


def run_all(page: Page) -> None:
    """Run the whole notebook and wait until its kernel has nothing left to do."""
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=WIDGETS_MS)
    # What is run before the kernel is connected is lost without a word.
    page.wait_for_function(
        """async () => {
          const { sessionContext } = jupyterapp.shell.currentWidget;
          await sessionContext.ready;
          const { kernel } = sessionContext.session;
          await kernel.info;
          return kernel.connectionStatus === "connected" && kernel.status === "idle";
        }""",
        timeout=WIDGETS_MS,
    )
    page.evaluate("() => { jupyterapp.commands.execute('notebook:run-all-cells'); }")
    page.wait_for_function(
        """() => jupyterapp.shell.currentWidget.content.widgets
             .filter((cell) => cell.model.type === 'code')
             .every((cell) => cell.model.executionCount)""",
        timeout=WIDGETS_MS,
    )


def opened(context: BrowserContext, lab: Server) -> Page:
    """The notebook in a window of a desk, all of it run."""
    page = context.new_page()
    page.set_viewport_size({"width": 1400, "height": 1000})
    page.goto(f"{lab.url}lab/tree/lesson.ipynb?reset", timeout=WIDGETS_MS)
    run_all(page)
    return page


def lose_kernel(page: Page, lab: Server) -> None:
    """Kill the kernel; JupyterLab starts an empty one in its place, and says so."""
    assert lab.kill_kernels()
    page.get_by_role("dialog").get_by_role("button", name="Ok", exact=True).click()


def go_to(page: Page, cell: str) -> None:
    """Bring a cell into view: JupyterLab takes cells that are far away out of the document."""
    page.evaluate(
        """(source) => {
          const notebook = jupyterapp.shell.currentWidget.content;
          const index = notebook.widgets.findIndex((c) => c.model.sharedModel.source === source);
          return notebook.scrollToItem(index, 'start');
        }""",
        cell,
    )


def test_the_notebook_shows_and_runs_the_same_controls(
    context: BrowserContext, lab: Server
) -> None:
    page = opened(context, lab)
    lesson_page = LessonPage(page)
    go_to(page, 'lesson.show("gate")')
    expect(lesson_page.gate).to_be_visible(timeout=WIDGETS_MS)
    lesson_page.pass_gate()
    go_to(page, 'lesson.show("practice")')
    expect(lesson_page.timer).to_be_attached(timeout=WIDGETS_MS)
    lesson_page.choose("Way to practice", "Explore")
    expect(page.locator(".bl-guide").first).to_contain_text("Explore")
    for name in ("Breaths per minute", "Share of the in-breath", "Breaths"):
        expect(page.get_by_role("slider", name=name, exact=True)).to_be_attached()
    lose_kernel(page, lab)
    lesson_page.choose("Way to practice", "Lift the thigh")
    expect(page.locator(".bl-guide").first).to_contain_text("Lift the thigh")
    lesson_page.choose("Side", "Right")
    lesson_page.start()
    expect(lesson_page.timer).to_contain_text("Right side")
    lesson_page.button("Stop").click()
    expect(lesson_page.button("I am off the ball")).to_be_visible()


def test_a_saved_notebook_without_its_kernel_says_what_to_do(
    context: BrowserContext, lab: Server
) -> None:
    page = opened(context, lab)
    page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_function("() => !jupyterapp.shell.currentWidget.context.model.dirty")
    lose_kernel(page, lab)
    page.goto(f"{lab.url}lab/tree/lesson.ipynb?reset", timeout=WIDGETS_MS)
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=WIDGETS_MS)
    go_to(page, 'lesson.show("gate")')
    lost = page.locator(".jp-OutputArea-output.jupyter-widgets:not(:has(*))").first
    lost.wait_for(timeout=WIDGETS_MS)
    said = lost.evaluate("(one) => getComputedStyle(one, '::after').content")
    assert said == (
        '"Nothing can be shown here while the notebook is not running. '
        'Choose Run, then Run All Cells."'
    )
    assert lost.evaluate("(one) => getComputedStyle(one).fontSize") == "0px"
