/** The verbs where a customer comes back. Pure. */
import { unquoted } from '../../../core/base/typed.ts';
import { edit } from '../life/hear-life.ts';
import { withCase, withoutBecause, wishes, type Reader } from '../hearing.ts';

/** `reopen R-1042 because …`; without words, the form. */
export const reopen: Reader = (rest) =>
  withCase('reopen', rest, (id, words) => {
    const reason = unquoted(withoutBecause(words));
    if (reason === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_reopen', case: id, v: 0 } } };
    return wishes({ kind: 'reopen', case: id, reason });
  });

/** `wants R-1042 another room`: what the customer asks for; without words, the form. */
export const wants: Reader = (rest) =>
  withCase('wants', rest, (id, words) => {
    const asked = unquoted(words.replace(/^(?:is|are|to have|to|:)\s+/i, ''));
    if (asked === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_wants', case: id, v: 0 } } };
    return wishes({ kind: 'edit', case: id, changes: { remedySought: asked }, because: null });
  });

/** `correct R-1042 for the customer: …`, with "policy" in front where the rules should change; without words, the form. Everything else is an edit. */
export const correct: Reader = (rest, hearing) =>
  withCase('correct', rest, (id, words) => {
    const [whole] = FOR_CUSTOMER.exec(words) ?? [];
    if (whole === undefined) return edit(rest, hearing);
    const said = words.slice(whole.length);
    const led = LEADS_TO.find(([shape]) => shape.test(said));
    const text = unquoted(withoutBecause(led === undefined ? said : said.replace(led[0], '')));
    if (text === '')
      return { kind: 'form', form: { kind: 'press', press: { kind: 'open_put_right', case: id, v: 0 } } };
    return wishes({ kind: 'put_right', case: id, text, leadsTo: led?.[1] ?? 'lesson' });
  });

const FOR_CUSTOMER = /^for (?:the )?(?:customer|guest)[\s:,.–-]*|^für (?:den )?(?:kunden|gast)[\s:,.–-]*/iu;
const LEADS_TO = [
  [/^(?:policy|policy change|rules|regeln?)[:,]\s*/iu, 'policy_change'],
  [/^(?:lesson|lehre)[:,]\s*/iu, 'lesson'],
] as const;
