import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

/**
 * The product's own policy: nothing from anywhere, scripts and styles from the page's own folder. Text
 * becomes markup only through the one policy that Svelte makes for the templates it compiled itself.
 */
export const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types svelte-trusted-html",
].join("; ");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

export type Asset = {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer | string;
};

const notFound: Asset = {
  status: 404,
  headers: { "content-type": "text/plain" },
  body: "not found",
};

/** Answers a page's request from its folder; nothing outside it, no unknown kind. */
export const assetOf = async (folder: string, pathname: string): Promise<Asset> => {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname === "/" ? "/index.html" : pathname);
  } catch {
    return notFound;
  }
  const path = normalize(join(folder, decoded));
  const type = TYPES[extname(path)];
  if (!path.startsWith(folder + sep) || type === undefined || decoded.includes("\0"))
    return notFound;
  try {
    return {
      status: 200,
      headers: {
        "content-type": type,
        "content-security-policy": CSP,
        "x-content-type-options": "nosniff",
        "cross-origin-opener-policy": "same-origin",
        "cache-control": "no-store",
      },
      body: await readFile(path),
    };
  } catch {
    return notFound;
  }
};
