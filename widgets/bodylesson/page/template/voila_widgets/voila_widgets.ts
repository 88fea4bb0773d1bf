// The script of our Voilà template, for plain `voila`. It stands in the page itself and runs before
// Voilà's own script.
import { showWidgets, startedApp } from "./show_widgets.ts";

const mounts = document.querySelectorAll<HTMLElement>(".bl-live[data-model]");
void startedApp(globalThis).then((app) => showWidgets(app, mounts));

// Voilà's script calls these to show its progress; this page has nothing to hide meanwhile.
const nothing = (): void => {};
Object.assign(globalThis, { display_cells: nothing, update_loading_text: nothing });
