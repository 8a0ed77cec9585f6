import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name: one word per idea, the same at both ends.",
};
const noSkippedTest = {
  selector:
    "MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(skip|only|todo|fixme)$/]",
  message: "A skipped test guards nothing.",
};
const noHtml = {
  selector: "SvelteMustacheTag[kind='raw']",
  message: "Text is text: {@html} is banned.",
};
const electronOnly = {
  group: ["electron", "electron/*"],
  message: "Raw Electron calls live in main/electron/raw/, one wrapper each.",
};

/** One fence per realm: what it must not import, and why. */
const fence = (files, ...groups) => ({
  files,
  rules: {
    "no-restricted-imports": ["error", { patterns: groups }],
  },
});
const up = (...realms) => ({
  regex: `^(#|(\\.\\.?/)+)(${realms.join("|")})/`,
  message: "Imports point to shared only (docs/architecture.md).",
});
const node = { regex: "^node:", message: "This realm has no Node." };
const dexie = { group: ["dexie"], message: "Only the vault page touches IndexedDB." };

export default [
  {
    ignores: [
      "dist/",
      "release/",
      "node_modules/",
      ".cache/",
      "test-results/",
      ".stryker-tmp/",
      "reports/",
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: globals.browser },
  },
  {
    rules: {
      "max-lines": ["error", { max: 400 }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "no-restricted-syntax": ["error", noDefaultExport, noSkippedTest, noHtml],
      "no-console": "error",
      "no-undef": "off",
      eqeqeq: "error",
    },
  },
  {
    files: [
      "eslint.config.js",
      "build/**/*.config.ts",
      "tests/**/*.config.ts",
      "renderer/**/*.svelte",
    ],
    rules: { "no-restricted-syntax": ["error", noSkippedTest, noHtml] },
  },
  fence(["shared/**/*.ts"], up("main", "renderer", "server", "tests"), electronOnly, node, dexie),
  {
    files: ["shared/**/*.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        "crypto",
        "performance",
        "setTimeout",
        "setInterval",
        "process",
        "Buffer",
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Time is an argument in shared/." },
        { object: "Math", property: "random", message: "Chance is an argument in shared/." },
      ],
      "no-restricted-syntax": [
        "error",
        noDefaultExport,
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: "Time is an argument in shared/.",
        },
      ],
    },
  },
  fence(["renderer/**/*.{ts,svelte}"], up("main", "server", "tests"), electronOnly, node, dexie),
  {
    files: ["renderer/**/*.{ts,svelte}"],
    rules: {
      "no-restricted-globals": [
        "error",
        "prompt",
        "alert",
        "confirm",
        "event",
        "name",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "fetch",
      ],
    },
  },
  fence(["server/**/*.ts"], up("main", "renderer", "tests"), electronOnly, dexie),
  fence(["main/**/*.ts"], up("renderer", "server", "tests"), electronOnly, dexie),
  fence(["main/vault/page/**/*.ts"], up("renderer", "server", "tests"), electronOnly, node),
  fence(
    ["main/electron/raw/**/*.ts", "main/electron/preload/**/*.ts"],
    up("renderer", "server", "tests"),
    dexie,
  ),
  { files: ["build/**", "tests/**"], rules: { "no-console": "off" } },
];
