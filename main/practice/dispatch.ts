import { createRouterClient, ORPCError } from "@orpc/server";
import { namesPractice } from "#shared/practice/practice-id.ts";
import { workstationRouter, type RouterDeps } from "../gate/router.ts";
import { type OpenPractice } from "./practice-call.ts";
import { type PracticeWork } from "./practice-work.ts";

/** A person is really asked, or a second call begins: neither is practised. */
const NOT_PRACTISED: Readonly<Record<string, string>> = {
  "tray.offer": "This is practice: a practice call is not handed to a colleague.",
  "attention.askHelp": "This is practice: no supervisor is asked. Ask them in person.",
  "story.anotherMember": "This is practice: one member at a time. End it and start another.",
};

const OVER = "This practice call is over. Press Ctrl+Shift+X for the list of callers.";

type Asked = {
  readonly path: readonly string[];
  readonly input: unknown;
  readonly signal?: AbortSignal | undefined;
};

const refused = (remedy: string): ORPCError<"REFUSED", { code: string; remedy: string }> =>
  new ORPCError("REFUSED", { data: { code: "practice", remedy } });

type Procedure = (input: unknown, options: { signal?: AbortSignal }) => Promise<unknown>;

/**
 * The one place where practice and real calls part: a request that names a practice id is answered by
 * the same procedures over the practice call's own stores, or refused; it never reaches the desk's.
 */
export const practiceDispatch = (real: RouterDeps, practice: PracticeWork) => {
  const clients = new WeakMap<OpenPractice, object>();
  const clientOf = (open: OpenPractice): object => {
    const made =
      clients.get(open) ?? createRouterClient(workstationRouter({ ...real, ...open.works }));
    clients.set(open, made);
    return made;
  };
  return ({ path, input, signal }: Asked, next: () => Promise<unknown>): Promise<unknown> => {
    if (path[0] === "practice" || !namesPractice(input)) return next();
    const remedy = NOT_PRACTISED[path.join(".")];
    if (remedy !== undefined) throw refused(remedy);
    const { open } = practice;
    if (open === null) throw refused(OVER);
    const procedure = path.reduce<unknown>(
      (at, name) => (at as Readonly<Record<string, unknown>>)[name],
      clientOf(open),
    ) as Procedure;
    return procedure(input, signal === undefined ? {} : { signal });
  };
};
