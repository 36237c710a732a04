/** Whatever a vendor's body holds, its reader says something of it, and does not fall over; recorded bodies among them. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/core/base/read-json.ts';
import { readMapping } from '../../../src/intake/mapped/read-mapping.ts';
import type { IntakeNotice } from '../../../src/intake/scheme.ts';
import { SCHEME_NAMES } from '../../../src/intake/scheme-names.ts';
import { schemeOf } from '../../../src/intake/sources.ts';
import { shopify } from '../../../src/intake/trade/shopify.ts';
import { brief, readBy, received, settingsWith } from './received.ts';

const read = readMapping(
  '{ signature: { token: X-T }, text: "$..text", score: { path: "$..score" }, received: "$..at", items: "$.*", customer: "$..email" }',
  'any.yaml',
);
const mapping = read.ok ? read.mapping : undefined;
const settings = { ...settingsWith(), mapping };
const schemes = SCHEME_NAMES.map((name) => [name, schemeOf(name, settings)] as const);

/** Names that readers look for, so that what is made gets beyond the first look. */
const NAMES =
  'id type event_type form_response answers definition fields field choice choices number text email hidden events eventName eventData stars consumer message data review name starRating comment reviewer object livemode created metadata reason amount currency refunds status return_line_items return_reason customer_note customer note order pages questions resources survey_id object_id family subtype choice_metadata weight score at list value title'.split(
    ' ',
  );
const WORDS = [
  'service-review-created',
  'form_response',
  'charge.dispute.created',
  'response_completed',
  'rating',
  'nps',
  'accounts/1/locations/2/reviews/3',
  'eyJ0eXBlIjoiTkVXX1JFVklFVyJ9',
  '2026-12-09T10:00:00Z',
  '-1',
  '1e999',
  '',
  '__proto__',
  'half a pair \ud800, and \0',
];
const TOPICS = [
  'returns/request',
  'refunds/create',
  'orders/cancelled',
  'orders/paid',
  'disputes/create',
  'fulfillment_events/create',
  'x',
];
const { value } = fc.letrec((tie) => ({
  leaf: fc.oneof(fc.constantFrom(...WORDS), fc.string(), fc.double(), fc.boolean(), fc.constant(null)),
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 8 }),
  ),
}));

const review = { id: '\ud800\0', stars: 1, text: 'Cold' };
const HALF_A_PAIR = { events: [{ eventName: 'service-review-created', eventData: review }] };

/** A moment that is one, a mark within its scale. */
function isSound(notice: IntakeNotice): boolean {
  if (notice.kind === 'complaint') return !Number.isNaN(notice.complaint.receivedAt.getTime());
  if (notice.kind !== 'survey') return true;
  const { score, outOf, receivedAt } = notice.survey;
  return score >= 0 && score <= outOf && !Number.isNaN(receivedAt.getTime());
}

describe('any body', () => {
  it.each(schemes)('%s', (_name, scheme) => {
    fc.assert(
      fc.property(value, fc.constantFrom(...TOPICS), (body, topic) => {
        const json = readJson(Buffer.from(JSON.stringify(body)));
        expect(json.ok).toBe(true);
        const came: unknown = json.ok ? json.value : null;
        const notices = scheme.read(came, received('', { 'X-Shopify-Topic': topic }), settings);
        for (const notice of notices) {
          const said = notice.kind === 'fetch' ? notice.readAnswer(came) : notice;
          expect(brief(said)).not.toBe('nothing');
          expect(isSound(said)).toBe(true);
        }
      }),
      { numRuns: 150, examples: [[HALF_A_PAIR, 'x']] },
    );
  });
});

/** Recorded by others, licensed for measuring only: read where it lies, never copied here. */
const FILE = path.resolve(import.meta.dirname, '../../../../shared/data/09-platform-payloads/dev.jsonl');

describe.skipIf(!existsSync(FILE))('recorded bodies of Shopify (skipped where ../shared/data is not there)', () => {
  const rows = (existsSync(FILE) ? readFileSync(FILE, 'utf8') : '')
    .split('\n')
    .filter((line) => line.includes('webhook:shopify'))
    .map((line) => JSON.parse(line) as { kind: string; payload: unknown });

  it('open nothing, wrapped or not, whatever topic is said of them', () => {
    expect(rows).toHaveLength(4);
    for (const { kind, payload } of rows)
      for (const body of [payload, (payload as Record<string, unknown>)[kind]])
        for (const topic of [
          'orders/paid',
          'orders/updated',
          'refunds/create',
          'fulfillments/create',
          'draft_orders/create',
          'disputes/update',
        ])
          expect(readBy(shopify, body, { 'X-Shopify-Topic': topic }).map(brief)[0]).toMatch(
            /^(?:set_aside|purchase|complaint \|This is a note)/,
          );
  });
});
