/** What a person can meet in a normal day comes back as a value; bugs throw. */
export type Result<T, R = Refusal> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

/** An expected "no": a kebab-case code, and a sentence that says what to do next. */
export type Refusal<Code extends string = string> = {
  readonly code: Code;
  readonly remedy: string;
};

export const accept = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refuse = <Code extends string>(
  code: Code,
  remedy: string,
): { ok: false; refusal: Refusal<Code> } => ({ ok: false, refusal: { code, remedy } });
