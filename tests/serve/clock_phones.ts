/**
 * Phones that set their clocks by a class, with the lesson's own model of the clock.
 *
 *     deno run clock_phones.ts DIRECT BEHIND CODE PHONES
 *
 * DIRECT and BEHIND are two ways to one server: straight, which gives the truth, and through a network
 * with delays. Prints each phone's error in ms after as many exchanges as a phone remembers.
 */

import {
  aheadBy,
  type Exchange,
  exchangeOf,
  KEPT,
  withExchange,
} from "../../widgets/bodylesson/models/class_clock.ts";

/** Between two exchanges of a phone, in ms: so many at once would only measure this machine. */
const PACE_MS = 200;
const [direct, behind, code, phones] = Deno.args;
if (!direct || !behind || !code || !phones) throw new Error("expected DIRECT BEHIND CODE PHONES");

type Ask = () => Promise<Exchange | null>;

/** Somebody in the class; the function makes one exchange. */
async function entered(url: string): Promise<{ ask: Ask; leave: () => void }> {
  const socket = new WebSocket(url);
  let heard = (_message: Record<string, unknown>, _back: number) => {};
  socket.onmessage = (event) => {
    const back = performance.now();
    const message = JSON.parse(event.data);
    if (message.t === "sync") heard(message, back);
  };
  await new Promise((opened, failed) => {
    socket.onopen = opened;
    socket.onerror = failed;
  });
  socket.send(JSON.stringify({ t: "hello", role: "student", code }));
  const ask = () =>
    new Promise<Exchange | null>((done, failed) => {
      socket.onclose = ({ code, reason }) => failed(new Error(`let go: ${code} ${reason}`));
      const left = performance.now();
      heard = ({ s1, s2 }, back) => done(exchangeOf(left, Number(s1), Number(s2), back));
      socket.send(JSON.stringify({ t: "sync", c0: left }));
    });
  return { ask, leave: () => socket.close() };
}

const pause = () => new Promise((done) => setTimeout(done, PACE_MS));

/** What somebody remembers after as many exchanges as they can. */
async function phone(url: string): Promise<readonly Exchange[]> {
  const { ask, leave } = await entered(url);
  let all: readonly Exchange[] = [];
  for (let n = 0; n < KEPT; n++) {
    const one = await ask();
    if (one !== null) all = withExchange(all, one);
    await pause();
  }
  leave();
  return all;
}

// Straight there, half of the shortest round trip is a millisecond or two.
const near = await phone(direct);
const ahead = aheadBy(near) ?? NaN;
const found = await Promise.all(Array.from({ length: Number(phones) }, () => phone(behind)));
console.log(JSON.stringify({
  errors: found.map((all) => Math.abs((aheadBy(all) ?? NaN) - ahead)),
  roundTrips: found.flatMap((all) => all.map((one) => one.roundTrip)),
  straight: Math.min(...near.map((one) => one.roundTrip)),
}));
Deno.exit(0);
