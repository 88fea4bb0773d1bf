/** Writes every session of the real lesson as it is heard, to `tests/heard/`. */

import { fileOf, scriptsOf, VARIANTS } from "./heard_sessions.ts";

for (const variant of VARIANTS) Deno.writeTextFileSync(fileOf(variant), scriptsOf(variant));
