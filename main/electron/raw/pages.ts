import { protocol, type Session } from "electron";
import { join } from "node:path";
import { assetOf } from "../../pages/assets.ts";

/** Frozen in version 1: another scheme or host would find an empty store. */
export const SCHEME = "app";
export const VAULT_ORIGIN = "app://vault";
export const WORKSTATION_ORIGIN = "app://workstation";

/** Must run before `ready`, once: without `standard` and `secure` there is no IndexedDB and no WebCrypto. */
export const claimScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: false, corsEnabled: false },
    },
  ]);

/** Serves one origin's pages in one session; every other address is answered with 404. */
export const servePages = (
  session: Session,
  distFolder: string,
  origin: string,
  folder: string,
): void =>
  session.protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    const isOurs =
      request.method === "GET" && `${url.protocol}//${url.host}` === origin && url.username === "";
    if (!isOurs) return new Response("not found", { status: 404 });
    const { status, headers, body } = await assetOf(join(distFolder, folder), url.pathname);
    return new Response(typeof body === "string" ? body : new Uint8Array(body), {
      status,
      headers,
    });
  });
