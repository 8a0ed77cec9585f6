import { type CaseFile } from "#shared/case/case-file.ts";
import { shortDay } from "#shared/case/pacific-words.ts";
import { type CaseView } from "#shared/contract/views.ts";
import { CaseId } from "#shared/events/ids.ts";
import { streamId, streamKind, type StreamName } from "#shared/events/stream.ts";
import { sameMember } from "#shared/identity/same-member.ts";
import { type Vault } from "../vault.ts";
import { stateWordsOf } from "./case-row.ts";
import { BECAUSE, whoIn } from "./story.ts";

const MOST = 10;

/** Other open cases of the same member and concern: two desks may have opened one each, apart. */
export const duplicatesOf = (
  vault: Vault,
  stream: StreamName,
  { opened }: CaseFile,
  nowMs: number,
): CaseView["duplicates"] => {
  const who = whoIn(vault.folded(stream));
  return vault.signposts.people
    .of(who)
    .filter((other) => other !== stream && streamKind(other) === "case")
    .flatMap((other) => {
      const by = sameMember(who, whoIn(vault.folded(other)));
      const file = vault.caseFile(other);
      if (by === null || file.opened?.concern !== opened?.concern || file.opened === null)
        return [];
      if (file.state === "resolved") return [];
      const { openedAt, owner, reference } = file.opened;
      const ownerName = vault.people.get(owner)?.name ?? "somebody at this line";
      return [
        {
          caseId: CaseId.parse(streamId(other)),
          reference,
          words: `${shortDay(Date.parse(openedAt))}, ${ownerName} · ${stateWordsOf(file, true, nowMs)}`,
          because: BECAUSE[by],
        },
      ];
    })
    .slice(0, MOST);
};
