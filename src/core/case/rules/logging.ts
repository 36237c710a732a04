/** Logging a complaint, and completing what is known about it. Pure. */
import { seesForThemselves } from '../../policy/facts-asked.ts';
import { customerFrom, customerNamed, isAsShown, NOBODY_YET, type Customer } from '../../base/customers.ts';
import type { Because, Triage } from '../../base/failures.ts';
import type { Member } from '../../base/members.ts';
import { countriesOf } from '../../base/masks/countries.ts';
import { redact } from '../../base/redact.ts';
import { cleanText, clip, oneLine } from '../../base/text.ts';
import type { MemberId } from '../../base/ids.ts';
import type { Complaint, RecoveryCase } from '../case.ts';
import type { CaseEvent, Rebooked } from '../events.ts';
import { outageFor, memberOf, type Circumstances } from '../circumstances.ts';
import type { Command, LogCommand } from '../commands.ts';
import { lettersDue } from './letters/clocks.ts';
import { personBehind } from './agents.ts';
import { saidOtherwise } from './life/said-otherwise.ts';
import type { OtherCase } from '../again.ts';
import { otherOf, repeatNoticed } from './again/repeats.ts';
import { eachWith, matterOf, MOST_LINKED } from './linking.ts';
import { contactsFor, restrictedAs, sensitivitiesOf } from './restricting.ts';
import { sensedIn } from './sensing.ts';
import { rebook } from './rebooking.ts';
import { putToNext } from './request-clock.ts';
import { done, refuse, type Answered } from '../said.ts';
import type { Told } from '../told.ts';
import { whoCanDecide } from './who-decides.ts';
import { concernedBy, mayRead, mayResolve } from './who-may.ts';

/** Longest complaint kept, in code points; longer ones are refused with their text given back. */
export const LONGEST_COMPLAINT = 50_000;
/** What a customer asks for, in their words; more is a second complaint. */
export const LONGEST_WISH = 1000;
const LONGEST_NAME = 80;

export function log(command: LogCommand, by: Member, ctx: Circumstances): Answered {
  const text = redact(cleanText(command.text).trim(), countriesOf(ctx.workspace));
  if (text.text === '') return refuse({ kind: 'nothing_written' });
  if ([...text.text].length > LONGEST_COMPLAINT) return refuse({ kind: 'too_long', most: LONGEST_COMPLAINT });
  if (ctx.caseNumber === null) throw new Error('a case number is drawn before a complaint is logged');
  const receivedAt = earlier(command.receivedAt, ctx.at);
  const triage = triageOf(text.text, command, ctx);
  const before = followed(command, by, ctx);
  const kept = keptBy(text.text, triage, by, ctx, before);
  const opened: RecoveryCase = {
    workspace: ctx.workspace.id,
    id: ctx.caseNumber,
    version: 1,
    status: 'owned',
    team: by.team,
    owner: kept.owner,
    loggedBy: by.id,
    complaints: [
      {
        id: ctx.newId('cmp'),
        text: text.text,
        masked: text.masked,
        source: command.source,
        ...(command.via !== undefined && { via: command.via }),
        permalink: command.permalink,
        receivedAt,
        ...cameBy(command.told),
      },
    ],
    customer: customerOf(command, before, ctx),
    triage,
    ...kept.private,
    orderValue: command.orderValue,
    lossValue: command.lossValue,
    facts: new Map(),
    linked: before === null ? [] : matterOf(before),
    actions: [],
    requests: [],
    promises: [],
    resolution: null,
    shoutOuts: [],
    home: command.from,
    receivedAt,
    ownedAt: ctx.at,
    firstCustomerContactAt: null,
    lastContactAt: null,
    resolvedAt: null,
    closedAt: null,
    reopened: 0,
    handovers: 0,
  };
  const tie = { kind: 'linked', at: ctx.at, by: by.id } as const;
  return {
    ...done(
      { kind: 'logged', masked: text.masked, ...(before !== null && { follows: before.id }) },
      { kind: 'logged', at: ctx.at, by: by.id, case: opened },
      ...partOfOutage(opened, command, by, ctx),
      ...lettersDue(opened, ctx),
      ...repeatNoticed(opened, ofNamed(opened, before, ctx), by, ctx),
    ),
    ...(before !== null && { elsewhere: eachWith(opened.linked, [opened.id], tie) }),
  };
}

/** The case this one follows; null where that is none, is not for whoever logs, or its matter is full: what is said is logged all the same. */
function followed({ follows }: LogCommand, by: Member, { other = null }: Circumstances): RecoveryCase | null {
  if (follows === undefined || other?.id !== follows || !mayRead(by, other)) return null;
  if (other.status === 'merged' || other.status === 'dismissed') return null;
  return matterOf(other).length < MOST_LINKED ? other : null;
}

/** The other cases of its customer; of one that follows another, where its customer was not typed, at least that. */
function ofNamed(c: RecoveryCase, before: RecoveryCase | null, ctx: Circumstances): readonly OtherCase[] {
  const named = (ctx.others ?? []).filter(({ isNamed }) => isNamed);
  return named.length > 0 || before === null || c.customer.key !== before.customer.key ? named : [otherOf(before)];
}

/** Of a case that follows another, the same customer, as long as nobody says otherwise. */
function customerOf(command: LogCommand, before: RecoveryCase | null, ctx: Circumstances): Customer {
  const isSame = before !== null && (command.customer === null || isAsShown(command.customer, before.customer));
  if (isSame) return before.customer;
  const customer = customerNamed(command, ctx.customerKeyOf) ?? NOBODY_YET;
  const name = clip(redact(oneLine(cleanText(command.customerName ?? ''))).text, LONGEST_NAME);
  // an address is masked whole, and its masked form is everybody's
  return name === '' ? customer : { ...customer, reference: name };
}

/** What other systems send while an outage is open, and fails the same way, is part of it at once: nobody is there to press. */
function partOfOutage(c: RecoveryCase, { source }: LogCommand, by: Member, ctx: Circumstances): readonly CaseEvent[] {
  const outage = outageFor(c, ctx);
  if (outage === null || (source !== 'webhook' && source !== 'agent') || outage.failure !== c.triage.failure.value)
    return [];
  const { id, name } = outage;
  return [{ kind: 'linked_outage', at: ctx.at, by: by.id, outage: { id, name, quiet: true } }];
}

/** What a complaint keeps of how it came. */
export const cameBy = (told: Told | undefined): Pick<Complaint, 'way' | 'files'> =>
  told === undefined ? {} : { way: told.way, ...(told.files.length > 0 && { files: filesNamed(told.files) }) };

/** More are counted by nobody, and a name may hold anything. */
const MOST_FILES = 20;
const LONGEST_FILE_NAME = 120;
const filesNamed = (names: readonly string[]): readonly string[] =>
  names.slice(0, MOST_FILES).map((name) => clip(redact(oneLine(cleanText(name))).text, LONGEST_FILE_NAME));

/** What the rules read; where the person chose otherwise, their word stands and the rules' reading is kept beside it. */
function triageOf(text: string, command: LogCommand, ctx: Circumstances): Triage {
  const read = ctx.read(text);
  const sought = clip(
    redact(cleanText(command.remedySought ?? '').trim(), countriesOf(ctx.workspace)).text,
    LONGEST_WISH,
  );
  return {
    ...read,
    failure: chosen(read.failure, command.failure),
    severity: chosen(read.severity, command.severity),
    remedySought: sought === '' ? read.remedySought : { value: sought, because: 'the customer said so', by: 'person' },
  };
}

interface Kept {
  readonly owner: MemberId;
  readonly private: Pick<RecoveryCase, 'sensitivity' | 'alsoSensitive' | 'concerns' | 'alsoConcerns' | 'contacts'>;
}

/**
 * What the rules read holds at once: a grant that is closed to such cases is closed, and the words are for few, before
 * anybody has looked. Somebody the words are about does not own what they log, nor does anybody at the desk own what is
 * said of a colleague whose name nobody knows: whoever sees to such cases does.
 */
function keptBy(text: string, triage: Triage, by: Member, ctx: Circumstances, before: RecoveryCase | null): Kept {
  const sensed = sensedIn(text, triage, ctx);
  // what the case it follows is kept private for, this one is as well
  const kinds = [...new Set([...sensed.kinds, ...(before === null ? [] : sensitivitiesOf(before))])];
  const concerned = [...new Set([...sensed.concerned, ...(before === null ? [] : concernedBy(before))])];
  const [first = null, ...also] = kinds;
  const [concerns = null, ...alsoConcerns] = concerned;
  const contacts = first === null ? [] : contactsFor({ team: by.team, sensitivities: kinds, concerned }, ctx);
  // a person has it from the first moment, also where an agent took it down
  const person = personBehind(by);
  const isForOthers = concerned.includes(person) || kinds.includes('staff_misconduct');
  return {
    owner: (isForOthers && !contacts.includes(person) ? contacts[0] : undefined) ?? person,
    private: {
      sensitivity: first,
      ...(also.length > 0 && { alsoSensitive: also }),
      concerns,
      ...(alsoConcerns.length > 0 && { alsoConcerns }),
      ...(contacts.length > 0 && { contacts }),
    },
  };
}

const chosen = <T extends string>(read: Because<T>, choice: T | null): Because<T> =>
  choice === null ? read : saidOtherwise(read, choice, null);

/** A complaint cannot have been received in the future: the time of typing is the latest it can be. */
export function earlier(claimed: Date | null, now: Date): Date {
  return claimed !== null && claimed < now ? claimed : now;
}

export function setFacts(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'set_facts' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const customer = customerNow(c, command.customer, ctx);
  const anew = customer.key === c.customer.key ? undefined : rebook(c, customer, ctx);
  const concerns = about(c, command, ctx);
  // whom a complaint is about does not say that it is about nobody
  if (concerns !== undefined && concernedBy(c).includes(by.id)) return refuse({ kind: 'not_yours', owner: c.owner });
  // whoever says whom it is about says who may not decide
  if (concerns !== undefined && !mayResolve(by, c)) return refuse({ kind: 'not_yours', owner: c.owner });
  const said = factsSaid(c, command, { customer, anew, concerns, by }, ctx);
  const isOther = customer.key !== null && customer.key !== c.customer.key;
  const others = isOther ? (ctx.others ?? []).filter(({ isNamed }) => isNamed) : [];
  return done(
    { kind: 'facts_set', ...(command.next && { next: command.next }) },
    said,
    ...(concerns == null ? [] : keptFrom(concerns, c, by, ctx)),
    ...(concerns === undefined ? [] : putToOthers(c, concerns, ctx)),
    ...repeatNoticed({ ...c, customer }, others, by, ctx),
  );
}

interface FactsSaid {
  readonly customer: Customer;
  readonly anew: Rebooked | undefined;
  readonly concerns: MemberId | null | undefined;
  readonly by: Member;
}

function factsSaid(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'set_facts' }>,
  { customer, anew, concerns, by }: FactsSaid,
  ctx: Circumstances,
): CaseEvent {
  const forgotten = new Set(command.forget ?? []);
  const known = new Map([...c.facts].filter(([name]) => !forgotten.has(name)));
  for (const [name, value] of command.facts ?? []) known.set(name, value);
  const evidence = evidenceNow(c, command, by, ctx);
  return {
    kind: 'facts_set',
    at: ctx.at,
    by: by.id,
    customer,
    orderValue: command.orderValue ?? (forgotten.has('order_value') ? null : c.orderValue),
    lossValue: command.lossValue ?? (forgotten.has('loss_value') ? null : c.lossValue),
    facts: known,
    ...evidence,
    ...(anew !== undefined && { rebooked: anew }),
    ...(concerns !== undefined && { concerns }),
    ...(concerns != null && ctx.policy?.separation.tellPersonComplainedAbout === true && { tellsConcerned: concerns }),
  };
}

/** A case about a colleague is neither theirs nor for their eyes: it is restricted, and somebody else owns it. */
function keptFrom(concerns: MemberId, c: RecoveryCase, by: Member, ctx: Circumstances): CaseEvent[] {
  const said = { sensitivity: 'staff_misconduct', reason: null, by: by.id } as const;
  const restricted = restrictedAs({ ...c, concerns }, said, ctx);
  const [owner] = restricted.contacts;
  const isSeenTo = sensitivitiesOf(c).includes('staff_misconduct') && c.contacts?.includes(concerns) !== true;
  return [
    ...(isSeenTo ? [] : [restricted]),
    ...(owner === undefined || c.owner !== concerns ? [] : [{ kind: 'owned', at: ctx.at, by: by.id, owner } as const]),
  ];
}

/**
 * What was seen, and by whom. Where the policy asks who, everybody speaks for themselves and takes back only their own word;
 * else what turned out not to be there is taken back for all.
 */
function evidenceNow(
  c: RecoveryCase,
  { evidence = [], unseen = [] }: Extract<Command, { kind: 'set_facts' }>,
  by: Member,
  { policy }: Circumstances,
): Pick<RecoveryCase, 'evidence' | 'evidenceSeenBy'> {
  if (evidence.length + unseen.length === 0) return c.evidence === undefined ? {} : { evidence: c.evidence };
  const isEachTheirOwn = policy !== null && seesForThemselves(policy);
  const seen = new Set([...(c.evidence ?? []), ...evidence]);
  const seenBy = new Map(c.evidenceSeenBy);
  for (const kind of evidence) seenBy.set(kind, [...new Set([...(seenBy.get(kind) ?? []), by.id])]);
  for (const kind of unseen) {
    const others = isEachTheirOwn ? (seenBy.get(kind) ?? []).filter((member) => member !== by.id) : [];
    if (others.length > 0) seenBy.set(kind, others);
    else {
      seenBy.delete(kind);
      seen.delete(kind);
    }
  }
  return { evidence: [...seen], evidenceSeenBy: seenBy };
}

/** A form gives back what it showed, masked or cut; that is no other customer. */
function customerNow(c: RecoveryCase, typed: string | null, ctx: Circumstances): Customer {
  return isAsShown(typed, c.customer) ? c.customer : (customerFrom(typed, ctx.customerKeyOf) ?? c.customer);
}

/** Undefined when nothing changes. */
function about(
  c: RecoveryCase,
  { concerns }: Extract<Command, { kind: 'set_facts' }>,
  ctx: Circumstances,
): MemberId | null | undefined {
  if (concerns === undefined || concerns === c.concerns) return undefined;
  return concerns === null || memberOf(ctx, concerns) !== undefined ? concerns : undefined;
}

/** What waits is put to those who may decide now; who was asked until now and is not any more is told so. */
function putToOthers(c: RecoveryCase, concerns: MemberId | null, ctx: Circumstances): CaseEvent[] {
  const now = { ...c, concerns };
  return c.requests.flatMap((request): CaseEvent[] => {
    if (request.status !== 'pending') return [];
    const putTo = putToNext(now, whoCanDecide(now, request, ctx), concerns === null ? 0 : request.rung, ctx);
    const asked = putTo?.asked ?? [];
    if (asked.length === request.asked.length && asked.every((id) => request.asked.includes(id))) return [];
    const passedOver = concerns !== null && request.asked.includes(concerns) ? { passedOver: concerns } : {};
    const base = { kind: 'reassigned', at: ctx.at, by: null, request: request.id } as const;
    return [{ ...base, asked, ...(putTo && { putTo }), ...passedOver }];
  });
}
