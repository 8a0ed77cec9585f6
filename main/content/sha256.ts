import { createHash } from "node:crypto";
import { type Sha256 } from "#shared/content/content-version.ts";

export const sha256Of: Sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");
