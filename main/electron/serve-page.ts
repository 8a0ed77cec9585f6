import { type Asset } from "../pages/assets.ts";
import { isOfPage, type PageOrigin } from "./addresses.ts";

type Asked = { readonly method: string; readonly url: string };

const refused = (status: number): Response =>
  new Response(null, { status, headers: { "x-content-type-options": "nosniff" } });

/**
 * What a page's session is answered on `app://`: GET and HEAD for its own origin's files, nothing else.
 * `assetOf` gives a path's file with its headers, and 404 for whatever is not one.
 */
export const answerPage = async (
  origin: PageOrigin,
  { method, url }: Asked,
  assetOf: (pathname: string) => Promise<Asset>,
): Promise<Response> => {
  if (method !== "GET" && method !== "HEAD") return refused(405);
  if (!isOfPage(origin, url)) return refused(404);
  const { status, headers, body } = await assetOf(new URL(url).pathname);
  if (method === "HEAD") return new Response(null, { status, headers });
  return new Response(typeof body === "string" ? body : new Uint8Array(body), { status, headers });
};
