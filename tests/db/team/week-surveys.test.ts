/** What customers of a team said of a week: sums of those resolved in it, and of nobody else's. */
import { beforeAll, expect, it } from 'vitest';
import { caseId, teamId, thingId, type TeamId } from '../../../src/core/base/ids.ts';
import type { SurveyAnswer } from '../../../src/core/case/care/survey.ts';
import { inviteToSurvey, keepAnswer, withdrawSurveys } from '../../../src/db/care/surveys.ts';
import { surveysInWeek } from '../../../src/db/care/week-surveys.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { ANA, AURORA, DESK, later, NOON } from '../build.ts';
import { describeEachDatabase } from '../../database.ts';

const NO_MARKS = { overall: null, outcome: null, procedure: null, interaction: null, effort: null, words: null };
const WEEK = { from: NOON, until: later(60) };

describeEachDatabase('surveys of a week', (open) => {
  let database: Database;
  let n = 0;
  const asked = async (at: Date, answer: Partial<SurveyAnswer> | null, kept = false, team: TeamId = DESK) => {
    n += 1;
    const id = thingId.parse(`sur_${String(n).padStart(4, '0')}`);
    const of = caseId.parse(`R-${n}`);
    const invitation = {
      id,
      case: of,
      customerKey: `key-${n}`,
      team,
      owner: ANA,
      resolvedAt: at,
      expiresAt: later(9_000),
    };
    await inviteToSurvey(database.read, AURORA, { ...invitation, isKeptPrivate: kept, quietSince: NOON });
    const given = { at: later(70), late: false, language: 'en', mayQuote: false, follows: false };
    if (answer !== null) await keepAnswer(database.read, AURORA, id, { ...given, answer: { ...NO_MARKS, ...answer } });
    return of;
  };
  beforeAll(async () => {
    database = await open();
  });

  it('are nothing where there are none, and then those of the team and the week alone', async () => {
    const none = await surveysInWeek(database.read, AURORA, DESK, WEEK);
    expect(none).toMatchObject({ asked: 0, notAsked: 0, answered: 0, marks: { overall: { n: 0, good: 0 } } });
    await asked(NOON, { overall: 4, outcome: 3, procedure: 5 });
    await asked(later(59), { overall: 3 });
    await asked(later(10), { words: 'Fine' });
    await asked(later(10), null);
    await asked(later(10), null, true);
    // taken back without an answer, it was not asked
    await withdrawSurveys(database.read, AURORA, await asked(later(10), null), later(11));
    // the week before, the week after, another team
    await asked(later(-1), { overall: 5 });
    await asked(later(60), { overall: 5 });
    await asked(later(10), { overall: 5 }, false, teamId.parse('night'));
    expect(await surveysInWeek(database.read, AURORA, DESK, WEEK)).toEqual({
      asked: 4,
      notAsked: 1,
      answered: 3,
      marks: {
        overall: { n: 2, good: 1 },
        outcome: { n: 1, good: 0 },
        procedure: { n: 1, good: 1 },
        interaction: { n: 0, good: 0 },
      },
    });
  });
});
