/** The verbs about whether something arrived: `paid`, `failed`, `pay again`, `reconcile`. Pure. */
import type { CaseId } from '../../../core/base/ids.ts';
import type { AmountNamed } from '../../../core/case/commands.ts';
import { readNamed } from '../hear-deciding.ts';
import { alone, firstWord, splitAt, splitReason, withCase, wishes, type HeardLine, type Reader } from '../hearing.ts';

const REFERENCE = /(?:^|\s)(?:with\s|mit\s|under\s|unter\s)?(?:ref(?:erence)?|referenz|nummer|number)\b[.:#]?\s*/iu;
const FOR_GOOD = /(?:^|\s)(?:for good|endgültig)(?=[\s,;.]|$)/iu;

/** `paid R-1042 [refund 40 EUR] [ref ABC-1]`. */
export const paid: Reader = (rest, hearing) =>
  withCase('paid', rest, (id, words) => {
    const [before, reference = null] = splitAt(words, REFERENCE);
    const read = readNamed(before.replace(/[\s,;:]+$/, ''), hearing);
    const line = `paid ${id}${reference === null ? '' : ` ref ${reference}`}`;
    if (!read.ok) return alone(line, before, settles(id, { named: null, reference }));
    return settles(id, { named: read.named, reference: reference === '' ? null : reference });
  });

/** `failed R-1042 [refund] [ref ABC-1] because …`; `for good`: it is not tried again. What is no remedy is the reason. */
export const failed: Reader = (rest, hearing) =>
  withCase('failed', rest, (id, words) => {
    const isForGood = FOR_GOOD.test(words);
    const [asked, because] = splitReason(words.replace(FOR_GOOD, ' ').trim());
    const [before, reference = null] = splitAt(asked, REFERENCE);
    const read = readNamed(before, hearing);
    const reason = because ?? (read.ok || before === '' ? null : before);
    const command = {
      kind: 'settle_payment',
      case: id,
      action: null,
      named: read.ok ? read.named : null,
      to: isForGood ? 'dropped' : 'failed',
      reference,
    } as const;
    // what stands before “because” and is no remedy belongs to what they say
    const said = !read.ok && because !== undefined ? `${before}: ${because}` : reason;
    return wishes({ ...command, reason: said });
  });

/** `pay again R-1042 [refund]` or `pay R-1042 again`; `pay` alone is a gift that is asked for by `give`. */
export const pay: Reader = (rest, hearing) => {
  const [first, behind] = firstWord(rest);
  const isAgain = AGAIN.test(first);
  const words = isAgain ? behind.replace(/^(?:einmal|mal)\s+/i, '') : rest;
  const again = AGAIN_AT_END.test(words);
  if (!isAgain && !again) {
    const line = `give ${rest}`.trim();
    return { kind: 'not_understood', why: { kind: 'did_you_mean', word: 'pay', lines: [{ label: 'give', line }] } };
  }
  return withCase('pay again', words.replace(AGAIN_AT_END, '').trim(), (id, what): HeardLine => {
    const read = readNamed(what, hearing);
    const plain = { kind: 'pay_again', case: id, action: null } as const;
    if (!read.ok) return alone(`pay again ${id}`, what, wishes({ ...plain, named: null }));
    return wishes({ ...plain, named: read.named });
  });
};
const AGAIN = /^(?:again|once|noch|nochmal|nochmals|erneut)$/i;
const AGAIN_AT_END = /\s(?:(?:once|one)\s(?:again|more)|again|noch\s?(?:ein)?mals?|erneut)[.!]?$/i;

/** `reconcile R-1042`: the form. */
export const reconcile: Reader = (rest) =>
  withCase('reconcile', rest, (id, more) =>
    alone(`reconcile ${id}`, more, {
      kind: 'form',
      form: { kind: 'press', press: { kind: 'open_paid', case: id, v: 0 } },
    }),
  );

const settles = (
  id: CaseId,
  { named, reference }: { readonly named: AmountNamed | null; readonly reference: string | null },
): HeardLine =>
  wishes({ kind: 'settle_payment', case: id, action: null, named, to: 'confirmed', reference, reason: null });
