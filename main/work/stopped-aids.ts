import { type CallAids } from "#shared/contract/views.ts";
import { hasDied } from "#shared/script/turns.ts";
import { type CallSight } from "./judgement.ts";

/** A member who has died has no due date, no priority and no case to open. */
export const stoppedAids = ({ fields }: Pick<CallSight, "fields">, aids: CallAids): CallAids =>
  hasDied(fields) ? { ...aids, card: null, priority: null, missing: [] } : aids;
