/** `amends erase customer`: what tells of a customer leaves the database, and messages that told of them are drawn anew. */
import { eraseCustomer, tryErasing, type Certificate } from '../../app/privacy/erase-customer.ts';
import { listErasures, type Erasure, type Gone } from '../../db/privacy/erasures.ts';
import { eraserOf, keyNamed } from '../io/eraser.ts';
import { noteCommand } from '../io/noted.ts';
import { withStore } from '../io/store.ts';
import { count } from '../io/words.ts';
import { exactly, isSet, toJson, type Asked, type Io, type Verb } from '../verb.ts';

export const eraseCustomerVerb: Verb = {
  options: { 'dry-run': { type: 'boolean' }, workspace: { type: 'string' }, json: { type: 'boolean' } },
  async run(asked, io) {
    const [typed = ''] = exactly(asked, 'REF');
    await withStore(asked, io, async (store) => {
      const eraser = await eraserOf(store, io, 'erase customer');
      const key = keyNamed(eraser, typed);
      const isDry = isSet(asked, 'dry-run');
      if (!isDry) await noteCommand(store, io, 'erase customer');
      const certificate = isDry
        ? await tryErasing(eraser, typed, key)
        : await eraseCustomer(eraser, typed, key, { kind: 'operator' });
      await io.out(
        isSet(asked, 'json')
          ? toJson({ dryRun: isDry, ...certificate, elsewhere: ELSEWHERE })
          : sayErased(certificate, isDry),
      );
    });
  },
};

export const listErasuresVerb: Verb = {
  options: { workspace: { type: 'string' }, json: { type: 'boolean' } },
  async run(asked: Asked, io: Io) {
    exactly(asked);
    await withStore(asked, io, async ({ db, workspace }) => {
      const erasures = await listErasures(db.read, workspace, MOST);
      // what could tell whose it is, while it runs, is nobody's to read
      const shown = erasures.map(({ keys: _keys, counted: _counted, ...rest }) => rest);
      await io.out(
        isSet(asked, 'json') ? toJson(shown) : shown.length === 0 ? 'Nobody was erased.\n' : shown.map(lineOf).join(''),
      );
    });
  },
};

const MOST = 1_000;

const lineOf = ({
  id,
  state,
  askedBy,
  confirmedBy,
  askedAt,
  doneAt,
  gone,
}: Omit<Erasure, 'keys' | 'counted'>): string =>
  `${id}  ${state}  asked ${askedAt.toISOString()} by ${askedBy}${confirmedBy === null ? '' : `, confirmed by ${confirmedBy}`}${
    doneAt === null ? '' : `, done ${doneAt.toISOString()}`
  }  ${saidGone(gone).join(', ')}\n`;

/** What no database reaches; said each time, because somebody has to think of it. */
const ELSEWHERE = [
  'Entries of the journal from before this version (“entries of old”): what they say is hashed with them.',
  'Files that were exported or imported before, and systems that were told by webhooks.',
  'Backups: erase the customer again after one is restored.',
  'What people typed into Slack or Teams themselves, and what only one person was shown for a moment.',
] as const;

const saidGone = (gone: Gone): string[] =>
  Object.entries(gone).flatMap(([what, n]) => {
    const said = what.replaceAll('_', ' ');
    if (typeof n === 'number') return n === 0 ? [] : [`${said}: ${n.toLocaleString('en-GB')}`];
    return n.length === 0 ? [] : [`${said}: ${n.join(' ')}`];
  });

function sayErased({ id, cases, held, gone }: Certificate, isDry: boolean): string {
  const said = saidGone(gone);
  const isNothing = cases.length === 0 && said.length === 0;
  const lines = [
    isNothing
      ? 'Nothing that Amends keeps tells of this customer.'
      : isDry
        ? `Would be erased: what ${count(cases.length, 'case')} tell of the customer, and what hangs on them.`
        : `Erased: what ${count(cases.filter((of) => !held.includes(of)).length, 'case')} told of the customer, and what hung on them.`,
    ...said.map((line) => `  ${line}`),
    ...(held.length > 0
      ? [`On hold, so that they stay as they are: ${held.join(', ')}. Run this again when the hold is over.`]
      : []),
    ...(isDry || isNothing
      ? []
      : ['Messages in Slack and Teams are drawn anew by the running Amends, within moments of its next look.']),
    ...(isDry || isNothing ? [] : ['Out of reach from here:', ...ELSEWHERE.map((line) => `  ${line}`)]),
    ...(id === null ? [] : [`Certificate: ${id} (amends erase list).`]),
  ];
  return `${lines.join('\n')}\n`;
}
