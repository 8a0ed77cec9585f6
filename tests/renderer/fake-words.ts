import { type implement } from "@orpc/server";
import { type workstationContract } from "#shared/contract/workstation.ts";
import { type CallId } from "#shared/events/ids.ts";
import {
  type BookScript,
  type LanguagesView,
  type NumberView,
  type PhraseView,
  type PromptView,
  type SummaryView,
} from "#shared/contract/word-views.ts";
import { type CallView } from "#shared/contract/views.ts";
import { clinicPanelOf } from "./fake-clinics.ts";

type Fake = Partial<PromptView> & Pick<PromptView, "id" | "part" | "say">;

export const prompt = (given: Fake): PromptView => ({
  kind: "ask",
  highlight: [],
  pronounce: [],
  number: null,
  field: null,
  answer: null,
  done: null,
  ...given,
});

const YES_NO = {
  as: "yes-no" as const,
  choices: [
    { value: "yes", label: "Yes" },
    { value: "no", label: "No" },
    { value: "unknown", label: "Unknown" },
  ],
};

const THREAD: readonly PromptView[] = [
  prompt({
    id: "listening/listen",
    part: "Listening",
    field: "listening",
    say: "Thank you for calling. Tell me what happened, in your own words.",
    highlight: ["what happened"],
    answer: { as: "text", choices: [] },
  }),
  prompt({
    id: "listening/recorded",
    part: "Listening",
    field: "recordingAgreed",
    say: "This call may be recorded so that we can check our work. Is that all right with you?",
    answer: YES_NO,
  }),
  prompt({
    id: "listening/number",
    part: "Listening",
    field: "callbackNumber",
    say: "Is this the right number if we are cut off?",
    highlight: ["right number"],
    answer: { as: "phone", choices: [] },
  }),
  prompt({
    id: "listening/message-safe",
    part: "Listening",
    field: "safeToLeaveMessage",
    say: "Is it safe to leave a message there?",
    highlight: ["safe to leave a message"],
    answer: YES_NO,
  }),
  prompt({
    id: "safety/ask-safe",
    part: "Safety",
    field: "safety",
    say: "Before anything else: are you, or is the member, safe right now?",
    highlight: ["safe right now"],
  }),
  prompt({
    id: "scope/key",
    part: "What the call is about",
    field: "scope",
    say: "So the appointment is what we need to put right, is that so?",
  }),
  prompt({
    id: "identity/caller-name",
    part: "Who is calling",
    field: "callerName",
    say: "Who am I speaking with, and who is it about?",
    highlight: ["who is it about"],
    answer: { as: "text", choices: [] },
  }),
  prompt({
    id: "concern-initial-appointment/first-asked",
    part: "First appointment",
    field: "firstAskedOn",
    say: "Even roughly: when did you, or a doctor, first ask for this appointment?",
    highlight: ["first ask"],
    answer: { as: "date", choices: [] },
  }),
  prompt({
    id: "concern-initial-appointment/earliest-offer",
    part: "First appointment",
    field: "earliestOffer",
    say: "What was offered, and what would work for you?",
    highlight: ["offered"],
    answer: { as: "date", choices: [] },
  }),
  prompt({
    id: "closing/next",
    part: "Closing",
    kind: "say",
    say: "Here is what happens next, and by when.",
    highlight: ["by when"],
  }),
];

const THREAT: readonly PromptView[] = [
  prompt({
    id: "threat/calm",
    part: "A threat",
    kind: "say",
    say: "I hear how upset you are, and I want to help. I need us both to be safe on this call.",
  }),
  prompt({
    id: "threat/which",
    part: "A threat",
    field: "threatKind",
    say: "Are you saying that you will hurt somebody?",
    answer: {
      as: "choice",
      choices: [
        { value: "to-people", label: "Threat to people" },
        { value: "words-only", label: "Hard words only" },
      ],
    },
  }),
];

export const someLanguages = (choice: Partial<LanguagesView> = {}): LanguagesView => ({
  caller: "en",
  mine: "en",
  prompts: "en",
  known: [
    { id: "en", name: "English" },
    { id: "es", name: "Spanish" },
    { id: "vi", name: "Vietnamese" },
  ],
  interpreter: null,
  ...choice,
});

const chosenLanguages = (
  before: LanguagesView,
  choice: { caller?: string | undefined; mine?: "en" | "es" | undefined } & {
    prompts?: LanguagesView["prompts"] | undefined;
  },
): LanguagesView => {
  const prompts = choice.prompts ?? before.prompts;
  return someLanguages({
    caller: choice.caller ?? before.caller,
    mine: choice.mine ?? before.mine,
    prompts,
    interpreter:
      prompts === "interpreter"
        ? {
            number: "1-800-555-0134",
            status: "open now",
            hold: "Xin vui long cho.",
            as: "sin vwee lawng chuh",
          }
        : null,
  });
};

const labelOf = ({ answer }: PromptView, text: string): string =>
  answer?.choices.find(({ value }) => value === text)?.label ?? text;

const withAnswers = (prompts: readonly PromptView[], view: CallView): PromptView[] =>
  prompts.map((each) => {
    const { field } = each;
    if (field === "safety")
      return { ...each, done: view.safety === null ? null : "Mother says he is safe, 10:04" };
    if (field === "scope") return { ...each, done: view.scope.verdictWords || null };
    const text = field === null ? "" : (view.fields[field] ?? "");
    return { ...each, done: text === "" ? null : labelOf(each, text) };
  });

export const promptsOf = (view: CallView): PromptView[] => withAnswers(THREAD, view);

const scriptOf = (view: CallView): PromptView[] => withAnswers(THREAT, view);

const aBook = (): BookScript[] => {
  const all = [...THREAD, ...THREAT];
  return [...new Set(all.map(({ part }) => part))].map((part) => ({
    id: part,
    title: part,
    prompts: all.filter((each) => each.part === part).map(({ id, say }) => ({ id, say })),
  }));
};

const number = (
  given: Partial<NumberView> & Pick<NumberView, "id" | "name" | "group" | "number">,
): NumberView => ({
  also: null,
  open: true,
  status: "open now",
  say: null,
  internal: false,
  ...given,
});

const someNumbers = (): NumberView[] => [
  number({
    id: "emergency-911",
    name: "911",
    group: "crisis",
    number: "911",
    say: "I am going to call 911 with you on the line.",
  }),
  number({
    id: "lifeline-988",
    name: "988 Suicide & Crisis Lifeline",
    group: "crisis",
    number: "988",
    also: "Text or chat 988; Deaf or TTY: relay, or 711 then 988",
    say: "988 is free, day and night, for you or for somebody you worry about. May I call them with you?",
  }),
  number({
    id: "nurse-line",
    name: "Advice nurse",
    group: "clinic",
    number: "1-800-555-0111",
    say: "A nurse can answer questions about medicine and symptoms now.",
  }),
  number({
    id: "clinic-rio-oaks",
    name: "Rio Oaks Behavioral Health, Sacramento",
    group: "clinic",
    number: "1-916-555-0133",
    also: "Ask for: Scheduling lead",
    internal: true,
    status: "open now · closes in 4 min",
  }),
  number({
    id: "interpreter-line",
    name: "Interpreter line",
    group: "language",
    number: "1-800-555-0134",
    internal: true,
    say: "I am getting an interpreter. It is free. Please stay on the line.",
  }),
  number({
    id: "medi-cal-ombudsman",
    name: "Medi-Cal Ombudsman",
    group: "rights",
    number: "1-888-452-8609",
    open: false,
    status: "closed: instead State Help Center (DMHC) 1-888-466-2219",
    say: "For Medi-Cal, the Ombudsman can help. It is free.",
  }),
  number({
    id: "county-alpine",
    name: "Alpine County emergency dispatch",
    group: "county",
    number: "1-530-555-0102",
    also: "number to confirm",
    internal: true,
  }),
];

const somePhrases = (): PhraseView[] => [
  { key: "a", text: "Member states: ", insteadOf: ["claims", "alleges", "whines"] },
  { key: "b", text: "Caller states, for the member: ", insteadOf: [] },
  {
    key: "c",
    text: "Date offered and not accepted; reason given: ",
    insteadOf: ["declined", "refused"],
  },
  { key: "d", text: "Clinic gave no date. Spoke with: ", insteadOf: [] },
  { key: "e", text: "Visit cancelled by the clinic on: ", insteadOf: [] },
  { key: "f", text: "Provider was not there at the time of the visit.", insteadOf: [] },
];

const aSummary = (view: CallView): SummaryView => ({
  lang: "en",
  readBack: Object.entries(view.fields).flatMap(([field, text]) =>
    text === "" || field === "listening" ? [] : [{ field, text: `${field}: ${text}.` }],
  ),
  summary: [
    "You called us about getting a first appointment.",
    "We will call you by Mon, Nov 30, 12:00 PM.",
    ...(view.reference === null ? [] : [`Your reference is ${view.reference}.`]),
    "You can file a grievance at any time. It is your choice; it will not slow this down or change your care.",
    "The state's Help Center: 1-888-466-2219. It is free.",
  ],
});

type Words = ReturnType<typeof implement<typeof workstationContract>>["words"];

/** What is said on a call, without a content. */
export const fakeWords = (
  make: Words,
  { callOf, keep }: { callOf: (id: CallId) => CallView; keep: (view: CallView) => CallView },
) => ({
  book: make.book.handler(() => aBook()),
  script: make.script.handler(({ input }) => scriptOf(callOf(input.callId))),
  chooseLanguages: make.chooseLanguages.handler(({ input: { callId, ...choice } }) => {
    const call = callOf(callId);
    return keep({ ...call, languages: chosenLanguages(call.languages, choice) });
  }),
  numbers: make.numbers.handler(() => someNumbers()),
  clinic: make.clinic.handler(({ input }) => clinicPanelOf(callOf(input.callId), input.contact)),
  phrases: make.phrases.handler(() => somePhrases()),
  summary: make.summary.handler(({ input }) => aSummary(callOf(input.callId))),
});
