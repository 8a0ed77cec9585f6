import { defineConfig } from "vite";

/** The vault's page: `dist/vault/`, its own folder and origin. */
export default defineConfig({
  root: new URL("../../main/vault/page", import.meta.url).pathname,
  base: "./",
  build: {
    outDir: new URL("../../dist/vault", import.meta.url).pathname,
    emptyOutDir: true,
    target: "chrome150",
    sourcemap: false,
    modulePreload: false,
  },
});
