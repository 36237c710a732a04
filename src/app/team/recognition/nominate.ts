/** `nominate @bob R-1001 because …`: a colleague is named as a service champion, and asked in private whether they want that. */
import { createHash } from 'node:crypto';
import { thingId } from '../../../core/base/ids.ts';
import { cleanText, oneLine } from '../../../core/base/text.ts';
import { isRestricted, mayRead } from '../../../core/case/rules/who-may.ts';
import type { RecognitionAct } from '../../../core/recognition/acts.ts';
import {
  asksUntil,
  consented,
  deedsOn,
  MOST_GROUNDS,
  type Champion,
  type DeedKind,
} from '../../../core/recognition/champion.ts';
import { leakIn } from '../../../core/recognition/leaks.ts';
import { lengthSaid, LONGEST_THANKS, SHORTEST_THANKS } from '../../../core/recognition/thank.ts';
import { toneOf } from '../../../core/recognition/tone.ts';
import {
  championAnswer,
  noChampion,
  nominatedCard,
  type NoChampion,
} from '../../../cards/recognition/champion-card.ts';
import { sayNoThank } from '../../../cards/recognition/no-thank.ts';
import { reply } from '../../../cards/kit/say.ts';
import type { Member } from '../../../core/base/members.ts';
import { serialisable, type Tx } from '../../../db/engine/serialisable.ts';
import { casesById } from '../../../db/learning/improvements.ts';
import { dropChampion, insertChampion, readChampion, saveConsent } from '../../../db/recognition/champions.ts';
import { latestThanksTo, likesOf } from '../../../db/recognition/thanks.ts';
import type { Reply } from '../../door/door.ts';
import { withWords } from '../../door/words-back.ts';
import { personally } from '../../messages/notify.ts';
import { want } from '../../messages/want.ts';
import type { Shell } from '../../shell.ts';
import { no, withId, yes, type Acting } from '../learning/acting.ts';
import { whoIs } from './read-thank.ts';

type Of<K extends RecognitionAct['kind']> = Extract<RecognitionAct, { kind: K }>;

export async function nominate(shell: Shell, acting: Acting, act: Of<'nominate'>): Promise<Reply> {
  const { viewer, member, members, caller } = acting;
  const refuse = (why: NoChampion): Reply => no(withWords(noChampion(why, viewer), act.reason));
  const is = whoIs(act.to, { ...acting, case: null });
  if (is.kind !== 'found') return no(withWords(reply(sayNoThank(is, viewer)), act.reason));
  const to = is.who.member === null ? undefined : withId(members, is.who.member);
  if (to === undefined) return refuse({ kind: 'team' });
  if (to.id === member.id) return refuse({ kind: 'self' });
  const reason = oneLine(cleanText(act.reason));
  if (lengthSaid(reason) < SHORTEST_THANKS) return refuse({ kind: 'short' });
  if ([...reason].length > LONGEST_THANKS) return refuse({ kind: 'long' });
  if (toneOf(reason) === 'look') return refuse({ kind: 'tone' });
  if (act.cases.length > MOST_GROUNDS) return refuse({ kind: 'many' });
  const found = await casesById(shell.db.read, shell.workspace, act.cases);
  for (const id of act.cases) {
    const c = found.find((one) => one.id === id);
    if (c === undefined || !mayRead(member, c) || isRestricted(c)) return refuse({ kind: 'case', case: id });
    if (deedsOn(c, to.id).length === 0) return refuse({ kind: 'no_part', case: id, who: to.id });
  }
  for (const c of found.length === 0 ? [null] : found) {
    const leak = leakIn(reason, c, { members, thanked: [to.id] });
    if (leak !== null) return no(withWords(reply(sayNoThank({ kind: 'leaks', ...leak }, viewer)), act.reason));
  }
  const thanked = act.cases.length > 0 ? [] : await latestThanksTo(shell.db.read, shell.workspace, to.id, MOST_GROUNDS);
  if (act.cases.length === 0 && thanked.length === 0) return refuse({ kind: 'grounds', who: to.id });
  const deeds = new Set<DeedKind>([
    ...found.flatMap((c) => deedsOn(c, to.id)),
    ...(thanked.length > 0 ? ['thanked_by_colleague' as const] : []),
  ]);
  const one: Champion = {
    id: thingId.parse(`cha_${createHash('sha256').update(acting.key).digest('base64url').slice(0, 24)}`),
    member: to.id,
    team: to.team,
    by: member.id,
    reason,
    cases: act.cases,
    deeds: [...deeds],
    at: caller.at,
    consentedAt: null,
    until: asksUntil(caller.at),
    platform: caller.platform,
    version: 1,
  };
  const became = await serialisable(
    shell.db,
    async (tx) => {
      const before = await readChampion(tx, shell.workspace, { member: to.id });
      if (before !== null && before.until > caller.at) return before.id === one.id ? 'asked' : 'stands';
      // whoever wants no thanks, or has left meanwhile, is asked nothing, and nothing is kept
      const likes = (await likesOf(tx, shell.workspace, [to.id])).get(to.id);
      if (likes === undefined || likes === 'none') return 'nowhere';
      await insertChampion(tx, shell.workspace, one);
      await tell(shell, tx, one, to);
      return 'asked';
    },
    { lanes: ['champions'] },
  );
  const say = nominatedCard(became, to.id, viewer);
  return became === 'asked' ? yes(say) : no(withWords(say, act.reason));
}

async function tell(shell: Shell, tx: Tx, one: Champion, to: Member): Promise<void> {
  for (const { platform, dest } of personally(to, one.platform)) {
    const subject = { kind: 'recognition', note: 'champion', of: one.id, to: to.id } as const;
    await want(shell, { kind: 'version', message: { subject, platform, dest }, version: one.version }, tx);
  }
}

/** By whom it is about: yes, no, or a yes that is taken back. Nobody is told of a no. */
export async function answerChampion(shell: Shell, acting: Acting, act: Of<'answer_champion'>): Promise<Reply> {
  const { member, viewer, caller } = acting;
  const became = await serialisable(
    shell.db,
    async (tx) => {
      const one = await readChampion(tx, shell.workspace, { member: member.id });
      if (one === null || one.until <= caller.at) return 'gone';
      const subject = { kind: 'recognition', note: 'champion', of: one.id, to: member.id } as const;
      if (act.answer === 'yes') await saveConsent(tx, shell.workspace, consented(one, caller.at));
      else await dropChampion(tx, shell.workspace, member.id);
      await want(shell, { kind: 'anew', subjects: [subject] }, tx);
      return act.answer;
    },
    { lanes: ['champions'] },
  );
  return became === 'gone' ? no(championAnswer(became, viewer)) : yes(championAnswer(became, viewer));
}
