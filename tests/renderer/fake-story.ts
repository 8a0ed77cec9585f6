import { type StoryView } from "#shared/contract/story-views.ts";
import { type CallView } from "#shared/contract/views.ts";
import { caseIdOf } from "./fake-rows.ts";

/** Two earlier contacts; the open case is a duplicate once its concern is keyed. */
export const aStory = (view: CallView, isEmpty: boolean): StoryView => {
  const hidden = view.aids.identity.storyHidden;
  if (hidden !== null || isEmpty) return { hidden, rows: [], more: 0 };
  return {
    hidden: null,
    rows: [
      {
        id: "case:1",
        caseId: caseIdOf(1),
        callId: null,
        words: "Mon, Nov 9 · First appointment · Escalated · acknowledged · AL 7K3 117",
        because: "same name and birth date",
        duplicate: view.scope.keys.concerns.includes("initial-appointment"),
      },
      {
        id: "call:1",
        caseId: null,
        callId: null,
        words: "Tue, Oct 27 · Sent on to Member Services",
        because: "same name and call-back number",
        duplicate: false,
      },
    ],
    more: 0,
  };
};

export const secondMember = (first: CallView, fresh: CallView): CallView => ({
  ...fresh,
  fields: {
    callerName: first.fields["callerName"] ?? "",
    callbackNumber: first.fields["callbackNumber"] ?? "",
    sameCallAs: first.callId,
  },
});
