/** What a hint is about, as its row says it. Pure. */
import { readCaseId, teamId, type CaseId, type TeamId } from '../../core/base/ids.ts';
import {
  LETTER_KINDS,
  LETTER_LANGUAGES,
  LETTER_TONES,
  type LetterKind,
  type Voice,
} from '../../core/letters/letter.ts';

export type HintSubject =
  | { readonly kind: 'case'; readonly case: CaseId }
  /** `zone`: days in it are told by this. */
  | {
      readonly kind: 'letter';
      readonly case: CaseId;
      readonly letter: LetterKind;
      readonly voice: Voice;
      readonly zone: string;
    }
  | { readonly kind: 'digest'; readonly team: TeamId; readonly week: string };

export function printHint(of: HintSubject): string {
  switch (of.kind) {
    case 'case':
      return `case:${of.case}`;
    case 'letter':
      return ['letter', of.case, of.letter, of.voice.language, of.voice.tone, of.zone].join(':');
    case 'digest':
      return `digest:${of.team}:${of.week}`;
  }
}

/** Undefined where it is none that is known. */
export function readHintSubject(printed: string): HintSubject | undefined {
  const [kind, id = '', ...rest] = printed.split(':');
  if (kind === 'digest') {
    const team = teamId.safeParse(id).data;
    return team === undefined || rest[0] === undefined ? undefined : { kind, team, week: rest[0] };
  }
  const of = readCaseId(id);
  if (of === undefined) return undefined;
  if (kind === 'case') return { kind, case: of };
  if (kind !== 'letter') return undefined;
  const letter = LETTER_KINDS.find((one) => one === rest[0]);
  const language = LETTER_LANGUAGES.find((one) => one === rest[1]);
  const tone = LETTER_TONES.find((one) => one === rest[2]);
  const zone = rest.slice(3).join(':');
  return letter === undefined || language === undefined || tone === undefined
    ? undefined
    : { kind, case: of, letter, voice: { language, tone }, zone };
}
