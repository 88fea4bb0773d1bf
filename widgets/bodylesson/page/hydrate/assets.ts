// Where a page's parts come from: addresses on a server, or text inside the page itself.

/** Gives the parts that widgets ask for by name. */
export interface Assets {
  /** Address from which a module can be imported. */
  module(name: string): string;
  /** The bytes of a binary part. */
  bytes(name: string): Promise<ArrayBuffer>;
}

/** Parts behind addresses relative to the page. */
export function servedAssets(addresses: Record<string, string>, page: string): Assets {
  const address = (name: string): string => {
    const relative = addresses[name];
    if (!relative) throw new Error(`hydrate: the page has no part ${name}`);
    return new URL(relative, page).href;
  };
  return {
    module: address,
    bytes: async (name) => {
      const response = await fetch(address(name));
      if (!response.ok) throw new Error(`hydrate: ${name}: ${response.status}`);
      return await response.arrayBuffer();
    },
  };
}

/** Parts that stand in the page as `<script type="text/plain" data-part="name">`. */
export function inlinedAssets(root: ParentNode): Assets {
  const text = (name: string): string => {
    const part = root.querySelector(`script[data-part="${CSS.escape(name)}"]`);
    if (!part) throw new Error(`hydrate: the page has no part ${name}`);
    return part.textContent ?? "";
  };
  const modules = new Map<string, string>();
  return {
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
