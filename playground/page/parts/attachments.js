/** Files before they are sent: what they will be, and their caption. */
import { html, useEffect, useState } from "../lib.js";
import { upload } from "../state/deeds.js";
import { openDialog } from "../state/overlays.js";
import { _, ngettext } from "../words.js";
import { Icon } from "./icon.js";
import { Check, Field } from "./forms.js";
import { Sheet } from "./dialog.js";

const LARGEST_ALBUM = 10;

const LARGEST_PHOTO = 10 * 2 ** 20; // bytes; larger ones go as files
const PHOTO_TYPES = new Set(["image/jpeg", "image/png", "image/webp"]);

function familyOfOne({ type, size }) {
  if (type === "image/gif") return "animation";
  if (PHOTO_TYPES.has(type)) return size > LARGEST_PHOTO ? "document" : "photo";
  return { video: "video", audio: "audio" }[type.split("/")[0]] ?? "document";
}

/** Telegram's word for files of one family. Mixed ones go as documents, so do animations in company. */
export function familyOf(files) {
  const families = new Set(files.map(familyOfOne));
  const [family] = families;
  return families.size > 1 || (files.length > 1 && family === "animation") ? "document" : family;
}

function albums(files) {
  const parts = Math.ceil(files.length / LARGEST_ALBUM);
  return Array.from({ length: parts }, (_none, i) => files.slice(i * LARGEST_ALBUM, (i + 1) * LARGEST_ALBUM));
}

/** More than an album holds becomes several; the caption goes with the first. */
async function sendAll(seat, files, as, caption) {
  for (const [i, album] of albums(files).entries())
    await upload(seat, album, as, i === 0 && caption ? { caption } : {});
}

function Preview({ file }) {
  const [url, setUrl] = useState(null);
  useEffect(() => {
    if (!file.type.startsWith("image/")) return undefined;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return html`<li class="preview" title=${file.name}>
    ${url ? html`<img src=${url} alt="" />` : html`<${Icon} name="file" />`}<span dir="auto">${file.name}</span>
  </li>`;
}

function AttachmentSheet({ seat, files }) {
  const family = familyOf(files);
  const title = ngettext("Send {n} file", "Send {n} files", files.length);
  const submit = (form) => {
    sendAll(seat, files, form.get("plain") ? "document" : family, form.get("caption").trim());
  };
  return html`<${Sheet} title=${title} submit=${_("Send")} testid="attach-send" onSubmit=${submit}>
    <ul class="previews">${files.map((file) => html`<${Preview} key=${file.name} file=${file} />`)}</ul>
    ${
      family !== "document" &&
      html`<${Check} name="plain" testid="attach-as-file" label=${_("Send as a file, uncompressed")} />`
    }
    <${Field} label=${_("Caption")}>
      <textarea name="caption" rows="2" maxlength="1024" data-testid="attach-caption"></textarea>
    <//>
  <//>`;
}

/** @param {import("../types.js").Seat} seat @param {File[]} files */
export function offerAttachments(seat, files) {
  return openDialog(AttachmentSheet, { seat, files });
}
