import { expect, test } from "vitest";
import { Live } from "../../renderer/app/live.svelte.ts";

/** An answer that comes when the test says so. */
const slowly = () => {
  const answers: ((value: string) => void)[] = [];
  const live = new Live(() => new Promise<string>((resolve) => answers.push(resolve)));
  return { live, answers };
};

test("however often something changes while an answer is on its way, it is asked for once more", async () => {
  const { live, answers } = slowly();
  const waiting = [live.load(), live.load(), live.load(), live.load()];
  answers[0]?.("before");
  await waiting[0];
  expect(live.value).toBe("before");
  answers[1]?.("after");
  await Promise.all(waiting);
  expect(live.value).toBe("after");
  expect(answers).toHaveLength(2);
});

test("an answer asked for before a key does not undo what the key brought", async () => {
  const { live, answers } = slowly();
  const waiting = live.load();
  live.set("keyed");
  answers[0]?.("old");
  await waiting;
  expect(live.value).toBe("keyed");
});

test("after a failure the next question is asked at once", async () => {
  let asked = 0;
  const live = new Live(() => {
    asked += 1;
    return asked === 1 ? Promise.reject(new Error("gone")) : Promise.resolve("here");
  });
  await live.load();
  await live.load();
  expect(live.value).toBe("here");
});
