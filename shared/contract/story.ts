import { z } from "zod";
import { CallId } from "../events/ids.ts";
import { only } from "./access.ts";
import { at } from "./at.ts";
import { CallView } from "./views.ts";
import { StoryView } from "./story-views.ts";

const callers = only("specialist", "supervisor");
const call = z.object({ callId: CallId });

/** Who calls and what was before: earlier contact of a confirmed member, another member of the same call. */
export const storyContract = {
  get: at(callers).input(call).output(StoryView),
  /** Another member of the same conversation: a record of its own, with the caller's answers. */
  anotherMember: at(callers).input(call).output(CallView),
};
