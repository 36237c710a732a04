/** Requests as vendors send them, for readers and signatures without a server. */
import { createHmac } from 'node:crypto';
import type { IntakeNotice, Received, Scheme } from '../../../src/intake/scheme.ts';
import { sourceSchema } from '../../../src/intake/source-schema.ts';

export const AT = new Date('2026-12-10T09:00:00Z');

export function received(
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  more: Partial<Received> = {},
): Received {
  return {
    method: 'POST',
    url: '/intake/kit',
    contentType: 'application/json',
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]])),
    at: AT,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    ...more,
  };
}

/** What amends.yaml says of a source with these keys. */
export function settingsWith(keys: Readonly<Record<string, unknown>> = {}) {
  return sourceSchema.parse({ name: 'kit', team: 'front-desk', owner: 'mia', ...keys });
}

export function readBy(
  scheme: Scheme,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  keys: Readonly<Record<string, unknown>> = {},
): readonly IntakeNotice[] {
  return scheme.read(body, received(body, headers), settingsWith(keys));
}

/** A notice in one line, for tables: its kind, and what matters of it. */
export function brief(notice: IntakeNotice | undefined): string {
  switch (notice?.kind) {
    case 'complaint':
      return `complaint ${notice.complaint.said?.reason ?? ''}|${notice.complaint.text}|${notice.complaint.customer ?? ''}`;
    case 'survey':
      return `survey ${notice.survey.score}/${notice.survey.outOf}|${notice.survey.text}|${notice.survey.customer ?? ''}`;
    case 'set_aside':
      return `set_aside ${notice.why}`;
    case 'purchase':
      return `purchase ${notice.purchase.customer}`;
    case 'fulfilment':
      return `fulfilment ${notice.fulfilment.to} ${notice.fulfilment.reason ?? ''}`.trim();
    case 'wrong':
      return `wrong ${notice.field}`;
    case 'fetch':
      return `fetch ${notice.path}`;
    case undefined:
      return 'nothing';
  }
}

export const mac = (hash: string, encoding: 'hex' | 'base64', key: string, text: string): string =>
  createHmac(hash, key).update(text).digest(encoding);
