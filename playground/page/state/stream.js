/**
 * Keeps the page's world at the server's: a snapshot, then events after it.
 * Any break (a lost connection, a restarted server, a reset world) is healed the same way: a fresh snapshot.
 */
import { snapshot } from "../api.js";
import { signal } from "../lib.js";
import { clampSeen } from "./unread.js";
import { apply, load } from "./world.js";

const RETRY_MS = 1000;
const SOON_MS = 150; // a bot that starts changes its profile many times at once

/** `"starting"`, `"online"` or `"offline"`. */
export const connection = signal("starting");

export async function connect() {
  try {
    const world = await snapshot();
    load(world);
    clampSeen();
    connection.value = "online";
    listen(world.event);
  } catch {
    connection.value = "offline";
    setTimeout(connect, RETRY_MS);
  }
}

function listen(after) {
  const source = new EventSource(`/people/events?after=${after}`);
  source.onmessage = ({ data }) => {
    if (apply(JSON.parse(data))) return;
    source.close();
    setTimeout(connect, SOON_MS);
  };
  source.onerror = () => {
    source.close();
    setTimeout(connect, SOON_MS);
  };
}
