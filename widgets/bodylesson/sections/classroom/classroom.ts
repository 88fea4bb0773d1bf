/** The class's entry: what this page was opened for, and the way into a class from the lesson. */

import type { RenderProps } from "@anywidget/types";
import board from "./looks/board.css" with { type: "text" };
import desk from "./looks/desk.css" with { type: "text" };
import student from "./looks/student.css" with { type: "text" };
import practice from "../breath_timer/breath_timer.css" with { type: "text" };
import { h } from "../../ui/dom.ts";
import { Alone } from "./alone.ts";
import { placeOf } from "./address.ts";
import { Board } from "./board.ts";
import { Desk } from "./desk.ts";
import { Entrance } from "./entrance.ts";
import { forgetClass, keptClass } from "./kept.ts";
import { classLesson } from "./lesson.ts";
import { Student } from "./student.ts";
import type { ClassroomTraits } from "./traits.ts";

export default {
  async render({ model, el, signal }: RenderProps<ClassroomTraits>): Promise<void> {
    const lesson = await classLesson(model);
    if (signal.aborted) return;
    addStyle(practice + student + desk + board, signal);
    const place = placeOf(location);
    if (place.role === "desk") {
      const one = new Desk(lesson, signal);
      if (place.token !== null) one.enter(place.token);
      return;
    }
    if (place.role === "board") {
      new Board(lesson, place.code ?? "", signal);
      return;
    }
    let joined: AbortController | null = null;
    const code = place.code ?? keptClass()?.code ?? null;
    const isServed = location.protocol.startsWith("http") && (code !== null || await hasClasses());
    if (signal.aborted) return;
    const entrance = new Entrance(lesson.say, join, isServed);
    const alone = new Alone(lesson, signal);
    el.replaceChildren(
      h("div", { class: "bl-widget bl-class" }, entrance.element, alone.element),
    );
    if (code !== null && isServed) join(code);

    function join(code: string): void {
      joined?.abort();
      const over = joined = new AbortController();
      signal.addEventListener("abort", () => over.abort(), { signal: over.signal });
      entrance.tell("");
      new Student(lesson, code, (why) => {
        forgetClass();
        over.abort();
        entrance.tell(why);
        if (why !== "") location.hash = "#teach";
      }, over.signal);
    }
  },
};

/** Whether the server of this page has classes; a host of plain files has none. */
async function hasClasses(): Promise<boolean> {
  try {
    return (await fetch(new URL("class/address", document.baseURI))).ok;
  } catch {
    return false;
  }
}

/** Styles that only a class needs. */
function addStyle(css: string, signal: AbortSignal): void {
  const style = h("style", {});
  style.textContent = css;
  document.head.append(style);
  signal.addEventListener("abort", () => style.remove());
}
