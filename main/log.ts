import { appendFile, mkdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";

/** All that a log can say. What was typed, who is signed in and which case is open have no word here. */
export type LogWord =
  | "started"
  | "ended"
  | "start-refused"
  | "bug"
  | "uncaught"
  | "vault-gone"
  | "window-gone"
  | "went-away"
  | "came-back"
  | "session-ends"
  | "hotkey-taken"
  | "second-start";

/** How many, or how long in milliseconds. */
type LogNumbers = { readonly count?: number; readonly tookMs?: number };

export type Log = {
  /** Notes a word, with numbers beside it where they help. Never throws, never waits. */
  readonly note: (word: LogWord, numbers?: LogNumbers) => void;
  /** Notes a failure: its kind and where in our program it happened, never its message. */
  readonly failure: (word: "bug" | "uncaught", failure: unknown) => void;
  /** Resolves when all that was noted lies in the file. */
  readonly settled: () => Promise<void>;
};

/** One file is at most so long, bytes; the one before it is kept beside it. */
const MOST_BYTES = 262_144;

/** The kinds of failure that the engine and Node make; any other name could have been put together from data. */
const KINDS = [
  "AbortError",
  "AggregateError",
  "AssertionError",
  "DOMException",
  "Error",
  "EvalError",
  "RangeError",
  "ReferenceError",
  "SyntaxError",
  "TimeoutError",
  "TypeError",
  "URIError",
  "ZodError",
];
const MOST_PLACES = 8;

const kindOf = (failure: unknown): string => {
  const name = failure instanceof Error ? failure.name : "";
  return KINDS.includes(name) ? name : "other";
};

/** Line and column in our own bundle, from the frames alone: six digits at most, so that no number of a person fits. */
const placesOf = (failure: unknown): string[] => {
  if (!(failure instanceof Error) || typeof failure.stack !== "string") return [];
  return [...failure.stack.matchAll(/^ {4}at .*[/\\]index\.cjs:(\d{1,6}):(\d{1,4})\)?$/gm)]
    .slice(0, MOST_PLACES)
    .map(([, line = "", column = ""]) => `${line}:${column}`);
};

/** The log of one desk, in its data folder: what IT needs after a bad day, and nothing of anybody. */
export const openLog = (dataFolder: string, nowMs: () => number): Log => {
  const folder = join(dataFolder, "log");
  const path = join(folder, "workstation.log");
  let last: Promise<void> = Promise.resolve();

  const write = async (line: string): Promise<void> => {
    await mkdir(folder, { recursive: true });
    const size = await stat(path).then(
      (about) => about.size,
      () => 0,
    );
    if (size > MOST_BYTES) await rename(path, join(folder, "workstation.before.log"));
    await appendFile(path, line, { mode: 0o600 });
  };
  const add = (...parts: readonly string[]): void => {
    const line = `${[new Date(nowMs()).toISOString(), ...parts].join(" ")}\n`;
    // A full disk is told by the desk itself; a log that cannot be written stops nothing.
    last = last.then(() => write(line)).catch(() => undefined);
  };
  return {
    note: (word, numbers = {}) =>
      add(word, ...Object.entries(numbers).map(([name, value]) => `${name}=${Number(value)}`)),
    failure: (word, failure) => add(word, kindOf(failure), ...placesOf(failure)),
    settled: () => last,
  };
};
