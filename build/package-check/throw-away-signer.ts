import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Signing } from "../package/sign-command.ts";
import { attempt, execute } from "./execute.ts";

const SUBJECT = "/O=Throw-away/CN=NOT A RELEASE";

const ca = async (folder: string, name: string): Promise<void> => {
  await execute(
    [
      "openssl",
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "2",
      "-sha256",
      "-subj",
      `${SUBJECT} ${name}`,
      "-addext",
      "basicConstraints=critical,CA:TRUE",
      "-keyout",
      `${name}.key`,
      "-out",
      `${name}.pem`,
    ],
    folder,
  );
};

const leaf = async (folder: string, name: string, issuer: string, usage: string): Promise<void> => {
  await writeFile(
    join(folder, `${name}.ext`),
    `basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\nextendedKeyUsage=${usage}\n`,
  );
  await execute(
    [
      "openssl",
      "req",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-subj",
      `${SUBJECT} ${name}`,
      "-keyout",
      `${name}.key`,
      "-out",
      `${name}.csr`,
    ],
    folder,
  );
  await execute(
    [
      "openssl",
      "x509",
      "-req",
      "-in",
      `${name}.csr`,
      "-CA",
      `${issuer}.pem`,
      "-CAkey",
      `${issuer}.key`,
      "-CAcreateserial",
      "-days",
      "2",
      "-sha256",
      "-extfile",
      `${name}.ext`,
      "-out",
      `${name}.pem`,
    ],
    folder,
  );
};

/** osslsigncode can stamp the time itself from 2.6 on; an older one signs without a time. */
const canStampTime = async (): Promise<boolean> =>
  (await attempt(["osslsigncode", "sign", "--help"])).output.includes("-TSA-certs");

export type ThrowAway = {
  readonly signing: Signing;
  readonly file: string;
  readonly stampsTime: boolean;
};

/** A certificate authority, a signer and a time stamper that live two days and are trusted by nobody else. */
export const throwAwaySigner = async (folder: string): Promise<ThrowAway> => {
  await mkdir(folder, { recursive: true });
  await ca(folder, "ca");
  await leaf(folder, "signer", "ca", "codeSigning");
  await leaf(folder, "stamper", "ca", "critical,timeStamping");
  const passphraseFile = join(folder, "passphrase");
  await writeFile(passphraseFile, "throw-away");
  await execute(
    [
      "openssl",
      "pkcs12",
      "-export",
      "-inkey",
      "signer.key",
      "-in",
      "signer.pem",
      "-out",
      "signer.p12",
      "-passout",
      "pass:throw-away",
    ],
    folder,
  );
  const stampsTime = await canStampTime();
  const roots = join(folder, "ca.pem");
  const signing: Signing = {
    kind: "certificate",
    pkcs12: join(folder, "signer.p12"),
    passphraseFile,
    chain: roots,
    roots,
    ...(stampsTime
      ? {
          ownTimestamp: {
            certificates: join(folder, "stamper.pem"),
            key: join(folder, "stamper.key"),
          },
          timestampRoots: roots,
        }
      : {}),
  };
  const file = join(folder, "signing.json");
  await writeFile(file, JSON.stringify(signing));
  return { signing, file, stampsTime };
};
