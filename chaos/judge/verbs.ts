/** What operators type tells them what is wrong, and what was given up. */
import type { VerbSaid } from '../record.ts';
import type { Finding, Judge } from './finding.ts';

const DOCTOR = 'the doctor says what is wrong, and what is well';

/** Nothing else is wrong then: the platforms are well, and what the stage gives it is in order. */
export const doctorSaysWhatIsWrong: Judge = ({ verbs: { doctor }, patience }) => {
  const { refused, well } = doctor;
  const [fault, ...others] = failsIn(refused, patience);
  const isTold = others.length === 0 && /^database: .*cannot be reached/.test(fault ?? '');
  const wrong = failsIn(well, patience);
  const isWell = wrong.length === 0 && /^ok +database: /m.test(well.said) && (well.ok || patience > 1);
  return [
    ...(isTold && !refused.ok ? [] : [{ law: DOCTOR, what: `while the database refused: ${told(refused)}` }]),
    ...(isWell ? [] : [{ law: DOCTOR, what: `when all was well: ${told(well)}` }]),
  ];
};

/** On a busy machine the platforms of the stage, which is busy itself, may not answer in time. */
const failsIn = ({ said }: VerbSaid, patience: number): readonly string[] =>
  said
    .split('\n')
    .flatMap((line) => /^fail +(.*)/.exec(line)?.[1] ?? [])
    .filter((fault) => patience === 1 || !fault.includes('TimeoutError'));

const PARKED = 'what was given up is named, and tried again when asked';

export const parkedSaysWhatWasGivenUp: Judge = ({ verbs: { parked } }, { messages, wishes }) => {
  const { list, retry } = parked;
  const dead = messages.filter(({ state, shown, wanted }) => state === 'dead' && shown < wanted);
  const unnamed = dead.flatMap(({ subject, platform }): readonly Finding[] => {
    const name = `${subject} (${platform})`;
    return [list, retry]
      .filter(({ said }) => !said.includes(name))
      .map((one) => ({ law: PARKED, what: `nothing of ${name}: ${told(one)}` }));
  });
  const isEmpty = dead.length === 0 && wishes.parked === 0;
  return [
    ...[list, retry].filter(({ ok }) => !ok).map((one) => ({ law: PARKED, what: told(one) })),
    ...unnamed,
    ...(isEmpty && list.said.includes('Never tried again') ? [{ law: PARKED, what: told(list) }] : []),
  ];
};

const told = ({ ok, said }: VerbSaid): string => `exit status ${ok ? 0 : 1}, ${said.slice(0, 600)}`;
