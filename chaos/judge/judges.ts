/** Every law a run is judged by. A new one is a row. */
import type { Facts } from '../facts.ts';
import type { RunRecord } from '../record.ts';
import { acknowledgedIsDone, judgesSee, notSavedIsNotThere, onceOnly } from './commands.ts';
import type { Finding, Judge } from './finding.ts';
import { chainIsWhole, endsWhenTold, memoryIsBounded, readyAtLast, readyzSaysSo, settlesInTime } from './house.ts';
import {
  celebrationsOnce,
  everythingIsShown,
  nothingTwiceOnSlack,
  oneDigestAWeek,
  picturesAreTrue,
  waitedAsAsked,
} from './messages.ts';
import { decidedOnce, limitsHold, sumsAreEqual } from './money.ts';
import { twinsInTeams } from './twins.ts';
import { doctorSaysWhatIsWrong, parkedSaysWhatWasGivenUp } from './verbs.ts';
import { everyWayWasTried } from './ways.ts';

const JUDGES: readonly Judge[] = [
  acknowledgedIsDone,
  judgesSee,
  onceOnly,
  notSavedIsNotThere,
  everythingIsShown,
  picturesAreTrue,
  nothingTwiceOnSlack,
  twinsInTeams,
  celebrationsOnce,
  oneDigestAWeek,
  waitedAsAsked,
  limitsHold,
  decidedOnce,
  sumsAreEqual,
  chainIsWhole,
  readyzSaysSo,
  readyAtLast,
  settlesInTime,
  endsWhenTold,
  memoryIsBounded,
  doctorSaysWhatIsWrong,
  parkedSaysWhatWasGivenUp,
  everyWayWasTried,
];

export const judge = (record: RunRecord, facts: Facts): readonly Finding[] =>
  JUDGES.flatMap((one) => one(record, facts));
