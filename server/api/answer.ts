type Told = { json?: { data?: { code?: unknown; requestId?: string } } };

/** The answer under the number of its request; a refusal shows it, so that a person can read it out. */
export const numbered = async (
  response: Response,
  requestId: string,
): Promise<{ readonly response: Response; readonly code: string | null }> => {
  const headers = new Headers(response.headers);
  headers.set("x-request-id", requestId);
  headers.set("cache-control", "no-store");
  const { status } = response;
  if (status < 400)
    return { response: new Response(response.body, { status, headers }), code: null };
  const told = (await response.json()) as Told;
  const data = told.json?.data;
  if (data !== undefined) data.requestId = requestId;
  headers.delete("content-length");
  const code = typeof data?.code === "string" ? data.code : null;
  return { response: Response.json(told, { status, headers }), code };
};
