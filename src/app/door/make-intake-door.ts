/** The way in for what other systems send, made: each is carried out at once, and answered with its case where it has one. */
import { createHash } from 'node:crypto';
import { customerFrom } from '../../core/base/customers.ts';
import type { CaseId, MemberId } from '../../core/base/ids.ts';
import { storable } from '../../core/base/storable.ts';
import { MOST_OF_ITEM } from '../../core/case/care/survey.ts';
import type { LogCommand } from '../../core/case/commands.ts';
import { isOngoing } from '../../core/case/status.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import { unreadableWords } from '../../cards/again/unreadable-card.ts';
import { systemSaid } from '../../cards/care/said-by-system.ts';
import { surveyWithoutWords } from '../../cards/care/survey-card.ts';
import type { Reader } from '../../cards/words/language.ts';
import { keepPurchase } from '../../db/care/heard.ts';
import { casesToldOf } from '../../db/intake/matters.ts';
import { firstFingerprint } from '../../db/case/deliveries.ts';
import { handle } from '../handle.ts';
import { logCommandOf } from '../intake/complaint-command.ts';
import { judgeMark, type MarkJudged } from '../intake/judge-mark.ts';
import { notOpened } from '../intake/judged.ts';
import { keepMark } from '../intake/keep-mark.ts';
import { setAside } from '../intake/set-aside.ts';
import { within } from '../../within.ts';
import type { Shell } from '../shell.ts';
import { NotSaved } from './door.ts';
import { settledBy } from './fulfilment/settled-by.ts';
import type {
  IntakeDelivery,
  IntakeDoor,
  ReceivedAside,
  ReceivedComplaint,
  ReceivedPurchase,
  ReceivedSurvey,
  TakenIn,
  Threshold,
} from './intake-door.ts';

/** Senders wait 15 s and longer, but a queue behind a slow database must not grow. */
const TAKE_IN_WITHIN_MS = 2_500;

/** More that nobody waits for any more would only be in the way of those who do. */
const MOST_UNDER_WAY = 64;

export function makeIntakeDoor(shell: Shell): IntakeDoor {
  let underWay = 0;
  const counted = async (delivery: IntakeDelivery): Promise<TakenIn> => {
    if (underWay >= MOST_UNDER_WAY) throw new Error(`${underWay} are being taken in already`);
    underWay += 1;
    try {
      return await takeIn(shell, delivery);
    } finally {
      underWay -= 1;
    }
  };
  return {
    async takeIn(delivery) {
      try {
        const whole = { ...delivery, id: storable(delivery.id), notice: storable(delivery.notice) };
        return await within(shell.saveWithinMs ?? TAKE_IN_WITHIN_MS, counted(whole), 'not taken in');
      } catch (error) {
        throw new NotSaved('the complaint could not be stored in time', { cause: error });
      }
    },
  };
}

async function takeIn(shell: Shell, delivery: IntakeDelivery): Promise<TakenIn> {
  const { source, id, notice, at } = delivery;
  const key = `intake:${source}:${id}`;
  if (!(await isFirst(shell, delivery, key))) return { kind: 'other_body' };
  switch (notice.kind) {
    case 'complaint':
      return await told(shell, delivery, notice.complaint);
    case 'set_aside':
      return await putAside(shell, delivery, notice);
    case 'survey':
      return await heard(shell, delivery, notice.survey);
    case 'purchase':
      return await bought(shell, delivery, notice.purchase);
    case 'fulfilment':
      return await settledBy(shell, { key, at }, notice.fulfilment);
  }
}

/** More of what a case holds already is not judged: it belongs there, whatever it says. */
async function told(shell: Shell, delivery: IntakeDelivery, complaint: ReceivedComplaint): Promise<TakenIn> {
  const aside =
    delivery.opens === 'everything' ? null : notOpened(complaint, (await shell.failureModels?.base()) ?? null);
  if (aside !== null && !(await belongs(shell, complaint, aside))) return await putAside(shell, delivery, aside);
  const said = await inWords(shell, delivery.owner, await withWords(shell, complaint, delivery.owner));
  const taken = await opened(shell, delivery, commandOf(shell, said, delivery));
  if (taken.kind !== 'full') return taken;
  const rule = `${taken.case} holds as much as a case can`;
  return await putAside(shell, delivery, { kind: 'set_aside', why: 'known_already', rule, of: complaint });
}

/** Where its words cannot be read it says so, as its owner reads. */
async function withWords(shell: Shell, complaint: ReceivedComplaint, owner: MemberId): Promise<ReceivedComplaint> {
  const { unreadable } = complaint;
  if (unreadable === undefined || complaint.text !== '') return complaint;
  return { ...complaint, text: unreadableWords(unreadable, await readerOf(shell, owner)) };
}

/** Thanks for what was put right open nothing again. */
async function belongs(
  shell: Shell,
  { matters, inReplyTo = [] }: ReceivedComplaint,
  { why }: ReceivedAside,
): Promise<boolean> {
  const names = [...matters, ...inReplyTo];
  if (names.length === 0) return false;
  const found = await casesToldOf(shell.db.read, shell.workspace, { matters: names, keys: [], since: shell.now() });
  return found.some(({ case: c }) => c.status !== 'dismissed' && (why !== 'praise' || isOngoing(c)));
}

async function putAside(shell: Shell, delivery: IntakeDelivery, aside: ReceivedAside): Promise<TakenIn> {
  await setAside(shell, delivery, aside);
  return { kind: 'set_aside', why: aside.why };
}

async function isFirst(shell: Shell, { body, at }: IntakeDelivery, key: string): Promise<boolean> {
  if (body === null) return true;
  const fingerprint = createHash('sha256').update(body).digest('hex');
  return (await firstFingerprint(shell.db.read, { workspace: shell.workspace, key, fingerprint, at })) === fingerprint;
}

type Opened = TakenIn | { readonly kind: 'full'; readonly case: CaseId };

async function opened(shell: Shell, { source, id, owner, at }: IntakeDelivery, command: LogCommand): Promise<Opened> {
  const handled = await handle(shell, { key: `intake:${source}:${id}`, by: owner, command, at });
  if (handled.ok) return { kind: 'case', case: handled.case.id };
  const { no } = handled;
  if (no.kind === 'case_is_full') return { kind: 'full', case: no.case };
  if (no.kind === 'nothing_written') return { kind: 'refused', field: 'data.text', why: 'holds no words' };
  if (no.kind === 'too_long')
    return { kind: 'refused', field: 'data.text', why: `is longer than ${no.most} characters` };
  throw new Error(`a complaint from outside was answered "${no.kind}"`);
}

/** Every mark is counted; one that is unhappy, or whose words need somebody's eyes, opens a case. */
async function heard(shell: Shell, delivery: IntakeDelivery, survey: ReceivedSurvey): Promise<TakenIn> {
  const judged = judgeMark(survey, lineOf(shell, delivery));
  const taken = await becomes(shell, delivery, survey, judged.why);
  if (taken.kind === 'refused') return taken;
  await keepMark(shell, delivery, survey, { unhappy: judged.unhappy, case: taken.kind === 'case' ? taken.case : null });
  return taken;
}

async function becomes(
  shell: Shell,
  delivery: IntakeDelivery,
  survey: ReceivedSurvey,
  why: MarkJudged['why'],
): Promise<TakenIn> {
  const words = survey.text.trim();
  if (why === null && words === '') return { kind: 'kept' };
  if (why === null) {
    const rule = `${survey.score} of ${survey.outOf}`;
    return await putAside(shell, delivery, { kind: 'set_aside', why: 'above_threshold', rule, of: survey });
  }
  const { score, outOf } = survey;
  const text = words === '' ? surveyWithoutWords(score, outOf, await readerOf(shell, delivery.owner)) : words;
  const taken = await opened(shell, delivery, commandOf(shell, { ...survey, text }, delivery));
  return taken.kind === 'full' ? { kind: 'case', case: taken.case } : taken;
}

const lineOf = (shell: Shell, { threshold, at }: IntakeDelivery): Threshold =>
  threshold ?? { score: policyInForce(shell.policies(), at)?.survey?.unhappyAt ?? UNHAPPY_AT, outOf: MOST_OF_ITEM };

/** Where the policy says nothing of surveys. */
const UNHAPPY_AT = 2;

async function readerOf(shell: Shell, owner: MemberId): Promise<Reader> {
  const { members } = await shell.directory.lately(shell.db.read);
  return { locale: members.find((m) => m.id === owner)?.locale ?? 'en-GB' };
}

/** What was said by a button of another system is said in the words of whoever has the case. */
async function inWords(shell: Shell, owner: MemberId, told: ReceivedComplaint): Promise<ReceivedComplaint> {
  if (told.said === null) return told;
  const sentence = systemSaid(told.said, await readerOf(shell, owner));
  return { ...told, text: [sentence, told.text].filter((one) => one !== '').join('\n\n') };
}

async function bought(shell: Shell, { source, id }: IntakeDelivery, purchase: ReceivedPurchase): Promise<TakenIn> {
  const customerKey = customerFrom(purchase.customer, shell.customerKeyOf)?.key ?? null;
  if (customerKey === null) return { kind: 'refused', field: 'data.customer.id', why: 'names nobody' };
  await keepPurchase(shell.db.read, shell.workspace, { id: `${source}:${id}`, customerKey, at: purchase.at });
  return { kind: 'kept' };
}

const commandOf = (shell: Shell, told: ReceivedComplaint, { source, called }: IntakeDelivery): LogCommand =>
  logCommandOf(told, called ?? source, shell.customerKeyOf);
