/** The one menu and the one dialog that may be open. */
import { signal } from "../lib.js";

/** `{items, anchor: DOMRect, header?}`; `items()` are `{label, icon, run, danger?, testid?}` as things stand now. */
export const menu = signal(null);
/** `{Component, props, role, resolve}` of the open dialog. */
export const dialog = signal(null);

export function openMenu(anchor, items, header = null) {
  const opener = document.activeElement;
  menu.value = { anchor, items: () => items().filter(Boolean), header, opener };
}

export function closeMenu() {
  const opener = menu.value?.opener;
  menu.value = null;
  if (opener?.isConnected) opener.focus();
}

/** Opens a dialog; resolves to what it was closed with, undefined when it was left by Esc. */
export function openDialog(Component, props = {}, role = "dialog") {
  dialog.value?.resolve(undefined);
  return new Promise((resolve) => {
    dialog.value = { Component, props, role, resolve };
  });
}

export function closeDialog(result) {
  const open = dialog.value;
  dialog.value = null;
  open?.resolve(result);
}
