/** What stands in the panel beside the panes: `"controls"`, `"hint"`, `"till"` or nothing. A newcomer finds the hint. */
import { kept } from "./kept.js";

export const side = kept("side", "hint");

export function toggleSide(name) {
  side.value = side.value === name ? "" : name;
}
