/** A voice note made here: a few soft notes, as a wave file, so that no microphone is needed. */

const RATE = 16_000; // samples a second
const NOTES = [392, 440, 523.25, 440, 587.33, 523.25]; // hertz
const NOTE_SECONDS = 0.35;
const LOUDNESS = 9_000; // of 32,767

function sampleAt(i) {
  const seconds = i / RATE;
  const within = (seconds % NOTE_SECONDS) / NOTE_SECONDS;
  const note = NOTES[Math.floor(seconds / NOTE_SECONDS) % NOTES.length];
  return Math.sin(2 * Math.PI * note * seconds) * Math.sin(Math.PI * within) * LOUDNESS;
}

/** The 44 bytes before the samples: mono, 16 bits. */
function header(view, bytes) {
  const word = (at, text) => [...text].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  word(0, "RIFF");
  view.setUint32(4, 36 + bytes, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  [1, 1].forEach((value, i) => view.setUint16(20 + 2 * i, value, true));
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  [2, 16].forEach((value, i) => view.setUint16(32 + 2 * i, value, true));
  word(36, "data");
  view.setUint32(40, bytes, true);
}

export function voiceNote() {
  const count = Math.round(RATE * NOTE_SECONDS * NOTES.length);
  const view = new DataView(new ArrayBuffer(44 + count * 2));
  header(view, count * 2);
  for (let i = 0; i < count; i++) view.setInt16(44 + i * 2, sampleAt(i), true);
  return new File([view.buffer], "voice.wav", { type: "audio/wav" });
}

const SIDE = 320; // pixels

/** A picture made here: a cup on a table, or what comes close to it. */
export function picture() {
  const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#d9c7a3";
  pen.fillRect(0, 0, SIDE, SIDE);
  pen.fillStyle = "#7b4b2a";
  pen.arc(SIDE / 2, SIDE / 2, SIDE / 4, 0, 2 * Math.PI);
  pen.fill();
  // At once: canvas.toBlob waits until the browser is idle, which can take seconds.
  const bytes = atob(canvas.toDataURL("image/png").split(",")[1]);
  return new File([Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))], "cup.png", { type: "image/png" });
}
