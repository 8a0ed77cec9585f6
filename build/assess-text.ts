import { type Content } from "#shared/content/content.ts";
import { assessLine } from "./assess-line.ts";

/** A file's answers, a line of JSON each, and whether it is to be looked at again. */
export type FileAnswer = {
  readonly lines: readonly string[];
  /** What is wrong with the file as a whole, in words; null: nothing. */
  readonly problem: string | null;
  /** 0: every line answered. 1: a line was refused. 2: there was nothing to answer. */
  readonly exitCode: 0 | 1 | 2;
};

// Spreadsheets and Windows editors put the mark first; JSON does not know it.
const byteOrderMark = /^\uFEFF/;

/** Answers every line that says something; one that is wrong is refused for itself alone. */
export const assessText = (text: string, content: Content): FileAnswer => {
  const given = text
    .replace(byteOrderMark, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  if (given.length === 0) {
    return {
      lines: [],
      problem: "The file holds no lines: give one line of JSON each",
      exitCode: 2,
    };
  }
  const answers = given.map((line) => assessLine(line, content));
  return {
    lines: answers.map((answer) => JSON.stringify(answer)),
    problem: null,
    exitCode: answers.some((answer) => "error" in answer) ? 1 : 0,
  };
};
