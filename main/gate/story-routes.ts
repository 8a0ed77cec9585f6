import { type CallWork } from "../work/call-work.ts";
import { type StoryWork } from "../work/story-work.ts";
import { type gate, taken } from "./gate.ts";
import { anotherMember } from "../work/another-member.ts";
import { type WorkDeps } from "../work/work-deps.ts";

/** Who calls and what was before. */
export const storyRoutes = (
  { story: os }: ReturnType<typeof gate>,
  story: StoryWork,
  calls: CallWork,
  work: WorkDeps,
) => ({
  get: os.get.handler(({ input }) => story.get(input.callId)),
  anotherMember: os.anotherMember.handler(async ({ input }) =>
    taken(await anotherMember(work, calls, input.callId)),
  ),
});
