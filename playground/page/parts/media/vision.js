/** Photos, videos, video messages and animations. A photo opens large. */
import { fileUrl } from "../../api.js";
import { html, useState } from "../../lib.js";
import { openDialog } from "../../state/overlays.js";
import { _ } from "../../words.js";
import { IconButton } from "../icon.js";

/** Room is kept before the picture is there, so that nothing jumps. */
function shape({ width, height }) {
  return width && height ? `aspect-ratio: ${width} / ${height}` : undefined;
}

function enlarge(url, alt) {
  return openDialog(
    (close) => html`<div class="lightbox">
    <h2 id="dialog-title" class="unseen">${_("Photo")}</h2>
    <img src=${url} alt=${alt} />
    <${IconButton} icon="close" label=${_("Close")} autofocus onClick=${() => close()} />
  </div>`,
  );
}

export function Photo({ message }) {
  const [veiled, setVeiled] = useState(Boolean(message.has_media_spoiler));
  const size = message.photo.at(-1);
  const url = fileUrl(size.file_id);
  const alt = message.caption ?? _("Photo");
  return html`<button type="button" class=${veiled ? "picture veiled" : "picture"} style=${shape(size)} tabindex="-1"
    aria-label=${veiled ? _("Hidden photo: show") : _("Open the photo")} onClick=${() => (veiled ? setVeiled(false) : enlarge(url, alt))}>
    <img src=${url} alt=${alt} loading="lazy" />
  </button>`;
}

export function Video({ message }) {
  const { file_id: id, ...size } = message.video;
  return html`<video class="picture" controls preload="metadata" style=${shape(size)} src=${fileUrl(id)} aria-label=${_("Video")}></video>`;
}

export function VideoNote({ message }) {
  return html`<video class="video-note" controls preload="metadata" src=${fileUrl(message.video_note.file_id)} aria-label=${_("Video message")}></video>`;
}

export function Animation({ message }) {
  const { file_id: id, mime_type: mime = "", ...size } = message.animation;
  if (mime.startsWith("image/"))
    return html`<img class="picture" src=${fileUrl(id)} alt=${_("Animation")} style=${shape(size)} />`;
  return html`<video class="picture" autoplay loop muted playsinline style=${shape(size)} src=${fileUrl(id)} aria-label=${_("Animation")}></video>`;
}
