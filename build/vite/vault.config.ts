import { defineConfig } from "vite";
import { bundledPackages } from "./bundled-packages.ts";

/** The vault's page: `dist/vault/`, its own folder and origin. */
export default defineConfig({
  root: new URL("../../main/vault/page", import.meta.url).pathname,
  base: "./",
  plugins: [bundledPackages("vault")],
  build: {
    outDir: new URL("../../dist/vault", import.meta.url).pathname,
    emptyOutDir: true,
    target: "chrome150",
    sourcemap: false,
    modulePreload: false,
  },
});
