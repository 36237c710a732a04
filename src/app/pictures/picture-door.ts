/** What asks for a picture by its address, or uploads it, calls: whose address it is, and what it shows now. Reads only. */
import type { PictureLink, PictureSubject } from '../../core/base/picture-link.ts';
import type { Shell } from '../shell.ts';
import { digestOf, type Pictures } from './pictures.ts';
import { chartPictured } from './chart-pictured.ts';
import { thanksPictured } from './thanks-pictured.ts';

export interface PictureShown {
  /** The same as long as it looks the same. */
  readonly tag: string;
  readonly file: string;
  readonly alt: string;
  /** Throws CannotDraw. */
  readonly png: () => Promise<Uint8Array>;
}

export interface PictureDoor {
  /** Undefined for what was not signed here. Asks nobody. */
  readonly read: (token: string) => PictureLink | undefined;
  /** Null: it is not shown any more. */
  readonly show: (of: PictureSubject) => Promise<PictureShown | null>;
}

export const makePictureDoor = (shell: Shell, pictures: Pictures): PictureDoor => ({
  read: pictures.read,
  show: async (of) => {
    const shown = of.kind === 'chart' ? await chartPictured(shell, of) : await thanksPictured(shell, of);
    return (
      shown && {
        tag: digestOf(shown.svg),
        file: shown.file,
        alt: shown.alt,
        png: () => pictures.pngOf(shown.svg),
      }
    );
  },
});
