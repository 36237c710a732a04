/** The names of things by language: remedies, kinds of failure, states. They stand inside sentences. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { LimitScope, Sensitivity } from '../../core/policy/policy.ts';
import type { MemberId } from '../../core/base/ids.ts';
import type { Workspace } from '../../core/base/members.ts';
import { whoIs } from '../../core/base/people.ts';
import type { FailureType, ServiceStage, Severity } from '../../core/base/failures.ts';
import type { CustomerAccepted, CaseStatus, Outcome, RootCause } from '../../core/case/status.ts';
import type { ActionStatus, RequestStatus } from '../../core/case/case.ts';
import { names as de } from './de/names.ts';
import { names as en } from './en/names.ts';
import { type Language, languageOf, LANGUAGES, type Reader } from './language.ts';

export interface NamesOfThings {
  /** Remedies the field knows. */
  readonly remedies: Readonly<Record<RemedyKnown, string>>;
  readonly failure: Readonly<Record<FailureType, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly stage: Readonly<Record<ServiceStage, string>>;
  readonly status: Readonly<Record<CaseStatus, string>>;
  readonly actionStatus: Readonly<Record<ActionStatus, string>>;
  readonly requestStatus: Readonly<Record<RequestStatus, string>>;
  readonly accepted: Readonly<Record<CustomerAccepted, string>>;
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly rootCause: Readonly<Record<RootCause, string>>;
  readonly scope: Readonly<Record<LimitScope, string>>;
  /** What a restricted case is about. */
  readonly sensitivity: Readonly<Record<Sensitivity, string>>;
  /** Stands for the name of a member the workplace does not know any more. */
  readonly somebodyGone: string;
  /** Stands behind the name of an agent; `{person}` is whose it is. */
  readonly agentOf: string;
  /** Stands for everybody by name where an agent reads: it might tell a customer. */
  readonly colleague: string;
  readonly noPolicy: string;
}
type RemedyKnown =
  | 'apology'
  | 'explanation'
  | 'callback'
  | 'reperformance'
  | 'replacement'
  | 'refund'
  | 'credit'
  | 'voucher'
  | 'points'
  | 'upgrade'
  | 'goodwill'
  | 'escalated_contact'
  | 'correction';

const NAMES: Readonly<Record<Language, NamesOfThings>> = { en, de };

/** One reader for each language that is spoken here: for what is understood whatever language it is typed in. */
export const WITH_NAMES: readonly Reader[] = LANGUAGES.map((locale) => ({ locale }));

export const names = ({ locale }: Reader): NamesOfThings => NAMES[languageOf(locale)];

/** How somebody is called: an agent always with the person who answers for it. */
export function memberName(id: MemberId, house: Pick<Workspace, 'members' | 'agents'>, reader: Reader): string {
  const { agentOf, somebodyGone } = names(reader);
  const who = whoIs(house, id);
  if (who?.agent === undefined) return who?.name ?? somebodyGone;
  const person = whoIs(house, who.agent.of)?.name ?? somebodyGone;
  return `${who.name} ${agentOf.replace('{person}', () => person)}`;
}

/** An operator's own remedy is shown as typed, with its underscores opened. */
export function remedyName(kind: string, reader: Reader): string {
  const known: Readonly<Record<string, string>> = names(reader).remedies;
  return Object.hasOwn(known, kind) ? (known[kind] ?? kind) : nameInWords(kind);
}
