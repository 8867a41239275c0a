/** The dialogs behind the menu of the paper clip. */
import { html } from "../lib.js";
import { factsOf } from "../state/cast.js";
import { say, shareContact } from "../state/deeds.js";
import { people } from "../state/world.js";
import { _ } from "../words.js";
import { Choice, Option, Sheet } from "./dialog.js";
import { Field } from "./forms.js";

const STICKERS = ["👍", "❤️", "😊", "😢", "🎉", "☕", "🙏", "🐈"];

function Degrees({ name, label, value, most }) {
  return html`<${Field} label=${label}>
    <input type="number" name=${name} step="any" min=${-most} max=${most} required value=${value} />
  <//>`;
}

export function LocationSheet({ seat }) {
  const { latitude, longitude } = factsOf(seat.person);
  const submit = (form) => {
    say(seat, { location: { latitude: Number(form.get("latitude")), longitude: Number(form.get("longitude")) } });
  };
  return html`<${Sheet} title=${_("Send a location")} submit=${_("Send")} onSubmit=${submit}>
    <${Degrees} name="latitude" label=${_("Latitude")} value=${latitude} most=${90} />
    <${Degrees} name="longitude" label=${_("Longitude")} value=${longitude} most=${180} />
  <//>`;
}

/** One's own contact or another's: bots must be able to tell them apart. */
export function ContactSheet({ seat }) {
  return html`<${Choice} title=${_("Whose contact?")}>
    <ul class="choices">${people.value.map(
      (person) => html`<${Option} testid=${`contact-${person.key}`} onChoose=${() => shareContact(seat, person)}>
        <span>${person.first_name}</span><small>${factsOf(person).phone}</small>
      <//>`,
    )}</ul>
  <//>`;
}

function lines(text) {
  const trimmed = text.split("\n").map((line) => line.trim());
  return trimmed.filter(Boolean);
}

export function PollSheet({ seat }) {
  const submit = (form) => {
    say(seat, { poll: { question: form.get("question").trim(), options: lines(form.get("options")) } });
  };
  return html`<${Sheet} title=${_("New poll")} submit=${_("Send")} onSubmit=${submit}>
    <${Field} label=${_("Question")}>
      <input name="question" required maxlength="300" autofocus autocomplete="off" />
    <//>
    <${Field} label=${_("Options, one per line")}><textarea name="options" rows="4" required></textarea><//>
  <//>`;
}

export function StickerSheet({ seat }) {
  return html`<${Choice} title=${_("Send a sticker")}>
    <ul class="stickers">${STICKERS.map(
      (sticker) =>
        html`<${Option} testid=${`sticker-${sticker}`} onChoose=${() => say(seat, { sticker })}>${sticker}<//>`,
    )}</ul>
  <//>`;
}
