/** Why something is offered, and what to ask first, as people read it. */
import { describe, expect, it } from 'vitest';
import { adviceBlocks, suggestionBlocks } from '../../src/cards/case/suggestions.ts';
import { plain } from '../../src/cards/kit/say.ts';
import type { WhyOffered } from '../../src/core/triage/suggestion.ts';
import { openCase } from '../core/case/build.ts';
import { viewer } from './gallery.ts';

const apology = { kind: 'apology', amount: null, units: null, cost: null, passenger: null };

describe('a suggestion', () => {
  it.each<[WhyOffered, string]>([
    [{ kind: 'pack', text: 'A clean room is what was paid for.' }, 'A clean room is what was paid for.'],
    [
      { kind: 'owed', title: 'Regulation (EC) 261/2004 art. 7', asOf: '2026-11-21' },
      'It is owed (Regulation (EC) 261/2004 art. 7, as of 2026-11-21) and does not use your limit.',
    ],
    [{ kind: 'asked_for' }, 'It is what the customer asked for.'],
  ])('says why: %j', (why, sentence) => {
    const standing = { kind: 'now' } as const;
    const blocks = suggestionBlocks(
      {
        id: 'x',
        items: [apology],
        why,
        standing,
        cost: null,
        staleSince: null,
        wantsReason: false,
        makesPromise: false,
      },
      openCase(),
      viewer(),
    );
    expect(blocks[1]).toEqual({ kind: 'context', text: [sentence] });
  });

  it('comes after what must be found out, named as people say it', () => {
    const blocks = adviceBlocks(
      [{ kind: 'find_fact', facts: ['order_value', 'loss_value'] }, { kind: 'ask_what_would_help' }],
      viewer(),
    );
    expect(blocks.map((b) => (b.kind === 'text' ? plain(b.text) : null))).toEqual([
      'First: find out: order value, loss value. What may be given depends on it.',
      'Then: ask the customer what would put it right.',
    ]);
  });
});
