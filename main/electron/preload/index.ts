import { ipcRenderer } from "electron";

// A port cannot cross the context bridge: it is posted on, to this page's own origin only. Nothing
// else is exposed; the page names no channel and sees no Electron object.
ipcRenderer.on("accessline-port", ({ ports }) => {
  window.postMessage({ type: "accessline-port" }, window.location.origin, [...ports]);
});
