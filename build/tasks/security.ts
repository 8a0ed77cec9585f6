import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { exit } from "node:process";
import { CSP } from "#main/pages/assets.ts";
import { attempt } from "../package-check/execute.ts";
import { same, Tally } from "../package-check/tally.ts";
import { stageProgram } from "../package/stage.ts";
import { answered, findings } from "../security/electronegativity.ts";
import { buildProgram } from "./build-pages.ts";
import { close, report, ROOT, say } from "./steps.ts";

// npm run security: what a machine can say about the product's defences. docs/security.md has the reasons.

const tally = new Tally();
const textsBelow = async (folder: string, kinds: RegExp): Promise<[string, string][]> => {
  const names = await readdir(join(ROOT, folder), { recursive: true });
  const texts: [string, string][] = [];
  for (const name of names.filter((each) => kinds.test(each)))
    texts.push([`${folder}/${name}`, await readFile(join(ROOT, folder, name), "utf8")]);
  return texts;
};
const saying = (texts: readonly (readonly [string, string])[], pattern: RegExp): string[] =>
  texts.filter(([, text]) => pattern.test(text)).map(([name]) => name);

const built = await buildProgram();
if (built.some(({ ok }) => !ok)) {
  built.forEach(report);
  exit(close(0, 1));
}
await stageProgram(ROOT, null);

const reasons = answered(await readFile(join(ROOT, "docs", "security.md"), "utf8"));
const found = await findings();
if (found === null) {
  say(
    "!!! SKIPPED: electronegativity could not be fetched from the package registry. The rest goes on.",
  );
} else {
  const key = ({ rule, file }: { rule: string; file: string }): string => `${rule} ${file}`;
  await tally.check(
    `electronegativity: each of ${found.length} findings has its written reason`,
    () =>
      same(
        found.map(key).filter((each) => !reasons.some((known) => key(known) === each)),
        [],
      ),
  );
  await tally.check("electronegativity: no reason is kept for a finding that is gone", () =>
    same(
      reasons.map(key).filter((each) => !found.some((known) => key(known) === each)),
      [],
    ),
  );
}
await tally.check("each written reason is a sentence", () =>
  same(
    reasons.filter(({ reason }) => reason.length < 30).map(({ rule }) => rule),
    [],
  ),
);

const program = await textsBelow("dist/app", /\.(js|cjs|css|html)$/);
const pages = program.filter(([name]) => !name.includes("/main/"));
const sources = await textsBelow("main", /\.ts$/);
const product = sources.filter(([name]) => !name.startsWith("main/preview/"));
await tally.check("no page of the product builds code from text", () =>
  same(saying(pages, /\beval\s*\(|new Function\s*\(/), []),
);
await tally.check("the policy of every page is the one literal, without a hole", () =>
  same(
    CSP,
    [
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
    ].join("; "),
  ),
);
await tally.check("no page loads, links or embeds anything from elsewhere", () =>
  same(
    saying(pages, /\b(src|href|action)\s*=\s*["']?(https?:|\/\/|data:)|@import\s+url\(["']?http/),
    [],
  ),
);
await tally.check("no page has a script or a style of its own in its text", () =>
  same(
    saying(
      pages.filter(([name]) => name.endsWith(".html")),
      /<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/,
    ),
    [],
  ),
);
await tally.check("the packed program never turns the sandbox off", () =>
  same(saying(program, /no-sandbox|disable-web-security|sandbox:\s*(false|!1)/), []),
);
await tally.check("only the wrappers know Electron", () =>
  same(
    saying(sources, /from "electron"/).filter(
      (name) => !/^main\/electron\/(raw|preload)\//.test(name),
    ),
    [],
  ),
);
await tally.check("nothing of the product runs another program but the installer's hand-over", () =>
  same(
    saying(product, /node:child_process/).filter((name) => name !== "main/run-program.ts"),
    [],
  ),
);
await tally.check("no text becomes markup on a screen", async () =>
  same(saying(await textsBelow("renderer", /\.svelte$/), /\{@html|innerHTML|outerHTML/), []),
);
/** A key's heading with key material below it, as in a file or in a text; and tokens of registries and clouds. */
const SECRET =
  /BEGIN [A-Z ]*PRIVATE KEY-----(\s|\\n)*[A-Za-z0-9+/]{32}|npm_[A-Za-z0-9]{36}|AKIA[0-9A-Z]{16}/;
await tally.check("no private key or token lies in the repository", async () => {
  const names = (await attempt(["git", "ls-files", "-z"])).output.split("\0");
  const texts: [string, string][] = [];
  for (const name of names.filter((each) => each !== ""))
    texts.push([name, await readFile(join(ROOT, name), "latin1")]);
  return texts.length < 100
    ? "the repository's files were not listed"
    : same(saying(texts, SECRET), []);
});

const audit = await attempt(["npm", "audit", "--omit=dev", "--json"]);
const counted = /"vulnerabilities":\s*(\{[^{}]*\})/.exec(audit.output)?.[1];
if (counted === undefined)
  say(
    "!!! npm audit had no answer here (it needs the registry's advisories): run it where there is a network.",
  );
else
  await tally.check("npm audit knows nothing high or critical in what ships", () => {
    const { high, critical } = JSON.parse(counted) as { high: number; critical: number };
    return same([high, critical], [0, 0]);
  });

exit(close(tally.passed, tally.failed));
