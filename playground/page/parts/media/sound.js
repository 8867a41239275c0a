/** Voice messages and audio files, with a player of few parts. */
import { fileUrl } from "../../api.js";
import { duration } from "../../format/time.js";
import { html, useRef, useState } from "../../lib.js";
import { _ } from "../../words.js";
import { IconButton } from "../icon.js";

const BARS = 28;

/** The Bot API tells no waveform: bars are drawn from the file's id, the same each time. */
function bars(id) {
  let seed = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return Array.from({ length: BARS }, () => {
    seed = (seed * 1103515245 + 12345) >>> 0;
    return 20 + ((seed >>> 16) % 80);
  });
}

function usePlayer() {
  const sound = useRef(null);
  const [state, setState] = useState({ playing: false, part: 0 });
  const update = () => {
    const { paused, currentTime, duration: length } = sound.current;
    setState({ playing: !paused, part: length ? currentTime / length : 0 });
  };
  const toggle = () => (sound.current.paused ? sound.current.play().catch(update) : sound.current.pause());
  return { sound, state, update, toggle };
}

function Player({ file, children }) {
  const { sound, state, update, toggle } = usePlayer();
  const play = { icon: "play", label: _("Play") };
  const pause = { icon: "pause", label: _("Pause") };
  return html`<div class="sound">
    <audio ref=${sound} src=${fileUrl(file.file_id)} preload="none"
      onPlay=${update} onPause=${update} onTimeUpdate=${update} onEnded=${update}></audio>
    <${IconButton} ...${state.playing ? pause : play} tabindex="-1" onClick=${toggle} />
    <div class="sound-body">${children(state.part)}<small>${duration(file.duration)}</small></div>
  </div>`;
}

export function Voice({ message }) {
  const heights = bars(message.voice.file_unique_id ?? message.voice.file_id);
  const wave = (part) => html`<span class="wave" role="img" aria-label=${_("Voice message")}>
    ${heights.map((height, i) => html`<i class=${i / BARS < part && "played"} style=${`height: ${height}%`}></i>`)}
  </span>`;
  return html`<${Player} file=${message.voice}>${wave}<//>`;
}

export function Audio({ message }) {
  const { title, performer, file_name: name } = message.audio;
  const label = () =>
    html`<b dir="auto">${title ?? name ?? _("Audio")}</b>${performer && html`<span dir="auto">${performer}</span>`}`;
  return html`<${Player} file=${message.audio}>${label}<//>`;
}
