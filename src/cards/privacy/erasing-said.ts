/** What is answered to an administrator who asks that a customer is erased, or says yes to it. Pure. */
import { givenBack } from '../case/promises.ts';
import type { Card } from '../kit/card.ts';
import { plain, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { privacyWords as words } from '../words/privacy.ts';
import { wentItems, type Went } from './went.ts';

export type NoErasing =
  | { readonly kind: 'nobody' | 'nothing' | 'under_way' | 'no_second' | 'gone' }
  /** Cases of theirs that somebody holds. */
  | { readonly kind: 'held'; readonly cases: readonly string[] };

/** `typed`: the line, given back to whoever typed it; null: it was a form or a button. */
export function sayNoErasing(why: NoErasing, typed: string | null, viewer: Viewer): Card {
  const said =
    why.kind === 'held'
      ? words.text(viewer, 'no.held', {
          n: why.cases.length,
          cases: listIn(why.cases.slice(0, 5), viewer),
          first: why.cases[0] ?? '',
          command: viewer.command,
        })
      : words.text(viewer, `no.${why.kind}`);
  return givenBack(reply(said), typed);
}

export function sayErasingAsked(n: number, went: Went, viewer: Viewer): Card {
  const said = words.text(viewer, 'waits', { n });
  const items = wentItems(went, viewer);
  return {
    ...reply(said),
    blocks: [
      { kind: 'text', text: said },
      ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
      {
        kind: 'buttons',
        buttons: [
          { label: words.line(viewer, 'button.withdraw'), press: { kind: 'setup_settle', n, outcome: 'declined' } },
        ],
      },
    ],
    summary: plain(said),
  };
}

export const sayConfirmed = (n: number, viewer: Viewer): Card => reply(words.text(viewer, 'confirmed', { n }));
