/** Which members of a case and of its events may tell of the customer: they stand apart from the hash chain, and are erased. Pure. */
import type { Path } from '../base/committed.ts';

/** Words people typed, what identifies the customer, and what another system calls it. */
const PERSONAL: ReadonlySet<string> = new Set([
  'text',
  'permalink',
  'files',
  'via',
  'reference',
  'key',
  'customer',
  'customers',
  'customersBefore',
  'passenger',
  'order',
  'facts',
  'because',
  'reason',
  'words',
  'alternative',
  'question',
  'whatHelped',
  'helped',
  'hindered',
  'change',
]);

/** Fixed words, ids, names of the house: what limits, figures and the record of who did what go by. Each is told by its name. */
export const IMPERSONAL: ReadonlySet<string> = new Set([
  'kind', 'workspace', 'id', 'status', 'team', 'owner', 'loggedBy', 'case', 'source', 'masked', 'way', 'alsoBy', 'by', 'value',
  'resource', 'language', 'sensitivity', 'sensitivities', 'alsoSensitive', 'concerns', 'alsoConcerns', 'contacts', 'currency',
  'evidence', 'evidenceSeenBy', 'linked', 'apart', 'with', 'from', 'into', 'to', 'of', 'failuresBefore', 'failures', 'failure',
  'leadsTo', 'name', 'actions', 'entries', 'action', 'confirmedBy', 'policy', 'version', 'role', 'outcome', 'rule', 'basis',
  'state', 'member', 'members', 'grant', 'code', 'scope', 'subject', 'unmet', 'requires', 'firstKnow', 'digest', 'request',
  'requests', 'onBehalfOf', 'asked', 'had', 'passedTo', 'agentOf', 'came', 'decidedBy', 'zone', 'keeper', 'settledBy',
  'follows', 'reminded', 'reminder', 'customerAccepted', 'rootCause', 'processArea', 'cause', 'audience', 'leads',
  'droppedBy', 'dropped', 'what', 'how', 'why', 'letter', 'metBy', 'parts', 'tone', 'site', 'platform', 'place', 'channel',
  'handover', 'promise', 'promises', 'complaints', 'shoutOut', 'advice', 'assist', 'answer', 'outage', 'storm', 'mergedInto',
  'passedOver', 'alsoPassedOver', 'tells', 'tellsConcerned', 'told', 'offersReview', 'reached', 'said', 'rate', 'met',
]); // prettier-ignore

export function isPersonal(path: Path): boolean {
  const name = path.at(-1) ?? '';
  // what the customer asks for is in their words; the other readings are fixed words with the words that say so
  if (name === 'value') return path.includes('remedySought');
  // why a case is none is a fixed word
  if (name === 'reason' && path.at(-2) === 'dismissal') return false;
  return PERSONAL.has(name);
}

/** Whether anybody said what this is; the laws ask it of every text that a case can hold. */
export const isKnownName = (name: string): boolean => PERSONAL.has(name) || IMPERSONAL.has(name);
