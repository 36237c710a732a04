/** The app package that Teams takes: the manifest with the operator's host and app id, and the two icons, in one zip. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { zipOf } from '../io/zip.ts';
import { filled } from './fill.ts';
import { withListening } from './listening.ts';

const FOLDER = new URL('../../../manifests/teams/', import.meta.url);
const named = z.object({ icons: z.object({ color: z.string(), outline: z.string() }) });

export interface TeamsApp {
  readonly host: string;
  /** The application (client) id. */
  readonly app: string;
  /** With slash commands and private answers in channels, which Microsoft calls a preview. */
  readonly preview: boolean;
  /** Asks to hear what is said in channels without a mention. */
  readonly listens: boolean;
}

export function teamsPackage({ host, app, preview, listens }: TeamsApp): Buffer {
  const name = preview ? 'manifest.preview.json' : 'manifest.json';
  const template: unknown = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
  const plain = z.record(z.string(), z.unknown()).parse(filled(template, { host, app }));
  const made = listens ? withListening(plain, { app, host }) : plain;
  const { color, outline } = named.parse(made).icons;
  return zipOf([
    { name: 'manifest.json', bytes: Buffer.from(`${JSON.stringify(made, null, 2)}\n`) },
    ...[color, outline].map((icon) => ({ name: icon, bytes: readFileSync(new URL(icon, FOLDER)) })),
  ]);
}
