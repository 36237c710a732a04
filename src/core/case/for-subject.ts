/** A case, or an event of it, as its customer is told: without who works here, who else was concerned, and what colleagues were thanked for. Pure. */

/** Members that name people of the house or other people, or mean nothing outside of it. */
const OTHERS: ReadonlySet<string> = new Set([
  'workspace', 'owner', 'loggedBy', 'concerns', 'alsoConcerns', 'contacts', 'by', 'agentOf', 'asked', 'had', 'passedTo', 'from',
  'confirmedBy', 'onBehalfOf', 'decidedBy', 'keeper', 'settledBy', 'leads', 'droppedBy', 'met', 'member', 'members', 'to',
  'tells', 'told', 'tellsConcerned', 'passedOver', 'alsoPassedOver', 'offersReview', 'evidenceSeenBy', 'handover', 'passenger',
  'shoutOuts', 'shoutOut', 'digest', 'home', 'decision', 'entries', 'version', 'silence',
  'hold', 'apart', 'linked', 'with', 'rung', 'team',
]); // prettier-ignore

/** Plain values: amounts as `{ minor, currency }` with digits, moments as ISO 8601. */
export function forSubject(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(forSubject);
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([name, each]) => [String(name), forSubject(each)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (OTHERS.has(name) ? [] : [[name, forSubject(each)]])),
  );
}
