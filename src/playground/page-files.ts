/** The files of the page, and the headers they are served with. */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
}

/** Every page file by its path, read once: nothing asked for later can reach another file. */
export function pageFiles(): ReadonlyMap<string, PageFile> {
  const files = new Map(filesIn(new URL('./page/', import.meta.url)));
  // Microsoft's own renderer of Adaptive Cards, as it stands in the package.
  const renderer = require.resolve('adaptivecards/dist/adaptivecards.min.js');
  files.set('/adaptivecards.js', { type: TYPES['js'] ?? '', body: readFileSync(renderer) });
  const icon = files.get('/favicon.svg');
  if (icon !== undefined) files.set('/favicon.ico', icon);
  return files;
}

/** The files of a folder by the path they are served under. */
export function filesIn(folder: URL): readonly (readonly [string, PageFile])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const type = TYPES[name.split('.').at(-1) ?? ''];
    if (type === undefined) return [];
    const path = `/${name.replaceAll('\\', '/')}`;
    return [[path === '/index.html' ? '/' : path, { type, body: readFileSync(new URL(name, folder)) }] as const];
  });
}
