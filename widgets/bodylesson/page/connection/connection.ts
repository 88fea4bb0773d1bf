// On a live page: shows its widgets, sees when the way to the kernel is lost, says so, and offers
// to begin anew. It must run before Voilà's script, since it stands in for the WebSocket that opens
// there.
import { keepPlace, returnToPlace } from "./place.ts";
import { type Connection, next } from "./state.ts";
import { showWidgets, startedApp } from "./widgets.ts";

const CHANNELS = /\/api\/kernels\/([^/]+)\/channels/;
/** How long between two looks for a server that is away: gently, for all ask at once. */
const LOOK_AGAIN_MS = [1000, 2000, 4000, 8000, 15000] as const;

const notice = document.getElementById("bl-connection");
let connection: Connection = "open";
let looks = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let leaving = false;

function become(event: Parameters<typeof next>[1]): void {
  connection = next(connection, event);
  if (!notice) return;
  for (const part of notice.querySelectorAll<HTMLElement>("[data-when]")) {
    part.hidden = part.dataset["when"] !== connection;
  }
  notice.classList.toggle("bl-shown", connection !== "open");
}

/** Ask whether the kernel is still there; only while the connection is lost. */
async function look(kernelAddress: string): Promise<void> {
  clearTimeout(timer);
  if (leaving || connection === "gone") return;
  const status = await fetch(kernelAddress, { cache: "no-store" })
    .then((answer) => answer.status, () => 0);
  if (leaving) return;
  if (status === 404) become("kernel-gone");
  if (connection !== "lost") return;
  const wait = LOOK_AGAIN_MS[Math.min(looks, LOOK_AGAIN_MS.length - 1)];
  looks += 1;
  timer = setTimeout(() => void look(kernelAddress), wait);
}

function watch(socket: WebSocket): void {
  const address = new URL(socket.url);
  const found = CHANNELS.exec(address.pathname);
  if (!found) return;
  const kernelAddress = address.pathname.slice(0, -"/channels".length);
  socket.addEventListener("open", () => {
    looks = 0;
    become("opened");
  });
  socket.addEventListener("close", () => {
    if (leaving) return;
    become("closed");
    void look(kernelAddress);
  });
  addEventListener("offline", () => become("closed"));
  addEventListener("online", () => {
    if (socket.readyState === WebSocket.OPEN) become("opened");
    else void look(kernelAddress);
  });
}

globalThis.WebSocket = class extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    watch(this);
  }
};

// `beforeunload` may be called off, and a page in the back-forward cache comes back.
addEventListener("pagehide", () => leaving = true);
addEventListener("pageshow", (event) => {
  leaving = false;
  if (event.persisted) location.reload();
});
notice?.querySelector("button")?.addEventListener("click", () => {
  keepPlace(document, location.pathname);
  location.reload();
});
returnToPlace(document, location.pathname);

const mounts = document.querySelectorAll<HTMLElement>(".bl-live[data-model]");
void startedApp(globalThis).then((app) => showWidgets(app, mounts));

// Voilà's script calls these; the page itself needs none of them.
const nothing = (): void => {};
Object.assign(globalThis, {
  voila_heartbeat: nothing,
  display_cells: nothing,
  update_loading_text: nothing,
});
