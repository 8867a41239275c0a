/** What is sent rarely, and what bots stumble over: one press sends a sample of it. */
import { html } from "../lib.js";
import { factsOf } from "../state/cast.js";
import { act } from "../api.js";
import { say, upload } from "../state/deeds.js";
import { picture } from "../state/samples.js";
import { attempt } from "../state/toasts.js";
import { _ } from "../words.js";
import { Choice, Option } from "./dialog.js";

const LIVE_SECONDS = 3600;
const STEP = 0.001; // degrees that a live location moves at a time
const PREMIUM = 3000; // characters

function longCaption() {
  const words = _("A long caption, as Telegram Premium allows it.");
  return `${words} `.repeat(Math.ceil(PREMIUM / words.length)).slice(0, PREMIUM).trim();
}

function samples(seat) {
  const { latitude, longitude, phone } = factsOf(seat.person);
  const place = { latitude, longitude };
  const send = (content) => () => say(seat, content);
  const photo = (fields) => () => upload(seat, [picture()], "photo", fields);
  return [
    ["live", _("Live location"), send({ location: { ...place, live_period: LIVE_SECONDS } })],
    ["venue", _("Place with a name"), send({ venue: { ...place, title: _("Corner shop"), address: _("1 Main Street") } })],
    ["nameless", _("Contact without a name"), send({ contact: { phone_number: phone } })],
    ["vcard", _("Contact with a vCard"), send({ contact: vcard(seat, phone) })],
    ["checklist", _("Checklist"), send({ checklist: list() })],
    ["story", _("Story"), send({ story: {} })],
    ["game", _("Game"), send({ game: { title: _("Chess"), description: _("A game for two") } })],
    ["paid", _("Paid media"), send({ paid_media: { stars: 5, count: 2, caption: _("For paying subscribers only") } })],
    ["quote", _("Quote from another chat"), send({ text: _("Is this true?"), elsewhere: news() })],
    ["premium", _("Caption of 3,000 characters"), photo({ caption: longCaption() })],
    ["spoiler", _("Photo under a spoiler"), photo({ spoiler: "true" })],
    ["above", _("Caption above a photo"), photo({ caption: _("Above"), above: "true" })],
    ["protected", _("Protected photo"), photo({ protected: "true" })],
    ["new", _("A kind no bot knows yet"), send({ other: { hologram: { size: 3 } } })],
  ];
}

function vcard({ person }, phone) {
  const card = ["BEGIN:VCARD", "VERSION:3.0", `FN:${person.first_name}`, `TEL:${phone}`, "END:VCARD"];
  return { phone_number: phone, first_name: person.first_name, vcard: card.join("\n") };
}

function list() {
  return { title: _("For the party"), tasks: [_("Plates"), { text: _("Candles"), done: true }] };
}

function news() {
  return { from: _("City news"), text: _("Free coffee for everyone tomorrow") };
}

export function UnusualSheet({ seat }) {
  return html`<${Choice} title=${_("Something unusual")}>
    <ul class="choices">${samples(seat).map(
      ([name, label, run]) => html`<${Option} testid=${`unusual-${name}`} onChoose=${run}><span>${label}</span><//>`,
    )}</ul>
  <//>`;
}

/** Items of the menu of one's own live location that has not ended. */
export function liveItems(seat, message) {
  if (!message.location?.live_period) return [];
  const { latitude, longitude } = message.location;
  const where = { chat_id: seat.chat.id, message_id: message.message_id };
  const deed = (more) => () => attempt(() => act(seat.person.key, "live", { ...where, ...more }), seat);
  const next = { latitude: latitude + STEP, longitude: longitude + STEP };
  return [
    { label: _("Move it"), icon: "location", testid: "menu-live-move", run: deed(next) },
    { label: _("Stop sharing"), icon: "block", testid: "menu-live-stop", run: deed({ stop: true }) },
  ];
}
