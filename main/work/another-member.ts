import { type CallView } from "#shared/contract/views.ts";
import { CallId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type CallWork } from "./call-work.ts";
import { type WorkDeps } from "./work-deps.ts";

/**
 * What the caller said of themself holds for every member of the conversation. Safety, scope and
 * authority do not: they are asked anew for the other one.
 */
const OF_THE_CALLER = [
  "callerName",
  "callbackNumber",
  "safeToLeaveMessage",
  "callerChecked",
  "callerLanguage",
  "specialistLanguage",
  "promptLanguage",
  "recordingAgreed",
  "regionOrZip",
];
/** A member who calls for themself and then for a child is another caller to that child. */
const AS_CALLER = ["callerIs", "relation"];

/** Opens a second record in the same conversation; the first keeps everything typed and stays open. */
export const anotherMember = async (
  { desk, actor, judgement, newId }: WorkDeps,
  calls: CallWork,
  first: CallId,
): Promise<Result<CallView>> => {
  const before = await calls.complete(first);
  if (before.ended !== null)
    return refuse("call-ended", "This call is closed. Start a new call for the other member.");
  const { file, fields } = await calls.sight(first);
  const callId = CallId.parse(newId());
  const isOwn = fields["callerIs"] === "member";
  const carried = [...OF_THE_CALLER, ...(isOwn ? [] : AS_CALLER)];
  const kept = Object.fromEntries(
    carried.flatMap((field) =>
      (fields[field] ?? "") === "" ? [] : [[field, fields[field] ?? ""]],
    ),
  );
  const stream = streamName("call", callId);
  await desk.recorder.record(actor(), [
    {
      stream,
      type: "call-started",
      body: {
        set: {
          started: {
            startedAt: before.startedAt,
            contentVersion: judgement.contentVersion,
            ani: file.started?.ani ?? null,
            owner: actor().person,
          },
        },
      },
    },
    {
      stream,
      type: "call-typed",
      body: { set: calls.typed({ ...kept, sameCallAs: fields["sameCallAs"] || first }) },
    },
  ]);
  return accept(await calls.view(callId));
};
