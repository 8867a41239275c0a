/** What happens to a group by the hand of whoever may: its creator, else an administrator. */
import { act } from "../api.js";
import { attempt } from "./toasts.js";
import { memberOf } from "./view.js";
import { people } from "./world.js";

const RANKS = ["creator", "administrator"];

function keeperOf(chat) {
  const rank = (person) => RANKS.indexOf(memberOf(chat, person.id)?.status);
  const able = people.value.filter((person) => rank(person) >= 0);
  return able.sort((a, b) => rank(a) - rank(b))[0] ?? people.value[0];
}

export function asKeeper(chat, deed, body) {
  return attempt(() => act(keeperOf(chat).key, deed, { chat_id: chat.id, ...body }));
}
