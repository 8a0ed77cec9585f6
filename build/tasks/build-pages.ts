import { type Ran, run, type Step } from "./steps.ts";

/** What the workstation's pages are made of: content, the window's page, the vault's page. */
const steps: readonly Step[] = [
  { name: "content bundle", command: ["node", "build/content/bundle.ts"] },
  {
    name: "page of the window",
    command: ["vite", "build", "-c", "build/vite/renderer.config.ts", "--logLevel", "warn"],
  },
  {
    name: "page of the vault",
    command: ["vite", "build", "-c", "build/vite/vault.config.ts", "--logLevel", "warn"],
  },
];

/** Builds `dist/`; stops at the first step that fails. */
export const buildPages = async (): Promise<Ran[]> => {
  const done: Ran[] = [];
  for (const step of steps) {
    const ran = await run(step);
    done.push(ran);
    if (!ran.ok) break;
  }
  return done;
};
