import { ORPCError, ValidationError } from "@orpc/server";
import { type Refusal, type Result } from "#shared/result.ts";

type Status = 400 | 401 | 403 | 404 | 413 | 422 | 429 | 500 | 503;

const CODES: Readonly<Record<Status, string>> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  413: "CONTENT_TOO_LARGE",
  422: "REFUSED",
  429: "TOO_MANY_REQUESTS",
  500: "INTERNAL_SERVER_ERROR",
  503: "SERVICE_UNAVAILABLE",
};

/** A "no" as it leaves the server: a code and a sentence, never a stack, SQL, or what was sent. */
export const refusalError = (
  status: Status,
  { code, remedy }: Refusal,
): ORPCError<string, Refusal> =>
  new ORPCError(CODES[status], {
    status,
    message: remedy,
    data: { code, remedy },
    defined: status === 422,
  });

/** The value, or the refusal thrown as the contract's own error. */
export const orRefuse = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw refusalError(422, result.refusal);
};

/** The same for what is refused before a procedure is reached. */
export const refusalResponse = (
  status: Status,
  refusal: Refusal,
  headers: Readonly<Record<string, string>> = {},
): Response => Response.json({ json: refusalError(status, refusal).toJSON() }, { status, headers });

/** Later: how much later stands in `Retry-After`, in seconds. */
export const laterResponse = (
  status: 429 | 503,
  { refusal, retryAfterS }: { readonly refusal: Refusal; readonly retryAfterS: number },
): Response => refusalResponse(status, refusal, { "retry-after": String(retryAfterS) });

export const SERVER_FAILED: Refusal = {
  code: "server-failed",
  // A connection cut in mid-commit may have kept it or not: nobody knows, and it need not matter.
  remedy:
    "The server met something unexpected. Try again: what it had recorded is not recorded twice.",
};

/** `where`: which fields, in brackets, or nothing. */
export const notValid = (where: string): ORPCError<string, Refusal> =>
  refusalError(400, {
    code: "request-not-valid",
    remedy: `The request is not what this server expects${where}. Update the workstation if it is older than the server.`,
  });

const wrongPlaces = ({ issues }: ValidationError): string => {
  const places = issues.slice(0, 5).map(({ path, message }) => {
    const at = (path ?? []).map((step) => String(typeof step === "object" ? step.key : step));
    return `${at.length === 0 ? "the request" : at.join(".")}: ${message}`;
  });
  return ` (${places.join("; ")})`;
};

/** Any failure of a procedure as it may leave the server. */
export const outward = (failure: unknown): ORPCError<string, unknown> => {
  if (!(failure instanceof ORPCError) || failure.status >= 500)
    return refusalError(500, SERVER_FAILED);
  return failure.cause instanceof ValidationError ? notValid(wrongPlaces(failure.cause)) : failure;
};
