/** How much of a customer would go, or went: counts and cases, nothing that says who. Pure. */
import type { Block, Run, Text } from '../kit/card.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { privacyWords as words } from '../words/privacy.ts';

/** By what it was: how many, or which cases. */
export type Went = Readonly<Record<string, number | readonly string[]>>;

/** What people are told of it, in this order; the rest is counted together. */
const TOLD = [
  'cases',
  'messages',
  'ledger',
  'notes',
  'standings',
  'surveys',
  'set_asides',
  'imported',
  'held',
  'once_named',
  'mentioned',
  'still_to_send',
  'entries_of_old',
] as const;
/** So many cases are named, and the others counted. */
const NAMED = 8;

export function wentItems(went: Went, viewer: Pick<Viewer, 'locale'>): readonly Text[] {
  const told = TOLD.flatMap((what): Text[] => {
    const found = went[what] ?? 0;
    const n = typeof found === 'number' ? found : found.length;
    if (n === 0) return [];
    const said = words.text(viewer, `went.${what}`, { n });
    return [typeof found === 'number' ? said : [...said, ` (${namesOf(found, viewer)})`]];
  });
  const rest = Object.entries(went).reduce(
    (sum, [what, n]) => (TOLD.some((one) => one === what) || typeof n !== 'number' ? sum : sum + n),
    0,
  );
  return rest === 0 ? told : [...told, words.text(viewer, 'went.rest', { n: rest })];
}

const namesOf = (ids: readonly string[], viewer: Pick<Viewer, 'locale'>): string =>
  ids.length <= NAMED ? listIn(ids, viewer) : `${ids.slice(0, NAMED).join(', ')}, …`;

/** What waits for a second administrator: who asks, and what it would take. */
export function erasingBlocks(who: Run, went: Went, viewer: Viewer): readonly Block[] {
  const items = wentItems(went, viewer);
  return [
    { kind: 'text', text: words.text(viewer, 'asked', { who }) },
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
    { kind: 'context', text: words.text(viewer, 'asked.who') },
  ];
}
