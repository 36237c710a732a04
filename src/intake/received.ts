/** Makes what a sender told us from what its format says of it; everything it does not say is nothing. Pure. */
import type { ReceivedAside, ReceivedComplaint } from '../app/door/intake-door.ts';
import type { SetAside } from '../core/base/set-aside.ts';
import { oneLine } from '../core/base/text.ts';
import { linkIn } from './lenient.ts';
import { plainWords } from './plain-words.ts';

type Told = Pick<ReceivedComplaint, 'text' | 'receivedAt'> & Partial<ReceivedComplaint>;

/** Subject and text may be HTML. A link that is not https, and empty words, are none. */
export function receivedWith(told: Told): ReceivedComplaint {
  const subject = oneLine(plainWords(told.subject ?? '')).trim();
  return {
    customerKeys: [],
    matters: [],
    attachments: [],
    heard: 'direct',
    said: null,
    priority: null,
    ...told,
    subject: subject === '' ? null : subject,
    text: plainWords(told.text).trim(),
    customer: wordsIn(told.customer),
    customerName: wordsIn(told.customerName),
    language: told.language != null && TAG.test(told.language) ? told.language : null,
    link: linkIn(told.link),
  };
}

/** What opens nothing, with why and by which rule. */
export const asideWith = (why: SetAside, rule: string, told: Told): ReceivedAside => ({
  kind: 'set_aside',
  why,
  rule,
  of: receivedWith(told),
});

/** BCP 47, with the low lines of some senders; the name of a language is none. */
const TAG = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i;

function wordsIn(text: string | null | undefined): string | null {
  const words = (text ?? '').trim();
  return words === '' ? null : words;
}
