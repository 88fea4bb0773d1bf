// Lets a published page be read without a network after the first visit.

/** The parts of a page's location that decide whether a service worker may be installed. */
export interface Place {
  protocol: string;
  hostname: string;
}

/** Over https, or on this machine while somebody tries the page; never from a file. */
export function mayInstall({ protocol, hostname }: Place): boolean {
  if (protocol === "https:") return true;
  return protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

/** Install the worker that the page names, if it names one; whatever fails, the page goes on. */
export async function install(document: Document, place: Place): Promise<void> {
  const worker = document.querySelector<HTMLLinkElement>('link[rel="bl-worker"]')?.href;
  if (!worker || !mayInstall(place) || !("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(worker);
  } catch (fault) {
    console.warn("This browser does not keep the lesson for reading offline.", fault);
  }
}
