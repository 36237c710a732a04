/** A run tried what it is there to try: whatever a platform may do with what people do, it did. */
import { WAYS } from '../people/ways.ts';
import type { Judge } from './finding.ts';

/** A shorter run is a look at one thing. */
const WHOLE_S = 60;
/** On a machine that is busy people may get to do next to nothing in that time: of fewer nothing is asked then. */
const SOME = 10;

export const everyWayWasTried: Judge = ({ asked, seconds, patience }) =>
  WAYS.filter(([on, gesture, way]) => {
    const done = asked.filter((one) => one.on === on && one.gesture === gesture);
    return seconds >= WHOLE_S && (patience === 1 || done.length >= SOME) && !done.some((one) => one.way === way);
  }).map(([on, gesture, way]) => ({ law: 'each way of delivery was tried', what: `no ${gesture} ${way} on ${on}` }));
