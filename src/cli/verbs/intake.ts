/** `amends intake list|show|open`: what came in and opened no case, and having one opened of it after all. */
import { setTimeout as pause } from 'node:timers/promises';
import { plainWord } from '../../core/base/house.ts';
import { memberId } from '../../core/base/ids.ts';
import { SET_ASIDE } from '../../core/base/set-aside.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import { didYouMean } from '../../core/policy/reader/policy-faults.ts';
import { listAsides, readAside, wantCaseOf, type AsideKept } from '../../db/intake/asides.ts';
import { activeMembers } from '../../db/team/members.ts';
import { table } from '../io/words.ts';
import { noteCommand } from '../io/noted.ts';
import { withStore, type Store } from '../io/store.ts';
import { exactly, isSet, option, Refused, toJson, WrongUsage, type Asked, type Io, type Verb } from '../verb.ts';

const MOST = 500;
const SHORT = 60;
/** A process looks every three seconds. */
const WAIT_MS = 10_000;
const LOOK_MS = 250;

export const intakeList: Verb = {
  options: {
    source: { type: 'string' },
    why: { type: 'string' },
    workspace: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(asked, io) {
    exactly(asked);
    const why = option(asked, 'why') ?? null;
    if (why !== null && !SET_ASIDE.some((known) => known === why))
      throw new WrongUsage(
        `--why ${why} is no reason${didYouMean(why, SET_ASIDE)}. There is: ${SET_ASIDE.join(', ')}.`,
      );
    await withStore(asked, io, async ({ db, workspace }) => {
      const listed = await listAsides(db.read, workspace, {
        source: option(asked, 'source') ?? null,
        why,
        limit: MOST,
      });
      if (isSet(asked, 'json')) return await io.out(toJson(listed));
      await io.out(`${sayList(listed).join('\n')}\n`);
    });
  },
};

function sayList(listed: readonly AsideKept[]): readonly string[] {
  if (listed.length === 0) return ['Nothing was set aside in the last thirty days.'];
  const rows = listed.map(({ id, at, source, why, rule, words, case: of, openFor }) => [
    id,
    at.toISOString().slice(0, 16).replace('T', ' '),
    source,
    why,
    rule,
    of ?? (openFor === null ? '' : 'waits'),
    clip(oneLine(words), SHORT),
  ]);
  return [
    ...table([['id', 'at (UTC)', 'source', 'why', 'by which rule', 'case', 'words'], ...rows]),
    ...(listed.length < MOST ? [] : [`Only the last ${MOST} are listed.`]),
    'A complaint among them? amends intake open ID --by PERSON',
  ];
}

export const intakeShow: Verb = {
  options: { workspace: { type: 'string' }, json: { type: 'boolean' } },
  async run(asked, io) {
    const [id = ''] = exactly(asked, 'ID');
    await withStore(asked, io, async ({ db, workspace }) => {
      const found = await readAside(db.read, workspace, id);
      if (found === null) throw nothingOf(id);
      if (isSet(asked, 'json')) return await io.out(toJson(found));
      const { at, receivedAt, source, sender, why, rule, matters, words, case: of } = found;
      const lines = [
        `${id}: ${why}, by the rule: ${rule}`,
        `came ${at.toISOString()} by ${source} as ${sender}; said ${receivedAt.toISOString()}`,
        ...(matters.length === 0 ? [] : [`about ${matters.join(', ')}`]),
        ...(of === null ? [] : [`opened as ${of}`]),
        '',
        words === '' ? '(no words)' : words,
      ];
      await io.out(`${lines.join('\n')}\n`);
    });
  },
};

const nothingOf = (id: string): Refused =>
  new Refused(
    `Nothing was set aside as "${id.slice(0, 60)}", or it is longer ago than thirty days. amends intake list names them.`,
  );

export const intakeOpen: Verb = {
  options: { by: { type: 'string' }, workspace: { type: 'string' }, json: { type: 'boolean' } },
  async run(asked, io) {
    const [id = ''] = exactly(asked, 'ID');
    const by = option(asked, 'by');
    if (by === undefined) throw new WrongUsage('--by is missing: whose case it will be, by their id in amends.yaml');
    await withStore(asked, io, (store) => open(store, asked, io, { id, by }));
  },
};

async function open(
  { db, workspace }: Store,
  asked: Asked,
  io: Io,
  { id, by }: { id: string; by: string },
): Promise<void> {
  const members = await activeMembers(db.read, workspace);
  const person = memberId.safeParse(by);
  if (!person.success || !members.includes(person.data))
    throw new Refused(`There is no person "${by.slice(0, 60)}"${didYouMean(by, members)} who works here.`);
  if ((await readAside(db.read, workspace, id)) === null) throw nothingOf(id);
  await noteCommand({ db, workspace }, io, 'intake open', { aside: plainWord(id), for: person.data });
  await wantCaseOf(db.read, workspace, id, person.data);
  // the embedded database is ours alone: nobody runs who could open it
  const tries = (io.env['DATABASE_URL'] ?? '').trim() === '' ? 0 : WAIT_MS / LOOK_MS;
  for (let n = 0; n <= tries; n += 1) {
    const found = await readAside(db.read, workspace, id);
    if (found?.case != null) {
      await io.out(isSet(asked, 'json') ? toJson({ case: found.case }) : `${id} is ${found.case} now.\n`);
      return;
    }
    if (found === null || found.openFor === null)
      throw new Refused(`${id} opens no case: it holds no words, or more than a case can. Log it by hand.`);
    if (n < tries) await pause(LOOK_MS);
  }
  await io.out(isSet(asked, 'json') ? toJson({ waits: true }) : `${id} will be opened as soon as Amends runs.\n`);
}
