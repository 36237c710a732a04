/** What was stored before things got their present names, read as if it had been stored with them. The journal is never rewritten. Pure. */
import { isThing, nameNow } from '../../core/case/old-names.ts';

/** Of a case event as it was stored: its kind, and `event` wherever a case, a decision or a ledger entry named its outage. */
export const withNewNames = (body: unknown): unknown => nameNow(renamed(body), 'kind');

/** Every key is a name of ours: names that people gave stand in lists, as entries of maps. */
function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (!isThing(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key === 'event' ? 'outage' : key, renamed(of)]));
}
