import "../styles/fonts.css";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/choices.css";
import "../styles/table.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { workstationClient } from "./client.ts";
import { workstationPort } from "./port.ts";
import { Workstation } from "./workstation.svelte.ts";

const target = document.querySelector("#workstation");
if (target === null) throw new Error("index.html has no #workstation.");
const workstation = new Workstation(workstationClient(await workstationPort()));
mount(App, { target, props: { workstation } });
