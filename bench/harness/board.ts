/** Stands in for Slack and for Teams inside a bench that has to see when a card comes: takes everything at once and keeps what it shows. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { grantedBy, metadataOf } from './login.ts';
import { allIsWell } from './slack-answers.ts';

/** A card where it stands. `json` is all of it, as it was last drawn. */
export interface Pinned {
  readonly place: string;
  readonly id: string;
  readonly json: string;
}

export interface Board {
  readonly url: string;
  /** Resolves with the first card that is so, now or when it comes. Rejects after a minute. */
  until(what: string, is: (card: Pinned) => boolean): Promise<Pinned>;
  close(): void;
}

const PATIENCE_MS = 60_000;

/** `jwk`: the public key of whoever signs for Teams. */
export async function startBoard(jwk: string): Promise<Board> {
  const cards = new Map<string, Pinned>();
  const waiting = new Set<(card: Pinned) => void>();
  let form = '';
  let given = 0;
  const pin = (card: Pinned): void => {
    cards.set(card.id, card);
    for (const look of waiting) look(card);
  };
  /** Slack's, by fields of a form. */
  const slack = (method: string, asked: URLSearchParams): object => {
    given += 1;
    const well = allIsWell(given, asked);
    if (method === 'views.open') form = asked.get('view') ?? '';
    if (method === 'chat.postMessage' || method === 'chat.update')
      pin({ place: asked.get('channel') ?? '', id: well.ts, json: asked.get('blocks') ?? '[]' });
    return well;
  };
  /** Teams': activities under conversations. */
  const teams = (path: string, json: string): object => {
    const [, place = '', edited = ''] = /\/conversations\/([^/]+)\/activities(?:\/([^/?]+))?/.exec(path) ?? [];
    given += 1;
    const id = cards.has(edited) ? edited : String(1_700_000_000_000 + given);
    pin({ place: decodeURIComponent(place), id, json });
    return { id, activityId: id };
  };
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const path = req.url ?? '';
      if (path === '/form') return void res.end(form);
      const [, method] = /^\/api\/(.+)$/.exec(path) ?? [];
      const said =
        method === undefined
          ? (metadataOf(url, path, jwk) ?? grantedBy(url, path) ?? teams(path, body))
          : slack(method, new URLSearchParams(body));
      const answer = JSON.stringify(said);
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
      res.end(answer);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    until: (what, is) =>
      new Promise((resolve, reject) => {
        const there = [...cards.values()].find(is);
        if (there !== undefined) return resolve(there);
        const late = setTimeout(() => reject(new Error(`${what} did not come within a minute`)), PATIENCE_MS);
        const look = (card: Pinned): void => {
          if (!is(card)) return;
          clearTimeout(late);
          waiting.delete(look);
          resolve(card);
        };
        waiting.add(look);
      }),
    close: () => void server.close(),
  };
}
