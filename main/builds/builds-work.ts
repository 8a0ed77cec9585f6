import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { judgeRelease, type Standing } from "#shared/builds/judge-release.ts";
import {
  type Manifest,
  MANIFEST_FILE,
  MOST_MANIFEST_BYTES,
  SIGNATURE_FILE,
} from "#shared/builds/manifest.ts";
import { type BuildOffer, type BuildsView } from "#shared/contract/builds.ts";
import { type BuildJudged } from "#shared/events/build-bodies.ts";
import { streamName } from "#shared/events/stream.ts";
import { accept, refuse, type Refusal, type Result } from "#shared/result.ts";
import { type Host } from "../host.ts";
import { type Desk } from "../desk.ts";
import { type WorkDeps } from "../work/work-deps.ts";
import { verifyEd25519 } from "./ed25519.ts";
import { type Verified, verifyFolder } from "./read-release.ts";

const SMALL_TIMEOUT_MS = 20_000;
const FILE_TIMEOUT_MS = 30 * 60_000;
const INSTALLERS: Readonly<Record<string, readonly RegExp[]>> = {
  win32: [/\.exe$/i, /\.msi$/i],
};

const sizeWords = (bytes: number): string =>
  bytes >= 1_048_576
    ? `${(bytes / 1_048_576).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`;

type From = { readonly kind: BuildJudged["from"]; readonly words: string };
type Offered = {
  readonly from: From;
  readonly verified: Verified;
  readonly done: readonly string[];
};

/** Builds are this desk's own business: its chain and its backlog. */
export type BuildsDeps = WorkDeps & { readonly desk: Desk };

/**
 * What a supervisor may do with builds at this desk. A release is judged where it lies, copied to a folder of
 * our own, and judged there again: before it is offered, before it is exported, and immediately before it is
 * handed over. Whatever cannot be judged is refused.
 */
export class BuildsWork {
  readonly #work: BuildsDeps;
  readonly #host: Host;
  #offered: Offered | null = null;
  #isBusy = false;

  constructor(work: BuildsDeps, host: Host) {
    this.#work = work;
    this.#host = host;
  }

  get view(): BuildsView {
    const { program, build } = this.#host;
    const { policy, judgement, desk } = this.#work;
    return {
      inUse: {
        version: build,
        signer: program?.signer ?? "Not signed: this is not an installed release",
        fuses: program?.fuses ?? "None: this host has no fuses",
        content: judgement.label,
        channel: program?.trust?.channel ?? "none",
        trusts: program?.trust?.keys.map(({ name, keyId }) => `${name} · ${keyId}`) ?? [],
      },
      feed: policy.updateFeed ?? null,
      unsent: desk.unsent,
      cannotInstall: this.#cannotInstall(),
      offer: this.#offered === null ? null : offerOf(this.#offered),
    };
  }

  lookInFolder(folder: string): Promise<Result<BuildsView>> {
    return this.#alone(async () => {
      if (!isAbsolute(folder))
        return refuse(
          "folder-not-whole",
          "Type the whole path of the folder, beginning with its drive or /.",
        );
      const standing = this.#standing();
      if (!standing.ok) return standing;
      const verified = await verifyFolder(folder, standing.value);
      return this.#offer({ kind: "folder", words: folder }, verified, async (manifest) => {
        for (const { name } of manifest.files)
          await copyFile(join(folder, name), join(this.#ownFolder, name));
        for (const name of [MANIFEST_FILE, SIGNATURE_FILE])
          await copyFile(join(folder, name), join(this.#ownFolder, name));
      });
    });
  }

  lookAtFeed(): Promise<Result<BuildsView>> {
    return this.#alone(async () => {
      const { updateFeed } = this.#work.policy;
      const { program } = this.#host;
      if (updateFeed === undefined || program === undefined)
        return refuse(
          "no-feed",
          "This desk's policy names no feed. Take the release from a folder, or ask IT.",
        );
      const standing = this.#standing();
      if (!standing.ok) return standing;
      const addressOf = (name: string): string =>
        `${updateFeed.endsWith("/") ? updateFeed : `${updateFeed}/`}${name}`;
      const small = async (name: string): Promise<string> => {
        const { status, body } = await this.#host.transport({
          url: addressOf(name),
          method: "GET",
          headers: {},
          body: "",
          timeoutMs: SMALL_TIMEOUT_MS,
        });
        if (status !== 200) throw new Error(`The feed answered ${status}`);
        return body.slice(0, MOST_MANIFEST_BYTES + 1);
      };
      try {
        const texts = {
          manifest: await small(MANIFEST_FILE),
          signature: await small(SIGNATURE_FILE),
        };
        const judged = judgeRelease({ ...texts, names: null, announced: null }, standing.value);
        return await this.#offer({ kind: "feed", words: updateFeed }, judged, async (manifest) => {
          for (const { name, size } of manifest.files)
            await program.download({
              url: addressOf(name),
              path: join(this.#ownFolder, name),
              size,
              timeoutMs: FILE_TIMEOUT_MS,
            });
          await writeFile(join(this.#ownFolder, MANIFEST_FILE), texts.manifest);
          await writeFile(join(this.#ownFolder, SIGNATURE_FILE), texts.signature);
        });
      } catch {
        return refuse(
          "feed-unreachable",
          "The feed did not answer, or broke off. Try again, or take the release from a folder.",
        );
      }
    });
  }

  exportTo(folder: string): Promise<Result<BuildsView>> {
    return this.#alone(async () => {
      const again = await this.#again();
      if (!again.ok) return again;
      if (!isAbsolute(folder))
        return refuse(
          "folder-not-whole",
          "Type the whole path of the folder, beginning with its drive or /.",
        );
      try {
        await mkdir(folder, { recursive: true });
        if ((await readdir(folder)).length > 0)
          return refuse(
            "folder-not-empty",
            "That folder holds something already. Name an empty or a new one.",
          );
        for (const name of await readdir(this.#ownFolder))
          await copyFile(join(this.#ownFolder, name), join(folder, name));
      } catch {
        return refuse("folder-not-writable", "That folder cannot be written. Name another one.");
      }
      const { outcome } = await verifyFolder(folder, again.value.standing);
      if (!outcome.ok) return outcome;
      await this.#done("exported", `Exported to ${folder}, and checked there`);
      return accept(this.view);
    });
  }

  install(): Promise<Result<BuildsView>> {
    return this.#alone(async () => {
      const cannot = this.#cannotInstall();
      const install = this.#host.program?.install;
      if (cannot !== null || install === undefined || install === null)
        return refuse("may-not-install", cannot ?? "This host installs nothing.");
      const { unsent } = this.#work.desk;
      if (unsent > 0)
        return refuse(
          "unsent",
          `${unsent} ${unsent === 1 ? "thing is" : "things are"} not sent yet. Wait until the top bar says none is, then hand it over.`,
        );
      const again = await this.#again();
      if (!again.ok) return again;
      const installer = (INSTALLERS[this.#host.platform] ?? [])
        .map((kind) => again.value.manifest.files.find(({ name }) => kind.test(name)))
        .find((file) => file !== undefined);
      if (installer === undefined)
        return refuse(
          "no-installer",
          "This release has no installer for this computer. Export it for IT's software distribution.",
        );
      await this.#done("handed-over", `${installer.name} handed to the installer`);
      await install(join(this.#ownFolder, installer.name));
      return accept(this.view);
    });
  }

  get #ownFolder(): string {
    return join(this.#host.dataFolder, "release");
  }

  #cannotInstall(): string | null {
    if ((this.#host.program?.install ?? null) === null)
      return "This host cannot hand anything to an installer. Export the release for IT's software distribution.";
    return this.#work.policy.supervisorInstalls
      ? null
      : "This desk's policy leaves installing to IT. Export the release for IT's software distribution.";
  }

  #standing(): Result<Standing> {
    const trust = this.#host.program?.trust ?? null;
    return trust === null
      ? refuse(
          "trusts-nobody",
          "This build was made without release keys, so it takes no release. Ask IT for an installed build.",
        )
      : accept({
          trust,
          inUse: this.#host.build,
          nowMs: this.#work.clock.nowMs(),
          verify: verifyEd25519,
        });
  }

  /** One thing at a time: two lookings would write one folder. */
  async #alone(work: () => Promise<Result<BuildsView>>): Promise<Result<BuildsView>> {
    if (this.#isBusy)
      return refuse("busy", "A release is being checked. Wait until its steps are shown.");
    this.#isBusy = true;
    try {
      return await work();
    } finally {
      this.#isBusy = false;
    }
  }

  async #offer(
    from: From,
    judged: Verified,
    take: (manifest: Manifest) => Promise<void>,
  ): Promise<Result<BuildsView>> {
    const verified = judged.outcome.ok
      ? await this.#taken(judged, judged.outcome.value.manifest, take)
      : judged;
    this.#offered = { from, verified, done: [] };
    const { outcome } = verified;
    await this.#record(
      outcome.ok ? "held" : "refused",
      outcome.ok ? outcome.value.signer : outcome.refusal.code,
    );
    return accept(this.view);
  }

  /** Copies what held into our own folder and judges it there, so that nothing can change under us afterwards. */
  async #taken(
    judged: Verified,
    manifest: Manifest,
    take: (manifest: Manifest) => Promise<void>,
  ): Promise<Verified> {
    const standing = this.#standing();
    if (!standing.ok) return { steps: judged.steps, outcome: standing };
    await rm(this.#ownFolder, { recursive: true, force: true });
    await mkdir(this.#ownFolder, { recursive: true });
    try {
      await take(manifest);
    } catch {
      const refusal: Refusal = {
        code: "file-unreadable",
        remedy: "A file of the release could not be copied or fetched. Try again.",
      };
      return { steps: judged.steps, outcome: { ok: false, refusal } };
    }
    return verifyFolder(this.#ownFolder, standing.value);
  }

  /** The same judgement once more, on our own copy, now. */
  async #again(): Promise<Result<{ readonly standing: Standing; readonly manifest: Manifest }>> {
    const standing = this.#standing();
    if (!standing.ok) return standing;
    if (this.#offered?.verified.outcome.ok !== true)
      return refuse("nothing-held", "Look at a release first; only one that held can be used.");
    const verified = await verifyFolder(this.#ownFolder, standing.value);
    if (verified.outcome.ok)
      return accept({ standing: standing.value, manifest: verified.outcome.value.manifest });
    this.#offered = { ...this.#offered, verified };
    await this.#record("refused", verified.outcome.refusal.code);
    return verified.outcome;
  }

  async #done(what: "exported" | "handed-over", words: string): Promise<void> {
    const offered = this.#offered;
    if (offered === null) return;
    this.#offered = { ...offered, done: [...offered.done, words] };
    const { outcome } = offered.verified;
    await this.#record(what, outcome.ok ? outcome.value.signer : "");
  }

  async #record(what: BuildJudged["what"], why: string): Promise<void> {
    const { desk, clock, actor } = this.#work;
    const outcome = this.#offered?.verified.outcome;
    await desk.recorder.record(actor(), [
      {
        stream: streamName("desk", desk.recorder.station),
        type: "build-judged",
        body: {
          add: {
            what,
            from: this.#offered?.from.kind ?? "folder",
            inUse: this.#host.build.slice(0, 40),
            version: outcome?.ok === true ? outcome.value.manifest.version : "",
            why: why.slice(0, 80),
            at: clock.now().toISOString(),
          },
        },
      },
    ]);
  }
}

const offerOf = ({ from, verified: { steps, outcome }, done }: Offered): BuildOffer => ({
  from: from.words,
  steps: [...steps],
  refusal: outcome.ok ? null : { code: outcome.refusal.code, words: outcome.refusal.remedy },
  release: outcome.ok
    ? {
        version: outcome.value.manifest.version,
        signer: outcome.value.signer,
        expires: outcome.value.manifest.expiry.slice(0, 10),
        files: outcome.value.manifest.files.map(({ name, size }) => ({
          name,
          size: sizeWords(size),
        })),
      }
    : null,
  done: [...done],
});
