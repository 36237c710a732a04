/** `pulse`, its three answers, and whether one is asked. Pure. */
import { PULSE_ITEMS, type PulseAnswer } from '../../../core/learning/pulse.ts';
import { alone, asks, type Reader } from '../hearing.ts';
import { learns } from './hear-improvements.ts';

const ANSWERS: Readonly<Record<string, PulseAnswer>> = {
  yes: 'yes',
  ja: 'yes',
  partly: 'partly',
  teils: 'partly',
  no: 'no',
  nein: 'no',
};

/** `pulse yes partly no` in the order of the sentences · `pulse off` · for a lead `pulse start`, `pulse stop`. */
export const pulse: Reader = (rest) => {
  const words = rest
    .toLowerCase()
    .split(/[\s,;/.]+/)
    .filter((word) => word !== '');
  const [first = ''] = words;
  if (words.length === 1 && (first === 'off' || first === 'on'))
    return learns({ kind: 'pulse_silence', silent: first === 'off' });
  if (words.length === 1 && (first === 'start' || first === 'stop'))
    return learns({ kind: 'switch_pulse', on: first === 'start' });
  if (!Object.hasOwn(ANSWERS, first)) return alone('pulse', rest, asks({ kind: 'pulse' }));
  const answers = PULSE_ITEMS.flatMap((item, n) => {
    const answer = ANSWERS[words[n] ?? ''];
    return answer === undefined ? [] : [{ item, answer }];
  });
  return words.length === PULSE_ITEMS.length && answers.length === PULSE_ITEMS.length
    ? learns({ kind: 'answer_pulse', month: null, answers })
    : { kind: 'not_understood', why: { kind: 'pulse_words' } };
};
