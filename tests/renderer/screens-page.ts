type Picture = { readonly scene: string; readonly look: string };

const STYLE = `
  body { font: 14px/20px system-ui, sans-serif; margin: 24px; background: #f4f3f0; color: #1d2229 }
  section { margin-bottom: 28px }
  h1 { font-size: 20px }
  h2 { font-size: 15px; margin: 0 0 8px }
  .bad { color: #b3261e }
  div { display: flex; flex-wrap: wrap; gap: 12px }
  figure { margin: 0 }
  figcaption { font-size: 12px; color: #515a66 }
  img { width: 420px; border: 1px solid #dcd9d2; display: block }
  .zoom-200 img { width: 210px }`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** The page over all pictures: a row for each scene, what was found in it beside its name. */
export const indexPage = (pictures: readonly Picture[], failures: readonly string[]): string => {
  const scenes = [...new Set(pictures.map(({ scene }) => scene))];
  const rows = scenes.map((scene) => {
    const looks = pictures.filter((picture) => picture.scene === scene);
    const found = failures.filter((failure) => failure.startsWith(`${scene} (`));
    return `<section><h2>${scene}</h2>${found
      .map((words) => `<p class="bad">${escaped(words)}</p>`)
      .join("")}<div>${looks
      .map(
        ({ look }) =>
          `<figure class="${look}"><a href="${scene}-${look}.png"><img loading="lazy" src="${scene}-${look}.png" alt="${scene}, ${look}"></a><figcaption>${look}</figcaption></figure>`,
      )
      .join("")}</div></section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>${STYLE}</style>
<h1>${scenes.length} scenes, ${pictures.length} pictures, ${failures.length} findings</h1>
${rows.join("\n")}</html>`;
};
