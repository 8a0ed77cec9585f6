import { type implement, ORPCError } from "@orpc/server";
import { type CallView } from "#shared/contract/views.ts";
import { type workstationContract } from "#shared/contract/workstation.ts";

type Deps = { readonly keep: (view: CallView) => CallView; readonly begin: () => CallView };

/** Calls that are typed in afterwards, on the day of the demo. */
export const fakeLate = (
  make: ReturnType<typeof implement<typeof workstationContract>>["late"],
  { keep, begin }: Deps,
) => ({
  understand: make.understand.handler(({ input }) => ({
    words: `Wed, Nov 25, ${input.from} – ${input.until}`,
    refusal: null,
  })),
  start: make.start.handler(({ input }) => {
    if (input.from > input.until)
      throw new ORPCError("REFUSED", {
        data: {
          code: "ends-before-it-began",
          remedy: "It ends before it began. Add am or pm to both times.",
        },
        defined: true,
      });
    const late = `today ${input.from} AM – ${input.until} AM · from ${input.source}`;
    return keep({ ...begin(), late });
  }),
});
