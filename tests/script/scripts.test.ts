import { describe, expect, test } from "vitest";
import { checkScripts } from "#shared/script/check-scripts.ts";
import { checkPalette, checkPhrases } from "#shared/script/numbers-schema.ts";
import { variants, type Prompt, type Scripts } from "#shared/script/schema.ts";
import { scriptFacts } from "#shared/script/script-facts.ts";
import {
  advance,
  answerPrompt,
  comeBack,
  jumpTo,
  placeKey,
  promptAt,
  startScript,
  type ScriptRun,
} from "#shared/script/script-run.ts";
import { mergeFacts, showRun, spellOut } from "#shared/script/say.ts";
import { readPalette, readPhrases, readScripts } from "./read-scripts.ts";

const scripts = readScripts();
const around = { numbers: readPalette().map(({ id }) => id), facts: scriptFacts };
const begun = (id: string): ScriptRun => {
  const run = startScript(scripts, id);
  if (!run.ok) throw new Error(run.refusal.code);
  return run.value;
};

const answersFor = (prompt: Prompt): string[] => {
  if (prompt.kind !== "ask") return [];
  switch (prompt.answer.as) {
    case "choice":
      return prompt.answer.choices.map(({ value }) => value);
    case "yes-no":
      return ["yes", "no", "unknown"];
    case "date":
      return ["2026-11-02"];
    case "number":
      return ["15"];
    case "phone":
      return ["916-555-0142"];
    case "text":
      return ["as the caller said it"];
  }
};

/** Walks every way through the scripts from one start; returns the places that were shown. */
const walkAll = (
  book: Scripts,
  first: string,
  show: (run: ScriptRun) => void,
  known: Readonly<Record<string, string>> = {},
): Set<string> => {
  const seen = new Set<string>();
  const walk = (run: ScriptRun): void => {
    if (run.at === null) return;
    const prompt = promptAt(book, run.at);
    if (prompt === undefined) throw new Error(`no prompt at ${placeKey(run.at)}`);
    // What branches further on look back at decides whether this is a new way.
    const before = Object.values(run.answers)
      .filter(({ field }) => field === "scopeUse" || field === "callerIs")
      .map(({ value }) => value);
    const memory = [placeKey(run.at), ...before].join(" ");
    if (seen.has(memory)) return;
    seen.add(memory);
    show(run);
    walk(advance(book, run, known));
    for (const value of answersFor(prompt)) {
      const moved = answerPrompt(book, run, value, known);
      if (moved.ok) walk(moved.value);
    }
  };
  walk(begun(first));
  return new Set([...seen].map((memory) => memory.split(" ")[0] ?? ""));
};

const paths = [
  "listening interpreter safety scope refer-care-advice refer-general-information",
  "refer-regular-scheduling refer-other identity concern-initial-appointment",
  "concern-between-appointments concern-appointment-length concern-travel-distance",
  "concern-appointment-type concern-every clinic escalation outage cut-off after-hours",
  "closed-for-emergency crisis deceased minor provider silent threat closing grievance-offer",
  "apology voicemail",
]
  .join(" ")
  .split(" ");

describe.each(variants)("said as %s", (variant) => {
  test("every prompt of every path is reached and can be said whole", () => {
    const shown = new Set<string>();
    // What the call knows before a script begins: whether a message is safe.
    const starts = scripts.flatMap(({ id }) =>
      ["yes", "no"].map((safeToLeaveMessage) => ({ id, known: { safeToLeaveMessage } })),
    );
    for (const { id, known } of starts) {
      const look = (run: ScriptRun): void => {
        const prompts = showRun(scripts, run, variant, { "specialist.name": "Ana" });
        const current = prompts.at(-1);
        expect(current?.state).toBe("current");
        expect(current?.text, JSON.stringify(current?.place)).not.toMatch(
          /\[[a-z.A-Z]+\]|\{\{|\}\}/,
        );
        expect(prompts.slice(0, -1).every(({ collapsed }) => collapsed)).toBe(true);
      };
      walkAll(scripts, id, look, known).forEach((place) => shown.add(place));
    }
    const all = scripts.flatMap(({ id, prompts }) => prompts.map((p) => `${id}/${p.id}`));
    expect(all.filter((place) => !shown.has(place))).toEqual([]);
    process.stdout.write(`${variant}: ${shown.size} prompts of ${scripts.length} scripts walked\n`);
  });
});

test("from listening a call can reach each concern, crisis and the close", () => {
  const reached = walkAll(scripts, "listening", () => undefined);
  const ids = new Set([...reached].map((place) => place.split("/")[0]));
  for (const id of ["crisis", "closing", "identity", "clinic", "escalation", "grievance-offer"]) {
    expect(ids).toContain(id);
  }
  for (const { id } of scripts.filter((script) => script.id.startsWith("concern-"))) {
    expect(ids).toContain(id);
  }
});

test("there is a script for every path of the line", () => {
  expect(paths.filter((path) => !scripts.some(({ id }) => id === path))).toEqual([]);
});

test("the shipped scripts, numbers and phrases have no faults", () => {
  expect(checkScripts(scripts, around)).toEqual([]);
  expect(checkPalette(readPalette())).toEqual([]);
  expect(checkPhrases(readPhrases())).toEqual([]);
});

test("crisis wording waits for the clinical owner", () => {
  for (const id of ["crisis", "safety", "after-hours", "silent", "threat"]) {
    expect(scripts.find((script) => script.id === id)?.approval).toBe("clinical owner approves");
  }
});

test("a jump keeps every answer and comes back to where it left", () => {
  let run = begun("listening");
  const told = answerPrompt(scripts, run, "my visit was moved");
  if (!told.ok) throw new Error("refused");
  run = told.value;
  const away = jumpTo(scripts, run, "crisis", "asking");
  if (!away.ok) throw new Error("refused");
  const home = comeBack(away.value);
  if (!home.ok) throw new Error("refused");
  expect(home.value.at).toEqual(run.at);
  expect(home.value.answers).toEqual(run.answers);
});

test("an answer that is not a choice is refused with the choices", () => {
  const refused = answerPrompt(scripts, begun("crisis"), "maybe");
  expect(refused.ok || refused.refusal.remedy).toContain("yes");
});

test("a fact that is missing stays visible, and a fallback is said in its place", () => {
  expect(mergeFacts("Hi {{caller.name}}", {})[1]).toEqual({ text: "[caller.name]", as: "missing" });
  expect(
    mergeFacts("At {{x|noon}}", {})
      .map(({ text }) => text)
      .join(""),
  ).toBe("At noon");
});

test("a reference is spelled so that it can be written down", () => {
  expect(spellOut("B7", "en")).toBe("B as in Bravo, 7");
  expect(spellOut("ñ7", "es")).toBe("N de Navidad, 7");
});

describe("a broken script is refused with its place and a remedy", () => {
  const broken = (change: (book: Scripts) => void) => {
    const book = structuredClone(scripts);
    change(book);
    return checkScripts(book, around).map(({ message }) => message);
  };
  const at = (book: Scripts, id: string) => {
    const script = book.find((each) => each.id === id);
    if (script === undefined) throw new Error(id);
    return script;
  };

  test("a prompt that nothing leads to", () => {
    const found = broken((book) => {
      const script = at(book, "closing");
      script.prompts.push({ ...(script.prompts[3] as Prompt), id: "island" });
    });
    expect(found).toContain("island is never reached");
  });

  test("prompts that lead round and round", () => {
    const found = broken((book) => {
      for (const prompt of at(book, "apology").prompts) prompt.next = "sorry";
    });
    expect(found).toContain("sorry is a dead end");
  });

  test("a crisis script without 988", () => {
    const found = broken((book) => {
      for (const prompt of at(book, "crisis").prompts) {
        prompt.text.es = prompt.text.es.replaceAll("988", "");
      }
    });
    expect(found).toContain("crisis never says 988 (es)");
  });
});
