import { type Content } from "#shared/content/content.ts";
import { type GrievanceFile, type GrievanceRow } from "#shared/contract/grievance-views.ts";
import { grievanceView } from "#shared/grievance/watch.ts";
import { nextClock } from "#shared/grievance/watch-row.ts";
import { hasDied } from "#shared/script/turns.ts";
import { clockRows, grievanceFacts, logLacks } from "./call-grievance.ts";

const MOST = 100;

type Ordered = GrievanceRow & { readonly on: string };

const rowOf = (file: GrievanceFile, now: string, content: Content): Ordered[] => {
  const { fields, concerns, receivedAt, settledAt } = file;
  const view = grievanceView(
    grievanceFacts(fields, concerns, true, receivedAt, settledAt),
    now,
    content,
  );
  const lacks = logLacks(
    view,
    {
      started: receivedAt,
      fields,
      representative: file.representative,
    },
    content,
  );
  const next = nextClock(view, now, content);
  // Settled in time and written down: nothing runs any more.
  if (next === null && lacks.length === 0) return [];
  return [
    {
      callId: file.callId,
      caseId: file.caseId,
      reference: file.reference,
      member: file.member,
      state: hasDied(fields)
        ? `the member has died, its clocks go on · ${view.words?.en ?? ""}`
        : (view.words?.en ?? ""),
      next: next?.words.en ?? "The log is not complete",
      tone: next?.tone ?? "soon",
      clocks: clockRows(view, now, content),
      regulator: view.regulator.en,
      logLacks: lacks,
      answer: fields["grievanceAnswer"] ?? "",
      number: fields["grievanceNumber"] ?? "",
      on: next?.on ?? "",
    },
  ];
};

/** The grievance watch: every one that runs, the clock that ends next first. */
export const grievanceRows = (
  files: readonly GrievanceFile[],
  nowMs: number,
  content: Content,
): GrievanceRow[] => {
  const now = new Date(nowMs).toISOString();
  return files
    .flatMap((file) => rowOf(file, now, content))
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .slice(0, MOST)
    .map(({ on: _on, ...row }) => row);
};
