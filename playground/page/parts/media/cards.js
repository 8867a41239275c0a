/** Stickers, dice, places, contacts and polls. */
import { html } from "../../lib.js";
import { _ } from "../../words.js";
import { UserAvatar } from "../avatar.js";
import { Icon } from "../icon.js";

export function Sticker({ message }) {
  return html`<span class="sticker" role="img" aria-label=${_("Sticker")}>${message.sticker.emoji ?? "🏷"}</span>`;
}

export function Dice({ message }) {
  const { emoji, value } = message.dice;
  return html`<span class="sticker dice">${emoji}<small>${value}</small></span>`;
}

/** A drawn map: the page asks nothing of anyone outside. */
export function Location({ message }) {
  const { latitude, longitude } = message.location ?? message.venue.location;
  return html`<div class="place">
    <span class="map" aria-hidden="true"><${Icon} name="location" /></span>
    <span class="place-words">
      <b dir="auto">${message.venue?.title ?? (message.location?.live_period ? _("Live location") : _("Location"))}</b>
      <small>${message.venue?.address ?? `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`}</small>
    </span>
  </div>`;
}

export function Contact({ message }) {
  const { first_name: first, last_name: last = "", phone_number: phone, user_id: id = 0 } = message.contact;
  return html`<div class="contact">
    <${UserAvatar} user=${{ id, first_name: first }} />
    <span><b dir="auto">${`${first} ${last}`.trim()}</b><small>${phone}</small></span>
  </div>`;
}

function PollOption({ text, voter_count: votes = 0 }) {
  return html`<li><span dir="auto">${text}</span><small>${votes}</small></li>`;
}

export function Poll({ message }) {
  const { question, options, is_anonymous: anonymous } = message.poll;
  return html`<div class="poll">
    <b dir="auto">${question}</b>
    <small>${anonymous === false ? _("Open poll") : _("Anonymous poll")}</small>
    <ul>${options.map((option) => html`<${PollOption} ...${option} />`)}</ul>
  </div>`;
}

export function Checklist({ message }) {
  const { title, tasks } = message.checklist;
  return html`<div class="poll">
    <b dir="auto">${title}</b>
    <small>${_("Checklist")}</small>
    <ul>${tasks.map((task) => html`<li><span dir="auto">${task.text}</span><small>${task.completion_date ? "☑" : "☐"}</small></li>`)}</ul>
  </div>`;
}

export function Story({ message }) {
  return html`<div class="poll"><b>${_("Story")}</b><small dir="auto">${message.story.chat.title ?? ""}</small></div>`;
}

export function Game({ message }) {
  const { title, description } = message.game;
  return html`<div class="poll"><b dir="auto">${title}</b><small dir="auto">${description}</small></div>`;
}

export function PaidMedia({ message }) {
  const { star_count: stars, paid_media: media } = message.paid_media;
  return html`<div class="poll"><b>${_("Paid media")}</b><small>${`${media.length} · ${stars} ⭐`}</small></div>`;
}
