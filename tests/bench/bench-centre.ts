import { argv, stdout } from "node:process";
import { lineCoverage, startCentre } from "../support/thread.ts";

// The central server in a process of its own, so that its database does not work in the desk's.
const centre = await startCentre(argv[2] ?? "");
const code = await centre.server.createEnrolmentCode({
  deskName: "Desk 1",
  coverage: lineCoverage,
});
stdout.write(`${JSON.stringify({ url: centre.server.url, code })}\n`);
process.once("SIGTERM", () => void centre.close().then(() => process.exit(0)));
