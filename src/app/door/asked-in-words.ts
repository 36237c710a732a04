/** Questions as people ask them, "what may I give?", in English and German → the question they are. Pure. */
import { readCaseAt } from '../../core/base/ids.ts';
import { oneLine } from '../../core/base/text.ts';
import { plainSigns } from '../../core/base/typed.ts';
import { asks, type HeardLine } from './hearing.ts';
import type { Question } from './door.ts';

const GIVE = '(?:give|offer|refund|grant|spend|decide|hand out|compensate|do for)';
const GEBEN = '(?:geben|erstatten|anbieten|gewahren|ausgeben|entscheiden|zahlen|gutschreiben)';

/** From the more particular to the more general. */
const ASKED: readonly (readonly [RegExp, Question])[] = [
  [
    new RegExp(
      `^(?:(?:and|so|amends|und) )*(?:what|how much|how high|which remed(?:y|ies)|what amount)(?: \\S+){0,3} (?:may|can|could|am|should|do) (?:i|we)(?: \\S+){0,3} ${GIVE}\\b`,
    ),
    { kind: 'limits' },
  ],
  [new RegExp(`^(?:may|can|could) i ${GIVE} (?:anything|something|a refund)\\b`), { kind: 'limits' }],
  [
    /^(?:(?:what|which|how much|how high)(?:'s| is| are)? |show (?:me )?)?(?:my |own |the )*(?:limits?|authority|allowance)(?: left)?(?: now| today)?$/,
    { kind: 'limits' },
  ],
  [/^(?:what|how much)(?:'s| is| do i have)? left(?: today| now| for me)?$/, { kind: 'limits' }],
  [/^what am i allowed(?: to .{1,40})?$/, { kind: 'limits' }],
  [
    new RegExp(
      `^(?:(?:und) )?(?:was|wie ?viel|wieviel|wie hoch)(?: \\S+){0,3} (?:darf|kann|durfen|konnen) (?:ich|wir)(?: \\S+){0,4} ${GEBEN}\\b`,
    ),
    { kind: 'limits' },
  ],
  [
    /^(?:was darf ich|(?:was|wie) (?:ist|sind|hoch ist) (?:mein|meine) (?:limits?|grenzen?|rahmen)|meine? (?:limits?|grenzen?))$/,
    { kind: 'limits' },
  ],
  [
    /^(?:what (?:is|are|do i have)(?: \S+){0,2} (?:open|waiting|due)|what(?:'s| is) (?:mine|waiting|open)|what waits(?: for me)?|my (?:open )?(?:cases|work|list|requests))$/,
    { kind: 'mine' },
  ],
  [
    /^(?:was ist (?:noch )?offen|was (?:wartet|liegt)(?: auf mich| an| bei mir)?|meine (?:offenen )?falle|was habe ich offen)$/,
    { kind: 'mine' },
  ],
  [
    /^(?:(?:what|which) are the rules|what(?:'s| is) the policy|the rules|rules|die regeln|regeln|(?:was|welche) (?:sind die )?regeln(?: gelten)?)$/,
    { kind: 'policy' },
  ],
  [
    /^(?:what can you do|what do you do|how does (?:this|it|amends) work|how do i use (?:this|it|you|amends)|who are you|what is (?:this|amends)|was kannst du|wie geht das|was ist das|wer bist du|how do i .{1,80})$/,
    { kind: 'help' },
  ],
];

const WHO =
  /^(?:who (?:can|may|could|must|has to|should) (?:give|approve|decide|sign off|ok|grant|allow|refund|do)|who (?:approves|decides|signs off)|wer (?:darf|kann|muss)) (.{1,80})$/;
const ABOUT = / (?:on|for|in|to|bei|zu|fur|auf) ((?:case )?#?r[ -]?\d{1,10})$/;

/** Undefined where it is none of these. */
export function askedInWords(said: string): HeardLine | undefined {
  if (said.length > 200) return undefined;
  const words = oneLine(plainSigns(said).normalize('NFD').replace(/\p{M}/gu, ''))
    .toLowerCase()
    .replace(/[?.!,;:]{1,9}/g, (stop, at: number, whole: string) =>
      at + stop.length >= whole.trimEnd().length ? '' : stop,
    )
    .replace(/[*_~"<>]/g, '')
    .trim();
  const about = ABOUT.exec(words);
  const asked = about === null ? words : words.slice(0, about.index);
  for (const [shape, question] of ASKED) {
    if (!shape.test(asked)) continue;
    const named = about === null || question.kind !== 'limits' ? undefined : readCaseAt(about[1] ?? '');
    // the card of the case shows what it may be given
    return asks(named === undefined ? question : { kind: 'show', case: named.id });
  }
  const amount = WHO.exec(words)?.[1]?.replace(/ (?:geben|genehmigen|entscheiden|erstatten|freigeben)$/, '');
  const figure = amount === undefined ? undefined : /(?:\S{1,3} ?)?\d.{0,40}$/.exec(amount)?.[0];
  return figure === undefined ? undefined : asks({ kind: 'whocan', amount: figure.trim().toUpperCase() });
}
