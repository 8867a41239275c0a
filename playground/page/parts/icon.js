/** Line icons, drawn for this page on a grid of 24. */
import { html } from "../lib.js";

const PATHS = {
  alert: "M12 8v5m0 3.2v.1M12 3.5 2.8 19.5h18.4z",
  attach: "M20 11.5 12 19.4a5 5 0 0 1-7-7l8.3-8.3a3.3 3.3 0 0 1 4.7 4.7l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4l7.4-7.3",
  back: "M14.5 5.5 8 12l6.5 6.5",
  block: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM6 6l12 12",
  check: "M5 12.5 10 17.5 19.5 7",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3.2 2",
  close: "M6 6l12 12M18 6 6 18",
  command: "M8.5 19.5 15.5 4.5",
  contact: "M12 12.2a3.8 3.8 0 1 0 0-7.7 3.8 3.8 0 0 0 0 7.7zM4.8 19.8c.7-3.3 3.6-5 7.2-5s6.5 1.7 7.2 5",
  copy: "M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9",
  controls: "M4 7h9m4 0h3M4 17h3m4 0h9M15 4.8v4.4M9 14.8v4.4",
  dice: "M5 5h14v14H5zM9 9v.1M15 15v.1M12 12v.1M15 9v.1M9 15v.1",
  down: "M5.5 9.5 12 16l6.5-6.5",
  edit: "M4.5 19.5h4l10.3-10.3a2.1 2.1 0 0 0-3-3L5.5 16.5z",
  file: "M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5h5",
  forward: "M13.5 6.5 19.5 12l-6 5.5v-3.5c-4 0-7 1.2-9 4 .4-4.8 3.5-7.8 9-8z",
  help: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9.6 9.6c.2-1.5 1.2-2.2 2.5-2.2 1.4 0 2.4.9 2.4 2.1 0 1.9-2.4 1.9-2.4 3.9m0 2.7v.1",
  history: "M4.5 8.5V4.5m0 4h4m-4 0a8.3 8.3 0 1 1-.7 5M12 8v4.5l3 1.7",
  keyboard: "M3.5 6.5h17v11h-17zM7 10v.1m3.3-.1v.1m3.4-.1v.1M17 10v.1M8 14h8",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1",
  location:
    "M12 20.5c4.3-4.6 6.5-7.8 6.5-10.5a6.5 6.5 0 0 0-13 0c0 2.7 2.2 5.9 6.5 10.5zM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
  lock: "M6.5 11h11v8.5h-11zM9 11V8a3 3 0 0 1 6 0v3",
  menu: "M12 5.5v.1M12 12v.1M12 18.4v.1",
  microphone: "M12 14.5a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3zM6 11.5a6 6 0 0 0 12 0M12 17.5v3",
  moon: "M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z",
  pause: "M9 6v12M15 6v12",
  photo: "M4 5.5h16v13H4zM4.5 16l4.5-4.5 4 4 2.5-2.5 4 4M15 9.5v.1",
  pin: "M12 15v5.5M8 15h8l-1.2-4V6.5H16V4H8v2.5h1.2V11z",
  play: "M8.5 6v12l10-6z",
  plus: "M12 5v14M5 12h14",
  poll: "M6 19.5v-7M12 19.5v-14M18 19.5v-10",
  reply: "M10.5 6.5 4.5 12l6 5.5v-3.5c4 0 7 1.2 9 4-.4-4.8-3.5-7.8-9-8z",
  reset: "M19.5 8.5V4.5m0 4h-4m4 0a8.3 8.3 0 1 0 .7 5",
  send: "M4.5 12 3.8 4.5 20.5 12 3.8 19.5zM4.5 12h7.5",
  smile:
    "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.5 14.3c1 1.5 2.2 2.2 3.5 2.2s2.5-.7 3.5-2.2M9 9.5v.1M15 9.5v.1",
  split: "M3.5 5h17v14h-17zM12 5v14",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  till: "M5 3.5v17l2.3-1.6 2.4 1.6 2.3-1.6 2.3 1.6 2.4-1.6L19 20.5v-17l-2.3 1.6-2.4-1.6L12 5.1 9.7 3.5 7.3 5.1zM8.5 9.5h7M8.5 13.5h7",
  trash: "M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10.3 10.5v6M13.7 10.5v6",
  users:
    "M9 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.6-3 3.2-4.6 6.5-4.6s5.9 1.6 6.5 4.6M16 5.3a3.5 3.5 0 0 1 0 6.5M18 15.3c1.9.7 3.1 2.1 3.5 4.2",
};

export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
}

/** A button that shows an icon alone; its label is spoken and shown as a hint. */
export function IconButton({ icon, label, testid, onClick, ...rest }) {
  return html`<button type="button" class="icon-button" aria-label=${label} title=${label} data-testid=${testid} onClick=${onClick} ...${rest}>
    <${Icon} name=${icon} />
  </button>`;
}
