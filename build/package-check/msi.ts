import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Signing, checkCommand, signCommand } from "../package/sign-command.ts";
import { attempt, execute } from "./execute.ts";
import { bitFlipped } from "./inspect.ts";
import { same, type Tally } from "./tally.ts";

// electron-builder writes a WiX project and compiles it with WiX, which needs Windows or wine and .NET. Here its
// project is kept by its own hook, read, and compiled by Debian's wixl, which knows less of WiX.

const PATTERN_OF_FOLDER = /<Directory Id="(d[^"]+)" Name="APPLICATIONFOLDER:\\([^"]+)\\"\/>/g;

/** WiX's short form of folders in folders, written out. */
const nestedFolders = (id: string, path: string): string => {
  const names = path.split("\\");
  const opened = names.map(
    (name, at) => `<Directory Id="${at === names.length - 1 ? id : `${id}_${at}`}" Name="${name}">`,
  );
  return `<DirectoryRef Id="APPLICATIONFOLDER">${opened.join("")}${"</Directory>".repeat(names.length)}</DirectoryRef>`;
};

/**
 * The project as wixl takes it: without dialogs, conditions and icons, with the names that WiX would make up.
 * Product, codes, folders, files, shortcut and upgrade rules stay as electron-builder wrote them.
 */
export const projectForWixl = (project: string): string => {
  let files = 0;
  const fragments: string[] = [];
  const keep = (part: string): string => {
    fragments.push(`<Fragment>${part}</Fragment>`);
    return "";
  };
  return project
    .replace("http://wixtoolset.org/schemas/v4/wxs", "http://schemas.microsoft.com/wix/2006/wi")
    .replaceAll(/<!--[\s\S]*?-->|<UI>[\s\S]*?<\/UI>|<Condition[\s\S]*?<\/Condition>/g, "")
    .replaceAll(/<(UIRef|WixVariable|ShortcutProperty|Icon) [^>]*\/>/g, "")
    .replaceAll(/<Property Id="ARPPRODUCTICON"[^>]*\/>/g, "")
    .replaceAll(/ (Icon|Advertise|Secure)="[^"]*"/g, "")
    .replace(/<MediaTemplate [^>]*\/>/, '<Media Id="1" Cabinet="product.cab" EmbedCab="yes"/>')
    .replaceAll(PATTERN_OF_FOLDER, (_all, id: string, path: string) => nestedFolders(id, path))
    .replaceAll(/<Component (?!Id=)/g, () => `<Component Id="c${(files += 1)}" Guid="*" `)
    .replaceAll("<Component>", () => `<Component Id="c${(files += 1)}" Guid="*">`)
    .replaceAll(/<File (?![^>]* Id=)/g, () => `<File Id="f${(files += 1)}" `)
    .replaceAll("$(var.appDir)/", "")
    .replaceAll(/<DirectoryRef [\s\S]*?<\/DirectoryRef>/g, keep)
    .replaceAll(/<ComponentGroup [\s\S]*?<\/ComponentGroup>/g, keep)
    .replace("</Product>", () => `</Product>${fragments.join("")}`);
};

/** A table of the finished package: its rows below the three lines of heading. */
const tableOf = async (msi: string, table: string): Promise<string[][]> =>
  (await execute(["msiinfo", "export", msi, table]))
    .split(/\r?\n/)
    .slice(3)
    .filter((line) => line !== "")
    .map((line) => line.split("\t"));

const filesBelow = async (folder: string): Promise<string[]> => {
  const names: string[] = [];
  for (const name of await readdir(folder, { recursive: true }))
    if ((await stat(join(folder, name))).isFile()) names.push(name.split("/").at(-1) ?? "");
  return names.toSorted();
};

/** What the MSI will do, from electron-builder's project and from the package that wixl makes of it. */
export const checkMsi = async (
  tally: Tally,
  project: string,
  unpacked: string,
  msi: string,
  upgradeCode: string,
): Promise<void> => {
  const text = await readFile(project, "utf8");
  await tally.check(
    "msi: the project asks for one installation per machine, and runs nothing",
    () =>
      same(
        [
          /<Property Id="ALLUSERS" Secure="yes" Value="1"\/>/.test(text),
          /<MajorUpgrade [^>]*DowngradeErrorMessage=/.test(text),
          /<CustomAction|DesktopFolder|RemoveFile|util:RemoveFolderEx/.test(text),
        ],
        [true, true, false],
      ),
  );
  const simple = join(unpacked, "project.wxs");
  await writeFile(simple, projectForWixl(text));
  try {
    await execute(["wixl", "-a", "x64", "-o", msi, "project.wxs"], unpacked);
  } finally {
    await rm(simple, { force: true });
  }
  const properties = new Map(
    (await tableOf(msi, "Property")).map(([name = "", value = ""]) => [name, value]),
  );
  await tally.check("msi: the package has the fixed upgrade code and is for every person", () =>
    same([properties.get("UpgradeCode"), properties.get("ALLUSERS")], [upgradeCode, "1"]),
  );
  await tally.check("msi: a newer one that is installed stops it", async () => {
    const found = (await tableOf(msi, "Upgrade")).map((row) => row.at(-1));
    const stops = (await tableOf(msi, "LaunchCondition")).flat().join(" ");
    const acts = (await tableOf(msi, "CustomAction")).flat().join(" ");
    return same(
      [found.includes("WIX_DOWNGRADE_DETECTED"), /newer version/.test(`${stops} ${acts}`)],
      [true, true],
    );
  });
  await tally.check("msi: it holds every file of the program and no other", async () =>
    same(
      (await tableOf(msi, "File"))
        .map(([, , name = ""]) => name.split("|").at(-1) ?? "")
        .toSorted(),
      await filesBelow(unpacked),
    ),
  );
  await tally.check(
    "msi: into Program Files of 64 bits, with one shortcut in the start menu",
    async () => {
      const folders = await tableOf(msi, "Directory");
      return same(
        [
          folders.some(
            ([id, parent]) => id === "APPLICATIONFOLDER" && parent === "ProgramFiles64Folder",
          ),
          (await tableOf(msi, "Shortcut")).map(([, folder]) => folder),
        ],
        [true, ["ProgramMenuFolder"]],
      );
    },
  );
  await tally.check("msi: links of a softphone open the program", async () =>
    same(
      (await tableOf(msi, "Registry")).map(([, root, key, name, value]) => [
        root,
        key,
        name,
        value,
      ]),
      [
        ["2", "Software\\Classes\\accessline", "", "URL:Access Line"],
        ["2", "Software\\Classes\\accessline", "URL Protocol", ""],
        [
          "2",
          "Software\\Classes\\accessline\\shell\\open\\command",
          "",
          '"[#mainExecutable]" "%1"',
        ],
      ],
    ),
  );
  await tally.check("msi: a running workstation is not ended", () =>
    same(properties.get("MSIRESTARTMANAGERCONTROL"), "Disable"),
  );
  await tally.check("msi: nothing is taken away but what it brought", async () =>
    same(await tableOf(msi, "RemoveFile"), []),
  );
};

/** Signs the package as the hook signs programs, and looks whether the signature holds it. */
export const checkSignedMsi = async (
  tally: Tally,
  msi: string,
  signing: Signing,
  other: Signing,
): Promise<void> => {
  const isGood = async (by: Signing): Promise<boolean> =>
    (await attempt(checkCommand(by, msi))).code === 0;
  await execute(signCommand(signing, msi, `${msi}.signed`));
  await rename(`${msi}.signed`, msi);
  await tally.check("msi: signed, and refused under another authority", async () =>
    same([await isGood(signing), await isGood(other)], [true, false]),
  );
  await tally.check("msi: one bit turned in its files is refused", async () => {
    const good = await readFile(msi);
    await writeFile(msi, bitFlipped(good));
    const said = await isGood(signing);
    await writeFile(msi, good);
    return same(said, false);
  });
};
