/** E-mail addresses, also as people write them who do not want them found. Pure. */
import { matches, type Span } from './spans.ts';

const PLAIN = /[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}]{2,24}/gu;
/** jane @ example . org */
const SPACED =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63} ?@ ?[\p{L}\p{N}-]{2,63} ?\. ?(?:com|org|net|edu|gov|info|biz|example|io|co ?\. ?uk|[a-z]{2})(?![\p{L}\p{N}])/giu;
/** jane(at)example.org, jane [at] example [dot] org */
const BRACKETS =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63} ?[([{<] ?(?:at|ät|@|arroba|arobase|chiocciola) ?[)\]}>] ?[\p{L}\p{N}-]{1,63}(?: ?(?:\.|[([{<] ?(?:dot|punkt|point|punto|ponto|punt|\.) ?[)\]}>]| dot | punkt ) ?[\p{L}\p{N}-]{2,63}){1,4}/giu;
const ENDS =
  '(?:com|org|net|edu|gov|info|biz|io|me|app|example|email|mail|co|uk|us|eu|de|at|ch|fr|be|es|it|nl|pt|br|pl|se|dk|no|fi|ie|in|id|au|nz|ca|mx|ar|cl|jp|sg|hk|za|tr|gr|ro|hu|cz|sk|ru|ua|cn|tw|kr|ae|il)';
/** jane dot doe at example dot org: its words, a language each. */
const SPOKEN: readonly RegExp[] = (
  [
    ['at', 'dot'],
    ['at|ät|klammeraffe', 'punkt'],
    ['arobase|arrobase', 'point'],
    ['arroba', 'punto|ponto'],
    ['chiocciola', 'punto'],
    ['apenstaartje|at', 'punt'],
  ] as const
).map(
  ([at, dot]) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}])(?!(?:is|it|me|us|them|him|her|was|look|found|only|here|not|and|or|stay|book|order|price|cheaper|available) )` +
        `(?:[\\p{L}\\p{N}_+-]{1,40} (?:${dot}|underscore|dash|minus|hyphen) ){0,3}[\\p{L}\\p{N}._%+-]{1,40}(?<!ed|ing) (?:${at}) ` +
        `[\\p{L}\\p{N}-]{1,40}(?: (?:${dot}) [\\p{L}\\p{N}-]{2,40}){0,2} (?:${dot}) ${ENDS}(?![\\p{L}\\p{N}])`,
      'giu',
    ),
);

export function addresses(text: string): readonly Span[] {
  const spans = text.includes('@') ? [...matches(text, PLAIN, 'email'), ...matches(text, SPACED, 'email')] : [];
  if (/[([{<] ?(?:at|ät|@|arro|arob|chio)/i.test(text)) spans.push(...matches(text, BRACKETS, 'email'));
  if (/ (?:dot|punkt|point|punto|ponto|punt) /i.test(text))
    spans.push(...SPOKEN.flatMap((shape) => matches(text, shape, 'email')));
  return spans;
}
