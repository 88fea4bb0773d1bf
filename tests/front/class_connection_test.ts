/** How a phone keeps contact with its class: what it remembers, and what it does without sockets. */

import assert from "node:assert/strict";
import { phone, STATE } from "./class_phone.ts";

Deno.test("a phone that comes back keeps what it knew of the class's clock", () => {
  using one = phone();
  one.socket.open();
  one.sync(100, 2, 2);
  assert.equal(one.connection.ahead, 100);
  one.socket.close();
  assert.deepEqual(one.contacts, [false]);
  one.pass(4_000);
  assert.equal(one.sockets, 2);
  one.socket.open();
  assert.equal(one.connection.ahead, 100, "before the first answer too");
  // The page is busy and answers wait: the new measurement is worse than the old one.
  one.sync(100, 2, 78);
  assert.equal(one.connection.ahead, 100);
});

Deno.test("a phone whose clock stood still in its sleep believes the first answer after it", () => {
  using one = phone();
  one.socket.open();
  one.sync(100, 2, 2);
  one.socket.close();
  one.pass(4_000);
  one.socket.open();
  one.sync(30_100, 40, 40);
  assert.equal(one.connection.ahead, 30_100);
});

/** Lets time pass and answers each question about the clock at once. */
function answering(one: ReturnType<typeof phone>, ms: number, roundTrip: number): void {
  for (let passed = 0; passed < ms; passed += 50) {
    const before = one.questions;
    one.pass(50);
    if (one.questions > before) one.answer(roundTrip);
  }
}

Deno.test("a phone with a good clock asks for it eight times, and then every ten seconds", () => {
  using one = phone();
  one.socket.open();
  one.answer(50);
  answering(one, 1_000, 50);
  assert.equal(one.questions, 8);
  one.pass(9_699);
  assert.equal(one.questions, 8);
  one.pass(1);
  assert.equal(one.questions, 9);
});

Deno.test("a phone whose clock is not good yet goes on asking twice a second, for half a minute", () => {
  using one = phone();
  one.socket.open();
  one.answer(51);
  answering(one, 1_000, 51);
  assert.equal(one.questions, 8);
  one.pass(199);
  assert.equal(one.questions, 8);
  one.pass(1);
  assert.equal(one.questions, 9);
  answering(one, 29_500, 51);
  assert.equal(one.questions, 8 + 60);
  answering(one, 9_950, 51);
  assert.equal(one.questions, 8 + 60);
});

Deno.test("where no socket opens a class is followed by requests", async () => {
  using one = phone();
  one.blockSockets();
  assert.equal(one.sockets, 2);
  assert.equal(await one.clocks(), 8);
  assert.equal(one.connection.ahead, 500);
  const first = await one.next();
  assert.equal(first.path, "/class/state?after=0");
  assert.deepEqual(first.headers, { "Class-Role": "student", "Class-Code": "123456" });
  first.answer({ ...STATE, v: 3 });
  // Clocks drift, and a class lasts an hour: the clock is asked for with every answer.
  assert.equal(await one.clocks(), 1);
  assert.equal(one.connection.way, "requests");
  assert.equal(one.contacts.at(-1), true);
  const second = await one.next();
  assert.equal(second.path, "/class/state?after=3");
  second.answer({ ...STATE, v: 4 });
  await one.clocks();
  assert.deepEqual(one.states, [3, 4]);

  one.asked.length = 0;
  one.connection.say({ t: "answer", poll: "feel" });
  const said = await one.next();
  assert.deepEqual([said.path, said.body], ["/class/say", { t: "answer", poll: "feel" }]);
  // What is lost is lost, and breaks nothing.
  said.fail();
  await one.settle();
});

Deno.test("once a request fails the socket has its turn again", async () => {
  using one = phone();
  one.blockSockets();
  await one.clocks();
  (await one.next()).answer({ ...STATE, v: 3 });
  await one.clocks();
  (await one.next()).fail();
  await one.settle();
  assert.equal(one.contacts.at(-1), false);
  assert.equal(one.connection.way, null);
  one.pass(4_000);
  assert.equal(one.sockets, 3);
  one.socket.open();
  one.socket.hear({ ...STATE, v: 5 });
  assert.equal(one.connection.way, "socket");
  assert.equal(one.contacts.at(-1), true);
  assert.deepEqual(one.states, [3, 5]);
  await one.settle();
  assert.equal(one.asked.length, 0, "nothing is asked for by request any more");
});

Deno.test("a request that gets no answer is given up", async () => {
  using one = phone();
  one.blockSockets();
  await one.clocks();
  (await one.next()).answer({ ...STATE, v: 3 });
  await one.clocks();
  // As long as the server may keep it there is contact.
  one.pass(20_000);
  await one.settle();
  assert.equal(one.contacts.at(-1), true);
  one.pass(4_000);
  await one.settle();
  assert.equal(one.contacts.at(-1), false);
  one.pass(4_000);
  assert.equal(one.sockets, 3);
});

Deno.test("a phone that wakes asks once more, and by one way alone", async () => {
  using one = phone();
  one.blockSockets();
  await one.clocks();
  (await one.next()).answer({ ...STATE, v: 3 });
  await one.clocks();
  for (let wakes = 0; wakes < 3; wakes++) {
    one.look();
    assert.equal(await one.clocks(), 1, "its clock may have stood still");
    assert.deepEqual(one.asked.map(({ path }) => path), ["/class/state?after=3"]);
  }
  one.pass(1_000);
  assert.equal(one.sockets, 2);
  assert.equal(one.contacts.at(-1), true);
});

Deno.test("who is sent away asks for nothing more", async () => {
  using one = phone();
  one.blockSockets();
  await one.clocks();
  (await one.next()).answer({ t: "no", why: "code" }, 404);
  await one.settle();
  assert.equal(one.asked.length, 0);
  one.look();
  one.pass(60_000);
  await one.settle();
  assert.deepEqual(one.refused, ["code"]);
  assert.equal(one.asked.length, 0);
  assert.equal(one.sockets, 2);
});
