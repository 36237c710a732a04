// Two pictures held against each other.

/** How much a channel may differ before a pixel counts: below it the eye sees nothing. */
const SLACK = 12;

const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0));

async function pixelsOf(base64, width, height) {
  const bitmap = await createImageBitmap(new Blob([bytesOf(base64)], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(width ?? bitmap.width, height ?? bitmap.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(bitmap, 0, 0);
  return { width: bitmap.width, height: bitmap.height, of: () => pen.getImageData(0, 0, canvas.width, canvas.height) };
}

/** Base64 of two PNGs → the share of pixels that differ, and a PNG of where: red on a pale copy of the later one. */
export async function compare(before, after) {
  const sizes = [await pixelsOf(before), await pixelsOf(after)];
  const width = Math.max(...sizes.map((one) => one.width));
  const height = Math.max(...sizes.map((one) => one.height));
  const a = (await pixelsOf(before, width, height)).of().data;
  const b = (await pixelsOf(after, width, height)).of();
  let different = 0;
  for (let at = 0; at < a.length; at += 4) {
    const differs = [0, 1, 2, 3].some((channel) => Math.abs(a[at + channel] - b.data[at + channel]) > SLACK);
    if (differs) {
      different += 1;
      b.data.set([220, 30, 30, 255], at);
    } else {
      b.data[at + 3] = 70;
    }
  }
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d').putImageData(b, 0, 0);
  const png = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  let text = '';
  for (let at = 0; at < png.length; at += 8_192) text += String.fromCodePoint(...png.subarray(at, at + 8_192));
  return { share: different / (width * height), mask: btoa(text) };
}
