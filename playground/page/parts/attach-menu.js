/** The menu behind the paper clip: files, and what is no file. */
import { say, upload } from "../state/deeds.js";
import { openDialog, openMenu } from "../state/overlays.js";
import { voiceNote } from "../state/samples.js";
import { _ } from "../words.js";
import { ContactSheet, LocationSheet, PollSheet, StickerSheet } from "./attach-sheets.js";
import { UnusualSheet } from "./unusual.js";

export function sendVoice(seat) {
  return upload(seat, [voiceNote()], "voice");
}

/** @param {() => void} pickFiles opens the browser's own file chooser */
export function openAttachMenu(seat, anchor, pickFiles) {
  const sheet = (Sheet) => () => openDialog(Sheet, { seat });
  openMenu(anchor, () => [
    { label: _("Photos, videos, files…"), icon: "photo", testid: "attach-files", run: pickFiles },
    { label: _("Sample voice message"), icon: "microphone", testid: "attach-voice", run: () => sendVoice(seat) },
    { label: _("Location…"), icon: "location", testid: "attach-location", run: sheet(LocationSheet) },
    { label: _("Contact…"), icon: "contact", testid: "attach-contact", run: sheet(ContactSheet) },
    { label: _("Sticker…"), icon: "smile", testid: "attach-sticker", run: sheet(StickerSheet) },
    { label: _("Poll…"), icon: "poll", testid: "attach-poll", run: sheet(PollSheet) },
    { label: _("Something unusual…"), icon: "menu", testid: "attach-unusual", run: sheet(UnusualSheet) },
    { label: _("Dice"), icon: "dice", testid: "attach-dice", run: () => say(seat, { dice: true }) },
  ]);
}
