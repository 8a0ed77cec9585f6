/** What the driver orders of a desk in a process of its own. */
export type Order =
  | { readonly do: "ask"; readonly path: string; readonly input: unknown }
  | { readonly do: "work"; readonly mark: string; readonly from: number }
  | { readonly do: "rest" | "digest" | "status" | "close" | "offset" }
  | { readonly do: "flood"; readonly mark: string; readonly events: number }
  | { readonly do: "quota"; readonly bytes: number }
  | { readonly do: "crash"; readonly page: "vault" | "window" }
  | { readonly do: "settle"; readonly withinMs: number }
  | { readonly do: "jump"; readonly ms: number };

/** What it says, a line each. */
export type Told =
  | { readonly ready: true }
  | { readonly refused: string }
  | { readonly bug: string }
  | { readonly kept: string; readonly at: number }
  | { readonly notKept: string; readonly why: string }
  | { readonly answer: number; readonly value?: unknown; readonly failure?: string };
