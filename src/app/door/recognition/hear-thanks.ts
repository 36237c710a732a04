/** What is typed to thank a colleague: whom, what for, of which case, with which value. Pure. */
import { readCaseAt, type CaseId } from '../../../core/base/ids.ts';
import { folded } from '../../../core/base/text.ts';
import type { RecognitionAct } from '../../../core/recognition/acts.ts';
import { lengthSaid, SHORTEST_THANKS } from '../../../core/recognition/thank.ts';
import { toneOf } from '../../../core/recognition/tone.ts';
import { alone, asks, missing, type HeardLine, type Reader } from '../hearing.ts';

/** Said to Amends out of politeness, or to everybody: nobody is thanked by it. */
const COURTESY =
  /^[\s\p{P}\p{S}]*(?:(?:a lot|so much|very much|again|once more|too|all|everybody|everyone|amends|bot|you|so|dir|ihnen|euch|sehr|vielmals|nochmal|nochmals|schön|schon|fürs erste|alle|allen|auch)[\s\p{P}\p{S}]*){0,6}$/iu;
const MENTION = /<@[^>]{1,200}>|(?<![\p{L}\p{N}.])@[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]{0,60}/gu;
/** Leads to what it is for. */
const FOR = /(?:^|[\s,;:.–—-])(?:for|because|für|fuer|weil|wegen|dafür,? ?dass|dass|daß)(?=[\s:,]|$)[\s:,]*/iu;
/** Before a name. */
const LEADS_TO =
  /^(?:(?:a lot|so much|very much|again|goes out to|go out to|goes to|go to|to|an|sehr|vielmals|nochmal|nochmals|herzlich|dir|ihnen|euch|you)(?![\p{L}\p{N}])[\s,:]*)+/iu;
const OF_CASE =
  /[\s,;(]*(?:(?:on|in|at|with|of|about|for|bei|zu|im|in|beim|auf|am|vom|von|für)\s+)?(?:(?:the|dem|der|den)\s+)?(?:(?:case|fall|ticket)\s+)?(?<![\p{L}\p{N}])R[-‐-―−]?\s?(\d{1,10})(?![\p{L}\p{N}])\)?/iu;
const VALUE = /[\s,;.(–—-]*(?<![\p{L}\p{N}])(?:value|values|wert|werte)\s*[:=]\s*([^]{1,80})$/iu;

/** `thanks @bob for staying until the boiler ran`, `… on R-1042`, `… value: we keep our word`. What is too short opens the form with it. */
export const thanks: Reader = (rest, { here }) => {
  if (COURTESY.test(rest)) return asks({ kind: 'thanking' });
  const act = thankIn(rest, here ?? null);
  const isClear = FOR.test(rest) || rest.search(MENTION) >= 0;
  const isShort = lengthSaid(act.text) < SHORTEST_THANKS && toneOf(act.said) === 'plain';
  return isClear && isShort
    ? { kind: 'form', form: { kind: 'thank', act } }
    : ({ kind: 'wish', wish: { kind: 'recognition', act } } satisfies HeardLine);
};

/** What a line says behind its verb; `here`: the case of the thread it stands in. */
export function thankIn(rest: string, here: CaseId | null): Extract<RecognitionAct, { kind: 'thank' }> {
  const valued = VALUE.exec(rest);
  const before = valued === null ? rest : rest.slice(0, valued.index);
  const ofCase = OF_CASE.exec(before);
  const named = ofCase === null ? undefined : readCaseAt(`R-${ofCase[1] ?? ''}`);
  const words = folded(ofCase === null || named === undefined ? before : before.replace(ofCase[0], ' ')).trim();
  return {
    kind: 'thank',
    ...parted(words),
    said: rest,
    value: valued === null ? null : trimmed(valued[1] ?? '').replace(/\)$/, ''),
    case: named?.id ?? here,
  };
}

/** Whom, and what for. */
function parted(words: string): { readonly to: string; readonly text: string } {
  const leads = FOR.exec(words);
  const before = leads === null ? '' : trimmed(words.slice(0, leads.index).replace(LEADS_TO, ''));
  if (leads !== null && before !== '') return { to: before, text: trimmed(words.slice(leads.index + leads[0].length)) };
  const said = leads === null ? trimmed(words.replace(LEADS_TO, '')) : words.slice(leads.index + leads[0].length);
  const mentions = said.match(MENTION) ?? [];
  if (mentions.length > 0) return { to: mentions.join(', '), text: withoutMentions(said) };
  if (leads !== null) return { to: '', text: trimmed(said) };
  // "Bob: you saved the evening"
  const [, to = said, text = ''] = /^([^,:–—]{1,80}?)\s*[,:–—]\s*([^]*)$/u.exec(said) ?? [];
  return { to: trimmed(to), text: trimmed(text) };
}

const withoutMentions = (said: string): string =>
  trimmed(
    said
      .replaceAll(MENTION, ' ')
      .replaceAll(/\s{2,}/g, ' ')
      .replace(/^[\s,&+]*(?:and|und|,|&|\+)[\s,&+]*/iu, ''),
  );

const trimmed = (words: string): string => words.replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/gu, '');

/** `recognition`: for whoever leads a team. */
export const recognition: Reader = (rest) => alone('recognition', rest, asks({ kind: 'recognition' }));

const WHY = /(?:^|[\s,;:.–—-])(?:because|for|as|weil|denn|für|fuer|dass|:)(?=\s|$)[\s:,]*/iu;

/** `nominate @bob R-1001 R-1002 because he keeps his word at any hour` · `nominate withdraw`. */
export const nominate: Reader = (rest) => {
  if (/^(?:withdraw|off|zurückziehen|zurücknehmen|nein)\b[\s.!]*$/iu.test(rest))
    return { kind: 'wish', wish: { kind: 'recognition', act: { kind: 'answer_champion', answer: 'no' } } };
  const cases = [...rest.matchAll(/(?<![\p{L}\p{N}])R[-‐-―−]?\s?(\d{1,10})(?![\p{L}\p{N}])[,;]?/giu)];
  const words = folded(cases.reduce((all, [found]) => all.replace(found, ' '), rest));
  const why = WHY.exec(words);
  const before = trimmed(why === null ? words : words.slice(0, why.index));
  const to = trimmed(before.replace(/\s+(?:and|und|&)$/iu, ''));
  return to === ''
    ? missing('nominate')
    : {
        kind: 'wish',
        wish: {
          kind: 'recognition',
          act: {
            kind: 'nominate',
            to,
            cases: [...new Set(cases.flatMap(([, n]) => readCaseAt(`R-${n ?? ''}`)?.id ?? []))],
            reason: why === null ? '' : trimmed(words.slice(why.index + why[0].length)),
          },
        },
      };
};
