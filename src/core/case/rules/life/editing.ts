/** What stands on a case is said otherwise by a person: what was read, who the customer is, the values; or more is told. Pure. */
import type { Because } from '../../../base/failures.ts';
import type { CaseHint } from '../../../base/hints.ts';
import { customerFrom, isAsShown } from '../../../base/customers.ts';
import type { MemberId } from '../../../base/ids.ts';
import type { Member } from '../../../base/members.ts';
import type { Money } from '../../../base/money.ts';
import { countriesOf } from '../../../base/masks/countries.ts';
import { redact } from '../../../base/redact.ts';
import { cleanText, clip } from '../../../base/text.ts';
import type { Complaint, RecoveryCase } from '../../case.ts';
import type { CaseEvent, Corrected } from '../../events.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { CaseChanges, EditCommand } from '../../commands.ts';
import { done, refuse, type Answered, type Refusal } from '../../said.ts';
import { isOngoing } from '../../status.ts';
import { LONGEST_COMPLAINT, LONGEST_WISH, setFacts } from '../logging.ts';
import { reasonIn } from '../own-words.ts';
import { contactsFor, restrictedAs, sensitivitiesOf } from '../restricting.ts';
import { saidByPerson, saidOtherwise } from './said-otherwise.ts';
import { sensedIn } from '../sensing.ts';
import { concernedBy, mayResolve } from '../who-may.ts';

export type EditedField = keyof CaseChanges;

/** The owner, or a lead of the team. Limits are judged by what stands then; what was given before counts as it did. */
export function edit(c: RecoveryCase, command: EditCommand, by: Member, ctx: Circumstances): Answered {
  const no = mayNotEdit(c, by);
  if (no !== null) return refuse(no);
  const { changes } = command;
  const because = reasonIn(command.because);
  const triage = correctedIn(c, changes, because, ctx.hint ?? null);
  const valued = valuesIn(c, changes);
  if (valued.customer !== undefined && customerFrom(valued.customer, ctx.customerKeyOf) === null)
    return refuse({ kind: 'names_nobody' });
  const facts = factsFor(c, valued, by, ctx);
  const said = { text: changes.addition ?? '', by: by.id, source: 'chat' } as const;
  const added = additionTo(c, said, ctx);
  if (!facts.ok) return facts;
  if (!added.ok) return added;
  const corrected: CaseEvent[] =
    Object.keys(triage).length === 0 ? [] : [{ kind: 'retriaged', at: ctx.at, by: by.id, triage, because }];
  const changed = [...Object.keys(triage), ...Object.keys(valued), ...(added.events.length === 0 ? [] : ['addition'])];
  if (changed.length === 0) return done({ kind: 'already_so' });
  const fields = EDITED.filter((field) => changed.includes(field));
  return done({ kind: 'edited', fields }, ...corrected, ...facts.events, ...added.events);
}

const EDITED: readonly EditedField[] = [
  'failure',
  'severity',
  'stage',
  'deadline',
  'remedySought',
  'customer',
  'orderValue',
  'lossValue',
  'addition',
];

/** Said before a form opens, too. Null: they may. */
export function mayNotEdit(c: RecoveryCase, by: Member): Refusal | null {
  if (!isOngoing(c)) return { kind: 'case_is_over', status: c.status };
  return mayResolve(by, c) ? null : { kind: 'not_yours', owner: c.owner };
}

/** What of the reading is another now. */
function correctedIn(
  { triage: t }: RecoveryCase,
  changes: CaseChanges,
  because: string | null,
  hint: CaseHint | null,
): Partial<Corrected> {
  const hinted = <K extends 'failure' | 'severity' | 'stage'>(field: K) => {
    const value = hint?.reading[field];
    return hint === null || value === undefined ? undefined : { value, by: hint.by };
  };
  const { failure = t.failure.value, severity = t.severity.value, stage = t.stage.value } = changes;
  const sought = changes.remedySought === undefined ? undefined : wishOf(changes.remedySought);
  const { deadline } = changes;
  return {
    ...(failure !== t.failure.value && { failure: saidOtherwise(t.failure, failure, because, hinted('failure')) }),
    ...(severity !== t.severity.value && {
      severity: saidOtherwise(t.severity, severity, because, hinted('severity')),
    }),
    ...(stage !== t.stage.value && { stage: saidOtherwise(t.stage, stage, because, hinted('stage')) }),
    ...(deadline !== undefined &&
      deadline?.getTime() !== t.deadline?.value.getTime() && { deadline: otherwise(t.deadline, deadline, because) }),
    ...(sought !== undefined &&
      sought !== (t.remedySought?.value ?? null) && { remedySought: otherwise(t.remedySought, sought, because) }),
  };
}

function otherwise<T>(read: Because<T> | null, value: T | null, because: string | null): Because<T> | null {
  if (value === null) return null;
  return read === null ? saidByPerson(value, because) : saidOtherwise(read, value, because);
}

function wishOf(typed: string | null): string | null {
  const words = clip(redact(cleanText(typed ?? '').trim()).text, LONGEST_WISH);
  return words === '' ? null : words;
}

type Values = Pick<CaseChanges, 'customer' | 'orderValue' | 'lossValue'>;

/** Only what is another than what stands: a form gives the customer back as it was shown. */
function valuesIn(c: RecoveryCase, { customer, orderValue, lossValue }: CaseChanges): Values {
  return {
    ...(customer !== undefined && !isAsShown(customer, c.customer) && { customer }),
    ...(orderValue !== undefined && !isSameMoney(orderValue, c.orderValue) && { orderValue }),
    ...(lossValue !== undefined && !isSameMoney(lossValue, c.lossValue) && { lossValue }),
  };
}

const isSameMoney = (a: Money | null, b: Money | null): boolean =>
  a === b || (a !== null && b !== null && a.minor === b.minor && a.currency === b.currency);

/** `by`: null where the customer said it to nobody who works here. */
interface Addition {
  readonly text: string;
  readonly by: MemberId | null;
  readonly source: Complaint['source'];
  /** Not given: it was said just now, to nobody's system. */
  readonly came?: Pick<Complaint, 'permalink' | 'receivedAt' | 'way' | 'files'>;
}

type Happens = Extract<Answered, { ok: false }> | { readonly ok: true; readonly events: readonly CaseEvent[] };
const NOTHING: Happens = { ok: true, events: [] };

/** As facts are: what is set aside for nobody known is booked for who it turns out to be. */
function factsFor(c: RecoveryCase, values: Values, by: Member, ctx: Circumstances): Happens {
  if (Object.keys(values).length === 0) return NOTHING;
  const { customer = null, orderValue, lossValue } = values;
  const forget = [...(orderValue === null ? ['order_value'] : []), ...(lossValue === null ? ['loss_value'] : [])];
  const said = { customer, orderValue: orderValue ?? null, lossValue: lossValue ?? null, forget };
  return setFacts(c, { kind: 'set_facts', case: c.id, ...said }, by, ctx);
}

/** More of what the customer says is read as a complaint is: what makes the case sensitive holds at once, for all of it. */
export function additionTo(c: RecoveryCase, said: Addition, ctx: Circumstances): Happens {
  const { by, source } = said;
  const { text, masked } = redact(cleanText(said.text).trim(), countriesOf(ctx.workspace));
  if (text === '') return NOTHING;
  if ([...text].length > LONGEST_COMPLAINT) return refuseTooLong;
  const { kinds, concerned } = sensedIn(text, ctx.read(text), ctx);
  const alsoConcerns = concerned.filter((id) => !concernedBy(c).includes(id));
  const came = said.came ?? { permalink: null, receivedAt: ctx.at };
  const complaint = { id: ctx.newId('cmp'), text, masked, source, ...came };
  const base = { at: ctx.at, by };
  const events: CaseEvent[] = [
    { kind: 'complaint_added', ...base, complaint, ...(alsoConcerns.length > 0 && { alsoConcerns }) },
  ];
  const told = { ...c, alsoConcerns: [...(c.alsoConcerns ?? []), ...alsoConcerns] };
  const [first, ...more] = kinds.filter((kind) => !sensitivitiesOf(c).includes(kind));
  if (first !== undefined) {
    const known = {
      ...told,
      sensitivity: c.sensitivity ?? first,
      alsoSensitive: [...(c.alsoSensitive ?? []), ...more],
    };
    events.push(restrictedAs(known, { sensitivity: first, reason: null, by }, ctx));
  } else if (alsoConcerns.length > 0) {
    events.push(restrictedAs(told, { sensitivity: 'staff_misconduct', reason: null, by }, ctx));
  }
  if (alsoConcerns.includes(c.owner)) {
    const sensitivities = [...new Set([...sensitivitiesOf(c), ...kinds])];
    const [owner] = contactsFor({ team: c.team, sensitivities, concerned: concernedBy(told) }, ctx);
    if (owner !== undefined) events.push({ kind: 'owned', ...base, owner });
  }
  return { ok: true, events };
}

const refuseTooLong: Happens = { ok: false, no: { kind: 'too_long', most: LONGEST_COMPLAINT } };
