/** Photos, videos, video messages and animations. A photo opens large. */
import { fileUrl } from "../../api.js";
import { html, useState } from "../../lib.js";
import { closeDialog, openDialog } from "../../state/overlays.js";
import { _ } from "../../words.js";
import { IconButton } from "../icon.js";

/** Room is kept before the picture is there, so that nothing jumps. */
function shape({ width, height }) {
  return width && height ? `aspect-ratio: ${width} / ${height}` : undefined;
}

function Large({ url, alt }) {
  return html`<div class="lightbox">
    <h2 id="dialog-title" class="unseen">${_("Photo")}</h2>
    <img src=${url} alt=${alt} />
    <${IconButton} icon="close" label=${_("Close")} autofocus onClick=${() => closeDialog()} />
  </div>`;
}

export function Photo({ message }) {
  const [veiled, setVeiled] = useState(Boolean(message.has_media_spoiler));
  const size = message.photo.at(-1);
  const url = fileUrl(size.file_id);
  const alt = message.caption ?? _("Photo");
  const act = () => (veiled ? setVeiled(false) : openDialog(Large, { url, alt }));
  return html`<button type="button" class=${veiled ? "picture veiled" : "picture"} style=${shape(size)} tabindex="-1"
    aria-label=${veiled ? _("Show the hidden photo") : _("Open the photo")} onClick=${act}>
    <img src=${url} alt=${alt} loading="lazy" />
  </button>`;
}

export function Video({ message }) {
  const { file_id: id, ...size } = message.video;
  return html`<video class="picture" controls preload="metadata" aria-label=${_("Video")}
    style=${shape(size)} src=${fileUrl(id)}></video>`;
}

export function VideoNote({ message }) {
  return html`<video class="video-note" controls preload="metadata" aria-label=${_("Video message")}
    src=${fileUrl(message.video_note.file_id)}></video>`;
}

export function Animation({ message }) {
  const { file_id: id, mime_type: mime = "", ...size } = message.animation;
  const [url, label] = [fileUrl(id), _("Animation")];
  if (mime.startsWith("image/")) return html`<img class="picture" src=${url} alt=${label} style=${shape(size)} />`;
  return html`<video class="picture" autoplay loop muted playsinline aria-label=${label}
    style=${shape(size)} src=${url}></video>`;
}
