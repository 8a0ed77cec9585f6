import { expect, test } from "vitest";
import { Changes } from "#main/changes.ts";

const readAll = async (tell: (changes: Changes) => void): Promise<string[]> => {
  const changes = new Changes();
  const gone = new AbortController();
  const reader = changes.watch(gone.signal);
  const first = reader.next();
  changes.tell("session");
  const read = [await first].map(({ value }) => value.topic as string);
  tell(changes);
  changes.tell("status");
  for (;;) {
    const { value } = await reader.next();
    if (value === undefined || value.topic === "status") break;
    read.push(`${value.topic} ${value.id ?? "any"}`);
  }
  gone.abort();
  return read.slice(1);
};

test("a few changed cases are named one by one", async () => {
  const read = await readAll((changes) => ["a", "b"].forEach((id) => changes.tell("case", id)));
  expect(read).toEqual(["case a", "case b"]);
});

test("hundreds of changed cases are one thing to ask about, and none of them is left out", async () => {
  const read = await readAll((changes) => {
    for (let n = 0; n < 400; n += 1) changes.tell("case", `case-${n}`);
    changes.tell("desk");
  });
  expect(read.length).toBeLessThanOrEqual(13);
  expect(read).toContain("case any");
  expect(read).toContain("desk any");
});

test("a change is told a moment later, after the answer to the key that made it; a lock is told at once", async () => {
  const changes = new Changes();
  const gone = new AbortController();
  const reader = changes.watch(gone.signal);
  const told = reader.next();
  const startedMs = performance.now();
  changes.tell("desk");
  await told;
  expect(performance.now() - startedMs).toBeGreaterThan(40);

  const locked = reader.next();
  const lockedMs = performance.now();
  changes.tell("desk");
  changes.tell("session");
  await locked;
  expect(performance.now() - lockedMs).toBeLessThan(40);
  gone.abort();
});
