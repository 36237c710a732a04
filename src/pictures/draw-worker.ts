/** The thread that draws: SVG in, PNG out, one after the other. It holds the WebAssembly and the fonts, and gives both back when it ends. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { fontFiles } from './typeface.ts';

export interface ToDraw {
  readonly n: number;
  readonly svg: string;
}
export type Drawn =
  | { readonly n: number; readonly png: Uint8Array<ArrayBuffer> }
  | { readonly n: number; readonly failed: string };

const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
await initWasm(await readFile(wasm));
const fontBuffers = [...fontFiles()];

parentPort?.on('message', ({ n, svg }: ToDraw) => {
  try {
    const png = draw(svg);
    const drawn: Drawn = { n, png };
    parentPort?.postMessage(drawn, [png.buffer]);
  } catch (error) {
    const drawn: Drawn = { n, failed: error instanceof Error ? error.message : String(error) };
    parentPort?.postMessage(drawn, []);
  }
});

function draw(svg: string): Uint8Array<ArrayBuffer> {
  const resvg = new Resvg(svg, {
    font: { fontBuffers, defaultFontFamily: 'Inter', serifFamily: 'Literata', sansSerifFamily: 'Inter' },
  });
  try {
    const image = resvg.render();
    try {
      // a copy: what the WebAssembly gave is its own memory
      return new Uint8Array(image.asPng());
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}
