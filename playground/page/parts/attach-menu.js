/** The menu behind the paper clip: files, and what is no file. */
import { html } from "../lib.js";
import { factsOf } from "../state/cast.js";
import { say, shareContact, upload } from "../state/deeds.js";
import { closeDialog, openDialog, openMenu } from "../state/overlays.js";
import { voiceNote } from "../state/samples.js";
import { people } from "../state/world.js";
import { _ } from "../words.js";
import { Sheet } from "./dialog.js";

const STICKERS = ["👍", "❤️", "😊", "😢", "🎉", "☕", "🙏", "🐈"];

function askLocation(seat) {
  const { latitude, longitude } = factsOf(seat.person);
  const submit = (form) => {
    closeDialog();
    say(seat, { location: { latitude: Number(form.get("latitude")), longitude: Number(form.get("longitude")) } });
  };
  const field = (name, label, value, bound) => html`<label class="field"><span>${label}</span>
    <input type="number" name=${name} step="any" min=${-bound} max=${bound} required value=${value} /></label>`;
  return openDialog(
    () => html`<${Sheet} title=${_("Send a location")} submit=${_("Send")} onSubmit=${submit}>
    ${field("latitude", _("Latitude"), latitude, 90)}${field("longitude", _("Longitude"), longitude, 180)}
  <//>`,
  );
}

function askContact(seat) {
  const choose = (person) => {
    closeDialog();
    shareContact(seat, person);
  };
  return openDialog(
    () => html`<div class="sheet">
    <h2 id="dialog-title">${_("Whose contact?")}</h2>
    <ul class="choices">${people.value.map(
      (person) => html`<li>
      <button type="button" class="choice" data-testid=${`contact-${person.key}`} onClick=${() => choose(person)}>
        <span>${person.first_name}</span><small>${factsOf(person).phone}</small></button></li>`,
    )}</ul>
    <div class="sheet-buttons"><button type="button" class="button" onClick=${() => closeDialog()}>${_("Cancel")}</button></div>
  </div>`,
  );
}

function askPoll(seat) {
  const submit = (form) => {
    const options = form
      .get("options")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    closeDialog();
    say(seat, { poll: { question: form.get("question").trim(), options } });
  };
  return openDialog(
    () => html`<${Sheet} title=${_("New poll")} submit=${_("Send")} onSubmit=${submit}>
    <label class="field"><span>${_("Question")}</span><input name="question" required maxlength="300" autofocus autocomplete="off" /></label>
    <label class="field"><span>${_("Options, one a line")}</span><textarea name="options" rows="4" required></textarea></label>
  <//>`,
  );
}

function askSticker(seat) {
  const choose = (sticker) => {
    closeDialog();
    say(seat, { sticker });
  };
  return openDialog(
    () => html`<div class="sheet">
    <h2 id="dialog-title">${_("Send a sticker")}</h2>
    <div class="stickers">${STICKERS.map((sticker) => html`<button type="button" data-testid=${`sticker-${sticker}`} onClick=${() => choose(sticker)}>${sticker}</button>`)}</div>
    <div class="sheet-buttons"><button type="button" class="button" onClick=${() => closeDialog()}>${_("Cancel")}</button></div>
  </div>`,
  );
}

export function sendVoice(seat) {
  return upload(seat, [voiceNote()], "voice");
}

/** @param {() => void} pickFiles opens the browser's own file chooser */
export function openAttachMenu(seat, anchor, pickFiles) {
  openMenu(anchor, [
    { label: _("Photos, videos, files…"), icon: "photo", testid: "attach-files", run: pickFiles },
    { label: _("Sample voice message"), icon: "microphone", testid: "attach-voice", run: () => sendVoice(seat) },
    { label: _("Location…"), icon: "location", testid: "attach-location", run: () => askLocation(seat) },
    { label: _("Contact…"), icon: "contact", testid: "attach-contact", run: () => askContact(seat) },
    { label: _("Sticker…"), icon: "smile", testid: "attach-sticker", run: () => askSticker(seat) },
    { label: _("Poll…"), icon: "poll", testid: "attach-poll", run: () => askPoll(seat) },
    { label: _("Dice"), icon: "dice", testid: "attach-dice", run: () => say(seat, { dice: true }) },
  ]);
}
