import { type WordsWork } from "../work/words-work.ts";
import { type gate, taken } from "./gate.ts";

/** What is said on a call and given out. */
export const wordsRoutes = ({ words: os }: ReturnType<typeof gate>, words: WordsWork) => ({
  book: os.book.handler(({ input }) => words.book(input.callId)),
  script: os.script.handler(async ({ input }) =>
    taken(await words.script(input.callId, input.script)),
  ),
  chooseLanguages: os.chooseLanguages.handler(({ input: { callId, ...choice } }) =>
    words.chooseLanguages(callId, choice),
  ),
  numbers: os.numbers.handler(({ input }) => words.numbers(input.lang)),
  clinic: os.clinic.handler(({ input }) => words.clinic(input.callId, input.contact)),
  phrases: os.phrases.handler(({ input }) => words.phrases(input.lang)),
  summary: os.summary.handler(({ input }) => words.summary(input.callId)),
});
