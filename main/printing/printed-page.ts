import { createHash } from "node:crypto";

/** A heading with rows of a label and its value, and lines of text; each as a person reads it. */
export type PrintedPart = {
  readonly heading: string;
  readonly rows?: readonly { readonly label: string; readonly value: string }[];
  readonly lines?: readonly string[];
};

/** What is printed. The title stays general: printers' queues and their logs show it. */
export type PrintedPage = {
  readonly title: string;
  /** Of the words; English where nothing is said. */
  readonly lang?: "en" | "es";
  /** For somebody who reads it at home. */
  readonly large?: boolean;
  /** A form that has to fit one sheet. */
  readonly dense?: boolean;
  readonly parts: readonly PrintedPart[];
};

const STYLE = [
  "@page{size:letter;margin:18mm 20mm}",
  "body{font:11pt/1.4 sans-serif;color:#000;background:#fff;margin:0}",
  "h1{font-size:16pt;margin:0 0 8mm}h2{font-size:12pt;margin:6mm 0 2mm;break-after:avoid}",
  "table{border-collapse:collapse;width:100%}tr{break-inside:avoid}",
  "th{text-align:left;font-weight:normal;width:35%}th,td{vertical-align:top;padding:1mm 4mm 1mm 0}",
  "h1{border-bottom:1.5pt solid #000;padding-bottom:2mm}h2{border-bottom:.5pt solid #999}",
  ".large{font-size:14pt;line-height:1.5}.large p{margin:0 0 4mm}",
  ".dense{font-size:10pt;line-height:1.25}.dense h1{margin:0 0 3mm}.dense h2{margin:3.5mm 0 1mm}",
  ".dense th,.dense td{padding-top:.7mm}.dense p{margin:0 0 1mm}",
  "td,p{white-space:pre-wrap;overflow-wrap:anywhere}p{margin:0 0 2mm}",
].join("\n");

/** No script, no picture, no address: text, and this one style by its hash. */
export const PRINT_CSP = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const SAID: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const said = (text: string): string => text.replaceAll(/[&<>"']/g, (each) => SAID[each] ?? each);

const partOf = ({ heading, rows = [], lines = [] }: PrintedPart): string =>
  [
    ...(heading === "" ? [] : [`<h2>${said(heading)}</h2>`]),
    ...lines.map((line) => `<p>${said(line)}</p>`),
    ...(rows.length === 0
      ? []
      : [
          "<table>",
          ...rows.map(
            ({ label, value }) =>
              `<tr><th scope="row">${said(label)}</th><td>${said(value)}</td></tr>`,
          ),
          "</table>",
        ]),
  ].join("\n");

/** The page as a host serves it to its printing window, whatever was typed into the values. */
export const printedHtml = ({
  title,
  parts,
  lang = "en",
  large = false,
  dense = false,
}: PrintedPage): string =>
  [
    "<!doctype html>",
    `<html lang="${lang}"><head><meta charset="utf-8">`,
    `<title>${said(title)}</title><style>${STYLE}</style></head><body${large ? ' class="large"' : dense ? ' class="dense"' : ""}>`,
    `<h1>${said(title)}</h1>`,
    ...parts.map(partOf),
    "</body></html>",
  ].join("\n");

/** Kept nowhere, not even for a back button. */
export const PRINT_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": PRINT_CSP,
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};
