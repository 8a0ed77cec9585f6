import { app, type Session, type WebContents } from "electron";
import { isOfPage, mayHave, mayOpenOutside, type PageOrigin } from "../addresses.ts";
import { openOutside } from "./outside.ts";

const origins = new WeakMap<WebContents, PageOrigin>();

/** Says which origin a page's contents belong to; contents nobody names may go nowhere. */
export const belongTo = (contents: WebContents, origin: PageOrigin): void =>
  void origins.set(contents, origin);

type Going = { readonly url: string; readonly preventDefault: () => void };

/** For every page there will ever be: it cannot leave its origin, open a window or embed another page. */
export const fenceEverything = (outsideHosts: readonly string[]): void =>
  void app.on("web-contents-created", (_created, contents) => {
    const stay = (going: Going): void => {
      const origin = origins.get(contents);
      if (origin === undefined || !isOfPage(origin, going.url)) going.preventDefault();
    };
    contents.on("will-navigate", stay);
    contents.on("will-redirect", stay);
    contents.on("will-frame-navigate", stay);
    contents.on("will-attach-webview", (attach) => attach.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (mayOpenOutside(outsideHosts, url)) openOutside(url);
      return { action: "deny" };
    });
  });

/** A session's locks: no network, no permission, no device, no screen, no download, no dictionary. */
export const fenceSession = (session: Session, origin: PageOrigin): void => {
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isOfPage(origin, url) && !url.startsWith(`blob:${origin}/`) }),
  );
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(mayHave(origin, permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, requesting) =>
    mayHave(origin, permission, requesting),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  session.on("will-download", (download) => download.preventDefault());
};
