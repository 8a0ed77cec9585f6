import { type CaseId, type PersonId } from "./ids.ts";

/** One access record stands for a quarter of an hour of looking at one case. */
export const ACCESS_WINDOW_MS = 15 * 60_000;

export type AccessKey = `${PersonId}/${CaseId}/${number}`;

/** The quarter of an hour, per person and case, that one record stands for (decision 0005). */
export const accessKey = (person: PersonId, caseId: CaseId, atMs: number): AccessKey =>
  `${person}/${caseId}/${Math.floor(atMs / ACCESS_WINDOW_MS)}`;
