/** Whether a browser may, of its own accord, clear what it keeps for this page. */

/**
 * `granted`: the browser has agreed not to; `refused`: it may when space runs short; `week`: Safari
 * does after seven days of use without a visit to this page.
 */
export type Lasting = "granted" | "refused" | "week";

/** The parts of a browser that this needs; tests pass their own. */
export interface Asked {
  readonly vendor: string;
  /** True on the home screen, where Safari's seven days do not apply. */
  readonly isInstalled: () => boolean;
  /** Missing without https. */
  readonly storage: Pick<StorageManager, "persisted" | "persist"> | undefined;
}

const browser: Asked = {
  get vendor() {
    return navigator.vendor;
  },
  isInstalled: () => matchMedia("(display-mode: standalone)").matches,
  get storage() {
    return navigator.storage as StorageManager | undefined;
  },
};

/** The present state, without asking anyone. */
export function lasting(asked = browser): Promise<Lasting> {
  return find(asked, (storage) => storage.persisted());
}

/** The same after asking, which in Firefox asks the learner. */
export function askToLast(asked = browser): Promise<Lasting> {
  return find(asked, async (storage) => await storage.persisted() || await storage.persist());
}

async function find(
  { vendor, isInstalled, storage }: Asked,
  granted: (storage: NonNullable<Asked["storage"]>) => Promise<boolean>,
): Promise<Lasting> {
  const isGranted = storage?.persist ? await granted(storage).catch(() => false) : false;
  // Every browser on an iPhone is Safari underneath.
  if (vendor.toLowerCase().startsWith("apple") && !isInstalled()) return "week";
  return isGranted ? "granted" : "refused";
}
