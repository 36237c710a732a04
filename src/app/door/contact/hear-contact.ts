/** That the customer heard from us, as it is typed. Pure. */
import { unquoted } from '../../../core/base/typed.ts';
import { withCase, withoutBecause, wishes, type Reader } from '../hearing.ts';

/** `contacted R-1042 called, will wait` · `told R-1042` · `contacted R-1042 no answer` · `contacted R-1042 no way to reach because …`. */
export const contacted: Reader = (rest) =>
  withCase('contacted', rest, (id, typed) => {
    const words = unquoted(withoutBecause(typed));
    const reached = NEVER.test(words) ? 'never' : NOT_NOW.test(words) ? 'no' : 'yes';
    return wishes({ kind: 'contact', case: id, reached, words: words === '' ? null : words });
  });

/** What people say of a customer who cannot be reached at all, or does not want to be, as the first words; English and German. */
const NEVER =
  /^(?:there is |there’s )?(?:no way (?:to|of) reach|no (?:contact|phone|number|e-?mail) (?:details|given|known|on)|(?:can(?:not|['’]t)|can not) be reached|not to be contacted|do(?:es)?(?: not|n['’]t) want|asked not to|opted out|unreachable|nicht erreichbar|will nicht|möchte nicht|keine (?:kontakt|telefon))/iu;
/** Of one who was not reached this time. */
const NOT_NOW =
  /^(?:not reached|no (?:answer|reply)|nobody (?:answered|there)|(?:could(?: not|n['’]t)) reach|did(?: not|n['’]t) (?:answer|reach)|tried\b|voice ?mail|left a (?:message|voice ?mail)|engaged|line busy|nicht erreicht|niemand|besetzt|mailbox)/iu;

/** `checked R-1042 all well` · `checked R-1042 not well because …` · `checked R-1042 no answer`; without words, the form. */
export const checked: Reader = (rest) =>
  withCase('checked', rest, (id, typed) => {
    const words = unquoted(withoutBecause(typed));
    const how = NOT_WELL.test(words)
      ? 'not_well'
      : NOT_NOW.test(words)
        ? 'not_reached'
        : WELL.test(words)
          ? 'well'
          : undefined;
    const why = withoutBecause(words.replace(NOT_WELL, '').replace(/^[\s,;:.–-]+/, ''));
    if (how === undefined || (how === 'not_well' && why === ''))
      return { kind: 'form', form: { kind: 'press', press: { kind: 'open_checked', case: id, v: 0 } } };
    return wishes({ kind: 'follow_up', case: id, how, words: how === 'not_well' ? why : words });
  });

const NOT_WELL =
  /^(?:it(?:['’]s| is)? )?(?:not (?:all )?(?:well|fine|good|ok|okay|happy|solved)|unhappy|bad(?:ly)?|nicht (?:gut|zufrieden|in ordnung)|unzufrieden|schlecht)(?![\p{L}\p{N}])/iu;
const WELL =
  /^(?:it(?:['’]s| is)? )?(?:(?:all|everything(?: is)?) )?(?:well|fine|good|ok|okay|happy|satisfied|alles gut|alles in ordnung|gut|zufrieden)(?![\p{L}\p{N}])/iu;
