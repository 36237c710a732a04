/** Pictures as the shell knows them: where each can be fetched, and drawing. The addresses are made with the workspace's own secret. */
import { createHash } from 'node:crypto';
import { pictureToken, readPictureToken, type PictureLink } from '../../core/base/picture-link.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Database } from '../../db/engine/client.ts';
import type { Sealer } from '../../db/engine/sealed.ts';
import { workspaceSecret } from '../../db/engine/workspace-secret.ts';
import type { ChartPicture } from '../../pictures/chart-svg.ts';
import type { Pngs } from '../../pictures/png.ts';
import type { ThanksPicture } from '../../pictures/thanks-svg.ts';

export interface Pictures extends Pngs {
  /** Where a picture can be fetched; null: nobody reaches Amends from outside, or not safely. */
  readonly urlOf: (link: PictureLink) => string | null;
  /** Undefined for what was not made here. */
  readonly read: (token: string) => PictureLink | undefined;
  /** As SVG. */
  readonly svgOf: (thanks: ThanksPicture) => Promise<string>;
  /** The same of a chart. */
  readonly chartSvgOf: (chart: ChartPicture) => Promise<string>;
}

/** Below the address of Amends, before the token. */
export const PICTURE_PATH = '/picture/';

/** `publicUrl`: where Amends is reached, without a slash at its end; null: nowhere. */
export async function openPictures(
  database: Database,
  sealer: Sealer,
  workspace: WorkspaceId,
  publicUrl: string | null,
): Promise<Pictures> {
  const secret = await workspaceSecret(database, sealer, workspace, {
    kind: 'picture_secret',
    does: 'signs the addresses of pictures',
  });
  const base = publicUrl !== null && isSafe(publicUrl) ? `${publicUrl}${PICTURE_PATH}` : null;
  let drawing: ReturnType<typeof openDrawing> | null = null;
  const open = (): ReturnType<typeof openDrawing> => (drawing ??= openDrawing());
  return {
    pngOf: async (svg) => await (await open()).pngOf(svg),
    // what never came about has nothing to close
    close: () =>
      void drawing?.then(
        (it) => it.close(),
        () => undefined,
      ),
    urlOf: (link) => (base === null ? null : `${base}${pictureToken(link, secret)}`),
    read: (token) => readPictureToken(token, secret),
    svgOf: async (thanks) => (await open()).svgOf(thanks),
    chartSvgOf: async (chart) => (await open()).chartSvgOf(chart),
  };
}

interface Drawing extends Pngs {
  readonly svgOf: (thanks: ThanksPicture) => string;
  readonly chartSvgOf: (chart: ChartPicture) => string;
}

/** What draws, and the fonts it lays out with: loaded for the first picture, not with the start. */
async function openDrawing(): Promise<Drawing> {
  const [{ makePngs }, { thanksSvg }, { chartSvg }, { openTypefaces }] = await Promise.all([
    import('../../pictures/png.ts'),
    import('../../pictures/thanks-svg.ts'),
    import('../../pictures/chart-svg.ts'),
    import('../../pictures/typeface.ts'),
  ]);
  const faces = openTypefaces();
  return {
    ...makePngs(),
    svgOf: (thanks) => thanksSvg(thanks, faces),
    chartSvgOf: (chart) => chartSvg(chart, faces),
  };
}

/** Teams shows pictures over https alone, and both fetch them from outside; this machine's own addresses are for the playground. */
function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

/** The same for the same picture, in letters an address and an ETag take. */
export const digestOf = (said: string): string => createHash('sha256').update(said).digest('base64url').slice(0, 16);
