import type { CallId } from "#shared/events/ids.ts";
import { STORY } from "../../app/words/identity.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";
import { CallScreen } from "./call-screen.svelte.ts";

/** A second member in the same conversation: a record of its own; the first waits in the tray, whole. */
export const anotherMember = async (
  workstation: Workstation,
  screen: CallScreen,
): Promise<void> => {
  if (!(await workstation.tray.park(screen))) return;
  await workstation.try(async () => {
    const view = await workstation.client.story.anotherMember({ callId: screen.callId });
    workstation.showCall(new CallScreen(workstation.client, workstation.announcer, view));
    workstation.announcer.say(STORY.another);
  });
};

/** Back to the record of the first member; the second waits as it is. */
export const backToFirst = async (
  workstation: Workstation,
  screen: CallScreen,
  first: CallId,
): Promise<void> => {
  if (await workstation.tray.park(screen)) await workstation.openCall(first);
};
