/** The process that draws: SVG in, PNG out, one after the other. It holds the WebAssembly and the fonts, and gives all of it back when it ends. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { fontFiles } from './typeface.ts';

export interface ToDraw {
  readonly n: number;
  readonly svg: string;
}
export type Drawn = { readonly n: number; readonly png: Uint8Array } | { readonly n: number; readonly failed: string };

const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
const ready = readFile(wasm).then((bytes) => initWasm(bytes));
const fontBuffers = [...fontFiles()];

process.on('disconnect', () => process.exit());
process.on('message', ({ n, svg }: ToDraw) => {
  ready
    .then(() => draw(svg))
    .then(
      (png): Drawn => ({ n, png }),
      (error: unknown): Drawn => ({ n, failed: error instanceof Error ? error.message : String(error) }),
    )
    .then((drawn) => process.send?.(drawn))
    .catch(() => process.exit(1));
});

function draw(svg: string): Uint8Array {
  const resvg = new Resvg(svg, {
    font: { fontBuffers, defaultFontFamily: 'Inter', serifFamily: 'Literata', sansSerifFamily: 'Inter' },
  });
  try {
    const image = resvg.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}
