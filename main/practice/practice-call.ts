import { randomUUID } from "node:crypto";
import { crisisOf } from "#shared/crisis/recorded.ts";
import { isOpenCrisis } from "#shared/crisis/crisis.ts";
import { type Actor } from "#shared/events/envelope.ts";
import { type CallId, PersonId } from "#shared/events/ids.ts";
import { streamId, streamKind, streamName, type StreamName } from "#shared/events/stream.ts";
import { type PracticeCaller } from "#shared/practice/callers.ts";
import { practiceId } from "#shared/practice/practice-id.ts";
import { refuse } from "#shared/result.ts";
import { callWorks, type CallWorks } from "../call-works.ts";
import { type WorkDeps } from "../work/work-deps.ts";
import { practiceStore } from "./practice-store.ts";

/** Nobody real: told of a crisis in practice, so that no hand goes up for it. */
const SUPERVISOR: Actor = {
  person: PersonId.parse(practiceId("00000000-0000-4000-8000-000000000000")),
  role: "supervisor",
};

export type PracticeCallDeps = {
  readonly work: WorkDeps;
  readonly after: (ms: number, work: () => void) => () => void;
  readonly onBug: (failure: unknown) => void;
  readonly onChanged: (topic: "call" | "case", id: string) => void;
};

/** One call with a simulated caller: everything a call needs, over stores that are kept nowhere. */
export type OpenPractice = {
  readonly caller: PracticeCaller;
  readonly callId: CallId;
  readonly person: PersonId;
  readonly works: CallWorks;
  /** What was asked, in order. */
  asked: readonly string[];
  readonly stop: () => void;
};

/** The supervisor of a practice call hears of its crisis at once. */
const hear = async (works: CallWorks, callId: CallId): Promise<void> => {
  const { file } = await works.calls.sight(callId);
  const state = crisisOf(file.crisis, file.acknowledged);
  if (!isOpenCrisis(state) || state.supervisor.kind !== "sending") return;
  await works.work.desk.recorder.record(SUPERVISOR, [
    {
      stream: streamName("call", callId),
      type: "crisis-acknowledged",
      body: {
        add: { crisisOpenedAt: state.openedAt, at: works.work.clock.now().toISOString() },
      },
    },
  ]);
};

export const openPractice = async (
  caller: PracticeCaller,
  { work, after, onBug, onChanged }: PracticeCallDeps,
): Promise<OpenPractice> => {
  const person = work.person();
  let callId: CallId | null = null;
  const onKept = (streams: readonly StreamName[]): void => {
    works.calls.forget();
    for (const stream of streams) {
      const kind = streamKind(stream);
      if (kind === "call" || kind === "case") onChanged(kind, streamId(stream));
    }
    if (callId !== null) void hear(works, callId).catch(onBug);
  };
  const store = practiceStore({
    clock: work.clock,
    words: work.judgement.words,
    people: [
      person,
      { id: SUPERVISOR.person, name: "The practice supervisor", role: "supervisor", regions: [] },
    ],
    onKept,
  });
  const works: CallWorks = callWorks(
    {
      ...work,
      ...store,
      isOnline: () => true,
      newId: () => practiceId(randomUUID()),
    },
    {
      after,
      onBug,
      pdf: () => Promise.resolve(refuse("practice", "Nothing of a practice call is saved.")),
      print: () => Promise.resolve(refuse("practice", "Nothing of a practice call is printed.")),
    },
  );
  const started = await works.calls.start(caller.ani);
  callId = started.callId;
  return {
    caller,
    callId,
    person: person.id,
    works,
    asked: [],
    stop: () => works.calls.crises.stop(),
  };
};
