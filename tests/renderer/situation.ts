import { type CaseView, type SessionView } from "#shared/contract/views.ts";
import { type PEOPLE } from "./fake-rows.ts";

/** How the workstation behind the window is, for one look at it. */
export type Situation = {
  readonly session: SessionView["kind"];
  readonly person: keyof typeof PEOPLE;
  readonly offline: boolean;
  readonly empty: boolean;
  readonly failing: boolean;
  readonly slow: boolean;
  readonly banner: boolean;
  readonly lineClosed: boolean;
  /** A crisis at another desk that no supervisor has seen yet. */
  readonly crisisElsewhere?: boolean;
  readonly helpElsewhere?: boolean;
  /** Help that is asked for is answered at once. */
  readonly answered?: boolean;
  readonly recovery?: boolean;
  /** Something happened while the person was away; some of it was refused, some of it cannot be read. */
  readonly away?: boolean;
  readonly awayMany?: boolean;
  /** The desk hears of it only after a while. */
  readonly awayLater?: boolean;
  /** A colleague offers a call. */
  readonly offered?: boolean;
  /** A colleague hands a promise over; a lead sees one that nobody is here for. */
  readonly handed?: boolean;
  readonly remapped: boolean;
  /** Names and sentences as long, as foreign and as undivided as they come. */
  readonly longNames?: boolean;
  /** Main keeps nothing that is keyed, and says why. */
  readonly refusing?: boolean;
  readonly locksSoon?: boolean;
  readonly safetyCallBack?: boolean;
  readonly notices?: boolean;
  readonly findFails?: boolean;
  /** The desk was unlocked a moment ago and still reads its records. */
  readonly findReads?: boolean;
  readonly caseIs?: "slow" | "failing" | null;
  /** Somebody told this desk that the member of the case has died; another desk opened it twice. */
  readonly memberDied?: boolean;
  /** Where the case of the first row stands; it waits for the region otherwise. */
  readonly turn?: CaseView["turn"] | null;
  /** Everybody has been tried often enough: a letter is next. */
  readonly letterDue?: boolean;
};
