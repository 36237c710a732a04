/** What was different in a team's week, and what to talk about. Pure. */
import type { OneChange } from '../../core/digest/one-change.ts';
import { DEFINITIONS, type DigestMetricId } from '../../core/digest/definitions.ts';
import { waitIn } from '../words/common.ts';
import { digestWords as words } from '../words/digest.ts';
import type { Reader } from '../words/language.ts';
import { names } from '../words/names.ts';

/** "“room or facility failed” came 6 times (usual 1–2)". */
export function sayChange({ of, value, usual }: OneChange, reader: Reader): string {
  switch (of.kind) {
    case 'failure':
    case 'cause': {
      const what = of.kind === 'failure' ? names(reader).failure[of.failure] : names(reader).rootCause[of.cause];
      const times = words.line(reader, 'times', { count: Math.round(value) });
      return words.line(reader, `change.${of.kind}`, { what, times, usual: range(usual.p25, usual.p75, whole) });
    }
    case 'metric': {
      const show = showerOf(of.metric, reader);
      const what = words.line(reader, `metric.${of.metric}`);
      return words.line(reader, 'change.metric', {
        what,
        value: show(value),
        usual: range(usual.p25, usual.p75, show),
      });
    }
  }
}

/** A number of what changed, as it is said. */
export const showOf = (of: OneChange['of'], reader: Reader): ((value: number) => string) =>
  of.kind === 'metric' ? showerOf(of.metric, reader) : whole;

/** What changed, by its name. */
export function nameOfChange(of: OneChange['of'], reader: Reader): string {
  switch (of.kind) {
    case 'failure':
      return names(reader).failure[of.failure];
    case 'cause':
      return names(reader).rootCause[of.cause];
    case 'metric':
      return words.line(reader, `metric.${of.metric}`);
  }
}

function showerOf(metric: DigestMetricId, reader: Reader): (value: number) => string {
  switch (DEFINITIONS[metric].unit) {
    case 'time':
      return (value) => waitIn(value, reader);
    case 'share':
      return percent;
    case 'count':
    case 'people':
    case 'marks':
    case 'ratio':
    case 'money':
      return whole;
  }
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
const whole = (value: number): string => String(Math.round(value));

/** "1–2", or "2" when both ends are said alike. */
function range(from: number, until: number, show: (value: number) => string): string {
  const [low, high] = [show(from), show(until)];
  return low === high ? low : `${low}–${high}`;
}

/** What to talk about after a change. */
export function askAboutChange({ of, value, usual }: OneChange, reader: Reader): string {
  if (of.kind === 'metric') return words.line(reader, 'ask.metric');
  if (value <= usual.median) return words.line(reader, 'ask.less');
  return of.kind === 'failure'
    ? words.line(reader, 'ask.failure', { what: names(reader).failure[of.failure] })
    : words.line(reader, 'ask.cause', { what: names(reader).rootCause[of.cause] });
}
