import { type Ran, run, type Step } from "./steps.ts";

const vite = (name: string, config: string): Step => ({
  name,
  command: ["vite", "build", "-c", `build/vite/${config}.config.ts`, "--logLevel", "warn"],
});

/** What the workstation is made of: content, the window's page, the vault's page, and the product's own process. */
const steps: readonly Step[] = [
  { name: "content bundle", command: ["node", "build/content/bundle.ts"] },
  { name: "centres of ZIP areas", command: ["node", "build/content/zip-places.ts"] },
  vite("page of the window", "renderer"),
  vite("page of the vault", "vault"),
];

/** What only the Electron program needs besides. */
const programSteps: readonly Step[] = [vite("main process", "main"), vite("preload", "preload")];

/** Builds `dist/`; stops at the first step that fails. */
export const buildPages = (): Promise<Ran[]> => runAll(steps);

/** The pages and the program around them. */
export const buildProgram = (): Promise<Ran[]> => runAll([...steps, ...programSteps]);

const runAll = async (all: readonly Step[]): Promise<Ran[]> => {
  const done: Ran[] = [];
  for (const step of all) {
    const ran = await run(step);
    done.push(ran);
    if (!ran.ok) break;
  }
  return done;
};
