/** The scheme of our own pages. Frozen in version 1: another scheme or host would find an empty store. */
export const SCHEME = "app";
export const VAULT_ORIGIN = "app://vault";
export const WORKSTATION_ORIGIN = "app://workstation";
/** Pages on their way to the printer; they live in memory only. */
export const PRINT_ORIGIN = "app://print";
export type PageOrigin = typeof VAULT_ORIGIN | typeof WORKSTATION_ORIGIN | typeof PRINT_ORIGIN;

const MOST_ADDRESS = 2_000;

const parsed = (address: string): URL | null => {
  try {
    return address.length <= MOST_ADDRESS ? new URL(address) : null;
  } catch {
    return null;
  }
};

/**
 * Whether an address is a page of this origin, written as we write it: compared as text before anything
 * interprets it, so that a backslash, a user name or an escape cannot mean two things.
 */
export const isOfPage = (origin: PageOrigin, address: string): boolean => {
  const url = parsed(address);
  return (
    url !== null &&
    (address === origin || address.startsWith(`${origin}/`)) &&
    `${url.protocol}//${url.host}` === origin &&
    url.username === "" &&
    url.password === ""
  );
};

/** Whether an address may be handed to the system's browser: https on the usual port of a named host, nothing else. */
export const mayOpenOutside = (hosts: readonly string[], address: string): boolean => {
  const url = parsed(address);
  return (
    url !== null &&
    url.protocol === "https:" &&
    address.startsWith(`https://${url.host}`) &&
    url.port === "" &&
    url.username === "" &&
    url.password === "" &&
    url.search === "" &&
    url.hash === "" &&
    hosts.includes(url.hostname)
  );
};

/** What a link of a softphone asks for. */
export type LinkAsked = { readonly kind: "new-call"; readonly ani: string | null };

const ANI = /^\+?[0-9() .-]{3,24}$/;

/**
 * Reads `accessline://call` and `accessline://call?ani=…`. Null: anything else, whatever it looks like.
 * The number only fills a field; the link starts nothing that a person does not see.
 */
export const readLink = (address: string): LinkAsked | null => {
  if (!/^accessline:\/\/call\/?(\?[^#]*)?$/.test(address)) return null;
  const url = parsed(address);
  if (url === null || [...url.searchParams.keys()].some((key) => key !== "ani")) return null;
  const numbers = url.searchParams.getAll("ani");
  if (numbers.length === 0) return { kind: "new-call", ani: null };
  const [ani = ""] = numbers;
  return numbers.length === 1 && ANI.test(ani) ? { kind: "new-call", ani } : null;
};

/** The first link among a start's arguments. */
export const linkAmong = (args: readonly string[]): LinkAsked | null =>
  args.map(readLink).find((link) => link !== null) ?? null;

/** What a page may be given of the system; everything else is denied. */
const GRANTED: Readonly<Record<PageOrigin, readonly string[]>> = {
  [VAULT_ORIGIN]: [],
  [PRINT_ORIGIN]: [],
  [WORKSTATION_ORIGIN]: ["clipboard-sanitized-write"],
};

export const mayHave = (own: PageOrigin, permission: string, requesting: string): boolean =>
  GRANTED[own].includes(permission) && isOfPage(own, requesting);
