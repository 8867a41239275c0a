/** Light and dark: the system's, until the visitor chooses. */
import { effect, signal } from "../lib.js";
import { kept } from "./kept.js";

const system = matchMedia("(prefers-color-scheme: dark)");
const systemDark = signal(system.matches);
system.addEventListener("change", ({ matches }) => (systemDark.value = matches));

const chosen = kept("theme", null);

export function isDark() {
  return chosen.value ? chosen.value === "dark" : systemDark.value;
}

export function toggleTheme() {
  chosen.value = isDark() ? "light" : "dark";
}

effect(() => {
  if (chosen.value) document.documentElement.dataset.theme = chosen.value;
});
