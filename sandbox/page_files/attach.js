// What is sent from the computer, as the control interface takes it.

/** The bytes of a Blob as base64. */
export function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
}

/** A photo no larger than Telegram's clients send. */
export async function photoOf(file, longest = 1280) {
  const image = await createImageBitmap(file).catch(() => null);
  if (!image || Math.max(image.width, image.height) <= longest) return file;
  const scale = longest / Math.max(image.width, image.height);
  const canvas = new OffscreenCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.87 });
}

/** A short recording, so that nobody is asked for a microphone. */
export async function sampleVoice() {
  const recording = await fetch("/page/files/voice.ogg");
  return { duration: 3, content: await base64(await recording.blob()) };
}
