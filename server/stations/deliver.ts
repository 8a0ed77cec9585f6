import { z } from "zod";
import { type Carried, carriedText } from "#shared/contract/carried.ts";
import { SealedSegment } from "#shared/contract/seal.ts";
import { refuse, type Result } from "#shared/result.ts";
import { isSignature } from "../api/signed-request.ts";
import { sha256 } from "./open-segments.ts";
import { push, type PushDeps, type Pushed } from "./push.ts";

const segmentsIn = (text: string): SealedSegment[] | null => {
  try {
    return z.array(SealedSegment).min(1).max(500).parse(JSON.parse(text));
  } catch {
    return null;
  }
};

/**
 * Records what one desk wrote and another one brings. It is the writer's own push in every way: its
 * chain, its verdicts, once and only once; whoever carries it adds nothing and reads nothing.
 */
export const deliver = async (
  deps: PushDeps,
  { station: id, text, signature }: Carried,
): Promise<Result<Pushed>> => {
  const station = await deps.store.read((tx) => tx.station(id));
  if (station === null)
    return refuse(
      "station-unknown",
      "The server does not know the desk that wrote this file. Ask the central team.",
    );
  if (!isSignature(station.publicKey, carriedText(id, sha256(text)), signature))
    return refuse(
      "signature-not-valid",
      "This file was changed since that desk wrote it. Export it there again; nothing is lost at that desk.",
    );
  const segments = segmentsIn(text);
  if (segments === null)
    return refuse("file-not-read", "This file holds no sealed events. Export it there again.");
  return push(deps, station, segments);
};
