// Where a page's parts come from: addresses on a server, or text inside the page itself.

/** Gives the parts that widgets ask for by name. */
export interface Assets {
  /** Address from which a module can be imported. */
  module(name: string): string;
  /** The bytes of a binary part. */
  bytes(name: string): Promise<ArrayBuffer>;
  /** What anywidget imports for every model: an address, or a module's text if it has none. */
  placeholder(): string;
  /** Whether its server no longer has the part. */
  isGone(name: string): Promise<boolean>;
}

/** Whether a server answers but has nothing at this address: the page has been rebuilt since. */
export async function isGone(address: string): Promise<boolean> {
  if (!address.startsWith("http")) return false;
  try {
    const response = await fetch(address, { method: "HEAD", cache: "no-store" });
    // Some hosts answer with a page of their own if a file is missing.
    const isPage = response.headers.get("Content-Type")?.startsWith("text/html") ?? false;
    return response.status === 404 || response.status === 410 || response.ok && isPage;
  } catch {
    return false;
  }
}

/** Parts behind addresses relative to the page. */
export function servedAssets(
  addresses: Record<string, string>,
  page: string,
  placeholder: string,
): Assets {
  const address = (name: string): string => {
    const relative = addresses[name];
    if (!relative) throw new Error(`hydrate: the page has no part ${name}`);
    return new URL(relative, page).href;
  };
  return {
    module: address,
    placeholder: () => new URL(placeholder, page).href,
    isGone: (name) => isGone(address(name)),
    bytes: async (name) => {
      const response = await fetch(address(name));
      if (!response.ok) throw new Error(`hydrate: ${name}: ${response.status}`);
      return await response.arrayBuffer();
    },
  };
}

/** Parts inside the page as `<script type="text/plain" data-part="name">`. */
export function inlinedAssets(root: ParentNode): Assets {
  const text = (name: string): string => {
    const part = root.querySelector(`script[data-part="${CSS.escape(name)}"]`);
    if (!part) throw new Error(`hydrate: the page has no part ${name}`);
    return part.textContent ?? "";
  };
  const modules = new Map<string, string>();
  return {
    // A page opened as a file has no address to import from; anywidget makes a blob of this text.
    placeholder: () => JSON.parse(text("placeholder")),
    isGone: () => Promise.resolve(false),
    module: (name) => {
      const known = modules.get(name);
      if (known) return known;
      const source = new Blob([JSON.parse(text(name))], { type: "text/javascript" });
      const made = URL.createObjectURL(source);
      modules.set(name, made);
      return made;
    },
    bytes: (name) => {
      const bytes = Uint8Array.from(atob(text(name).trim()), (letter) => letter.charCodeAt(0));
      return Promise.resolve(bytes.buffer);
    },
  };
}
