// Starts the page that is one file: its modules stand in it as text and are imported from blobs.
import { inlinedAssets } from "../hydrate/assets.ts";

await import(inlinedAssets(document).module("hydrate"));
