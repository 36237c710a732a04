/** The chain is whole, operators were told the truth, and the processes stayed within bounds. */
import type { Sample } from '../record.ts';
import type { Judge } from './finding.ts';

/** Beyond this a process does not stay on a small machine. */
const MOST_RSS_MB = 600;
/** What is asked at a moment is answered within this. */
const ANSWERED_MS = 2_500;
/** Within this `/readyz` notices that the database is away. */
const NOTICED_MS = 5_000;
/** Ten seconds, and what a busy machine takes to notice. */
const STOPPED_MS = 11_000;
const SETTLED_MS = 60_000;

export const chainIsWhole: Judge = ({ verbs }, { broken }) => [
  ...(verbs.auditOk ? [] : [{ law: 'the journal verifies', what: verbs.auditSaid }]),
  ...broken.map((at) => ({ law: 'the journal is one chain', what: at })),
];

export const readyzSaysSo: Judge = ({ faults, samples }) =>
  faults
    .filter(
      ({ kind, from, until }) => ['database half-open', 'database refused'].includes(kind) && until - from > NOTICED_MS,
    )
    .flatMap(({ kind, from, until }) =>
      samples
        .filter(
          ({ at, isRunning, readyz }) =>
            isRunning && readyz === 200 && at > from + NOTICED_MS && at < until - ANSWERED_MS,
        )
        .map(({ app, at }) => ({
          law: '/readyz says what is wrong while it is',
          what: `${app} at ${at} ms, ${kind} since ${from} ms`,
        })),
    );

export const readyAtLast: Judge = ({ samples }) => {
  const last = new Map<string, Sample>(samples.map((sample) => [sample.app, sample]));
  return [...last.values()]
    .filter(({ readyz }) => readyz !== 200)
    .map(({ app, readyz }) => ({
      law: 'everything is well again by itself',
      what: `/readyz of ${app} says ${readyz}`,
    }));
};

export const settlesInTime: Judge = ({ settledMs, verbs, patience }) =>
  settledMs !== null && settledMs <= SETTLED_MS * patience
    ? []
    : [
        {
          law: 'all is done a minute after the last fault',
          what: settledMs === null ? verbs.behind.slice(0, 12).join('; ') : `${settledMs} ms`,
        },
      ];

export const endsWhenTold: Judge = ({ endedByThemselves, stoppedMs, patience }) => [
  ...(endedByThemselves === 0
    ? []
    : [{ law: 'a process ends when it is told, and no sooner', what: `${endedByThemselves} ended by themselves` }]),
  ...stoppedMs
    .filter((ms) => ms > STOPPED_MS * patience)
    .map((ms) => ({ law: 'a process stops within ten seconds', what: `${ms} ms` })),
];

export const memoryIsBounded: Judge = ({ samples }) => {
  const most = samples.reduce((found, sample) => (sample.rssMb > found.rssMb ? sample : found), NOBODY);
  return most.rssMb <= MOST_RSS_MB
    ? []
    : [{ law: 'memory is bounded', what: `${most.app} took ${Math.round(most.rssMb)} MB at ${most.at} ms` }];
};
const NOBODY: Sample = { app: '', at: 0, isRunning: false, readyz: 0, rssMb: 0 };
