import { hash, verify } from "@node-rs/argon2";

/** argon2id with 19 MiB and two passes: the first choice of OWASP's password storage sheet. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** As typed on any keyboard: the same letters composed or not are the same passphrase. */
const normal = (passphrase: string): string => passphrase.normalize("NFKC");

export const hashPassphrase = (passphrase: string): Promise<string> =>
  hash(normal(passphrase), COST);

// Somebody who does not exist is looked up as slowly as somebody who does.
const nobody = hashPassphrase("nobody has this passphrase");

/** `kept` null: nobody of that login; takes as long and is always false. */
export const isPassphrase = async (kept: string | null, typed: string): Promise<boolean> => {
  const isRight = await verify(kept ?? (await nobody), normal(typed));
  return kept !== null && isRight;
};
