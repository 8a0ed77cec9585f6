import { readFile, writeFile } from "node:fs/promises";

/** Fixed: another one would leave the old keys behind at an upgrade. */
const LINKS_GUID = "{0B0B7C7E-6A4A-4B0C-9C5D-64B5B6A7E3F1}";

/** accessline:// links of a softphone, as installer.nsh registers them: they only open or fill a call. */
const LINKS = `
      <Component Id="accesslineLinks" Guid="${LINKS_GUID}">
        <RegistryValue Root="HKLM" Key="Software\\Classes\\accessline" Type="string" Value="URL:Access Line" KeyPath="yes"/>
        <RegistryValue Root="HKLM" Key="Software\\Classes\\accessline" Name="URL Protocol" Type="string" Value=""/>
        <RegistryValue Root="HKLM" Key="Software\\Classes\\accessline\\shell\\open\\command" Type="string" Value="&quot;[#mainExecutable]&quot; &quot;%1&quot;"/>
      </Component>`;

/**
 * Windows Installer would end programs whose files it replaces. A running workstation may hold a call: its
 * files are replaced at the next start of the computer instead, and msiexec says 3010.
 */
const ENDS_NOTHING = `
    <Property Id="MSIRESTARTMANAGERCONTROL" Value="Disable"/>`;

/** electron-builder's project with what its template does not know. Throws where the template is another one. */
export const completedProject = (project: string): string => {
  const property = '<Property Id="DISABLEADVTSHORTCUTS" Value="1"/>';
  const group = '<ComponentGroup Id="ProductComponents" Directory="APPLICATIONFOLDER">';
  for (const known of [property, group, 'Id="mainExecutable"'])
    if (!project.includes(known)) throw new Error(`The MSI's project has no ${known} any more.`);
  return project
    .replace(property, () => `${property}${ENDS_NOTHING}`)
    .replace(group, () => `${group}${LINKS}`);
};

/** electron-builder's hook, before WiX compiles the project. */
export const msiProjectCreated = async (path: string): Promise<void> =>
  writeFile(path, completedProject(await readFile(path, "utf8")));
