"""The widgets that keep records, each on a page of its own, and what is stored behind them."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import anywidget
from playwright.sync_api import FilePayload, Page, expect

from bodylesson.lesson.lesson import Lesson, read_lesson
from bodylesson.models.sealing import unsealed
from bodylesson.sections.journal.journal import journal
from bodylesson.sections.listing import showing
from bodylesson.sections.measure.measure import measure_widget
from bodylesson.sections.quiz.quiz import quiz_widget
from tests.browser.help.limits import without_limit
from tests.browser.help.widget_page import ORIGIN, WidgetPage
from tests.browser.help.windows import PATIENCE_MS

LESSON = Path(__file__).parents[3] / "lessons" / "psoas-release"
DATABASE = "bodylesson-psoas-release"
VERSION = 2
HOSTILE = '<script>window.hit = 1</script><img src=x onerror="window.hit = 1">'
RTL_EMOJI = "שלום, زيت 🥎👩🏽‍🦽\u202e oops"

# Talks to the database as a stranger would, without the project's own code.
RAW = """async ([name, version, work]) => {
  const ask = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const opening = indexedDB.open(name, version ?? undefined);
  opening.onupgradeneeded = () => {
    for (const kind of ["measures", "journal", "quiz"]) {
      const names = opening.result.objectStoreNames;
      if (!names.contains(kind)) opening.result.createObjectStore(kind, { keyPath: "id" });
    }
  };
  const held = new Promise((_, reject) => {
    opening.onblocked = () => reject(new Error("another connection does not give way"));
  });
  const db = await Promise.race([ask(opening), held]);
  const result = await new Function("db", "ask", "return (async () => {" + work + "})()")(db, ask);
  db.close();
  return result ?? null;
}"""

OFFER = "Save all of it as a file"
# The database is refused, or never opens.
BLOCKED = """Object.defineProperty(window, "indexedDB", {
  get() { throw new DOMException("no", "SecurityError"); },
})"""
PATIENT = without_limit("records/limits.ts", "ANSWER_MS")
"""A busy machine's storage may take longer to answer than a page waits for it."""
SILENT = """const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...asked) {
  const request = open.apply(this, asked);
  const listen = request.addEventListener.bind(request);
  const held = [];
  request.addEventListener = (type, heard) => { held.push([type, heard]); };
  const others = window.answer;
  window.answer = () => {
    others?.();
    for (const [type, heard] of held) {
      if (type === "success") heard.call(request, new Event(type));
      else listen(type, heard);
    }
  };
  return request;
}"""


@cache
def lesson() -> Lesson:
    """The lesson as its author wrote it."""
    return read_lesson(LESSON)


NOTICED = lesson().content.reflection[0].text
NAVEL = "Left: From navel to heel"
START = 1_790_000_000_000
"""Milliseconds since 1970, for a record's time."""


@cache
def widget(name: str) -> anywidget.AnyWidget:
    """`before`, `after`, `journal`, `quiz` or `guess`; they are never changed here."""
    makers: dict[str, Callable[[], anywidget.AnyWidget]] = {
        "before": lambda: measure_widget(showing(lesson()), "before"),
        "after": lambda: measure_widget(showing(lesson()), "after"),
        "journal": lambda: journal(showing(lesson())),
        "quiz": lambda: quiz_widget(showing(lesson())),
        "guess": lambda: quiz_widget(showing(lesson()), "stop"),
    }
    return makers[name]()


def open_widget(
    page: Page, name: str, *, script: str = "", patient: bool = True, **traits: Any
) -> WidgetPage:
    """Open a page with that widget, and wait until it has read what is kept.

    It waits for storage without end, unless it is not `patient`.
    """
    if patient:
        script = PATIENT + script
    opened = WidgetPage(page, widget(name)).open(fake=False, script=script, **traits)
    expect(page.locator('[data-ready="true"]')).to_be_attached()
    # On the lesson's page a section's heading stands above every widget.
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<h2>Section</h2>')")
    return opened


def open_empty(page: Page) -> None:
    """Open a page that shares the widgets' storage and has none of their code."""
    WidgetPage(page, widget("quiz"))
    page.goto(f"{ORIGIN}/empty")


def raw(page: Page, work: str, version: int | None = None) -> Any:
    """Run JavaScript on the database, opened in that version."""
    return page.evaluate(RAW, [DATABASE, version, work])


def stored(page: Page, kind: str) -> list[dict[str, Any]]:
    """What is stored of a kind."""
    found: list[dict[str, Any]] = raw(
        page, f"return ask(db.transaction('{kind}').objectStore('{kind}').getAll())"
    )
    return found


def until_stored(page: Page, kind: str, holds: str) -> None:
    """Wait until `holds`, in JavaScript, is true of `one` stored record of a kind.

    A widget shows an answer before it is kept.
    """
    work = f"""
      const late = performance.now() + {PATIENCE_MS};
      do {{
        const all = await ask(db.transaction('{kind}').objectStore('{kind}').getAll());
        if (all.some((one) => {holds})) return true;
        await new Promise(requestAnimationFrame);
      }} while (performance.now() < late);
      return false;
    """
    assert raw(page, work), f"no record of {kind} holds {holds}"


def put(page: Page, kind: str, record: dict[str, Any], version: int | None = None) -> None:
    """Store a record as it is."""
    work = f"await ask(db.transaction('{kind}', 'readwrite').objectStore('{kind}').put(%s))"
    raw(page, work % json.dumps(record), version)


def take_in(page: Page, text: str, name: str = "notes.json") -> None:
    """Give a file to the journal."""
    file = FilePayload(name=name, mimeType="text/plain", buffer=text.encode())
    page.get_by_label("Load a saved file").set_input_files(file)


def key_of(question: dict[str, Any]) -> dict[str, Any]:
    """The key of a question as the page got it."""
    opened: dict[str, Any] = json.loads(unsealed(question["sealed"]))
    return opened


def entry(id: str, at: int, **more: Any) -> dict[str, Any]:
    """A whole journal record."""
    return {
        "id": id,
        "at": at,
        "changed": at,
        "noticed": "",
        "feeling": "",
        "more": "",
        "pressure": None,
        "side": "",
        "eased": [],
        "draft": False,
        **more,
    }


def keep(page: Page, text: str) -> None:
    """Write a note and keep it."""
    page.get_by_label(NOTICED).fill(text)
    page.get_by_role("button", name="Keep this note").click()
    # A long one is shown shortened.
    expect(page.get_by_role("article").filter(has_text=text[:500])).to_have_count(1)
    # It is shown before its draft is gone, and whoever leaves at once would find that again.
    expect(page.locator('.bl-journal[data-draft="cleared"]')).to_be_attached()


def read(page: Page, value: str) -> None:
    """Note a reading from navel to heel, on the left."""
    page.get_by_label(NAVEL, exact=True).fill(value)
    page.get_by_label(NAVEL, exact=True).press("Enter")
