import { protocol, type Session } from "electron";
import { join } from "node:path";
import { assetOf } from "../../pages/assets.ts";
import { type PageOrigin, SCHEME } from "../addresses.ts";
import { answerPage } from "../serve-page.ts";

/** Must run before `ready`, once: without `standard` and `secure` there is no IndexedDB and no WebCrypto. */
export const claimScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: false, corsEnabled: false },
    },
  ]);

/** Serves one origin's pages in one session. */
export const servePages = (
  session: Session,
  distFolder: string,
  origin: PageOrigin,
  folder: string,
): void =>
  session.protocol.handle(SCHEME, ({ method, url }) =>
    answerPage(origin, { method, url }, (pathname) => assetOf(join(distFolder, folder), pathname)),
  );
