/** What is corrected on cases teaches which failure the next complaint means; private cases teach nothing, and it is taken back by one command. */
import { beforeAll, expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import { makeFailureModels } from '../../src/app/keep/failure-models.ts';
import { learnTriage } from '../../src/app/team/learning/learn-triage.ts';
import { caseId, memberId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { serialisable } from '../../src/db/engine/serialisable.ts';
import { rollTriageBack, taughtBy, triageVersions } from '../../src/db/learning/triage-models.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

/** Words of this house alone: everybody here knows the gate of the garage and the lift by these names, and nobody else does. */
const OWN = 'The Cerberus kept us out again';
const WHERE = ['on level two', 'in the rain', 'at noon', 'after the concert', 'for an hour', 'this morning'];

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('what cases teach', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });
    const stored = async (id: string): Promise<RecoveryCase> => {
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      if (c === null) throw new Error(`no ${id}`);
      return c;
    };
    const logged = async (n: number, text: string, failure: 'process.access' | 'outcome.facility') => {
      const { shell } = hotel.app;
      const command = {
        kind: 'log',
        text,
        customer: null,
        remedySought: null,
        failure,
        severity: null,
        orderValue: null,
        lossValue: null,
        source: 'chat',
        permalink: null,
        receivedAt: null,
        from: null,
      } as const;
      const handled = await handle(shell, {
        key: `taught:${n}`,
        by: memberId.parse('ana'),
        command,
        at: shell.now(),
      });
      expect(handled.ok).toBe(true);
    };

    it('is too little at first, and who leads the team is told so', async () => {
      expect(await learnTriage(hotel.app.shell)).toMatchObject({ kind: 'too_few' });
      await chat.answerTo('mia', 'triage', /Nothing was learnt of your own cases yet/);
      await chat.answerTo('ana', 'triage', /whoever leads a team/);
    });

    it('changes what the next complaint is read as, in every process, and says by which words', async () => {
      const before = await stored(await journey.opened('ana', `${OWN}, with the luggage in the car`));
      expect(before.triage.failure.value).not.toBe('process.access');
      for (let n = 0; n < 36; n += 1)
        await logged(n, `${OWN} ${WHERE[n % WHERE.length]}, guest number ${n}`, 'process.access');
      for (let n = 36; n < 60; n += 1)
        await logged(n, `The Minotaur stood still ${WHERE[n % WHERE.length]}, guest number ${n}`, 'outcome.facility');
      const learnt = await learnTriage(hotel.app.shell);
      expect(learnt).toMatchObject({ kind: 'learnt', isUsed: true, version: 1 });
      const { failure } = (await stored(await journeyIn(hotel, chat, 1061).opened('ana', `${OWN}, again this evening`)))
        .triage;
      expect(failure).toMatchObject({ value: 'process.access', by: 'model' });
      expect(failure.because).toContain('Cerberus');
      // another process reads the version when it reads a complaint
      const other = makeFailureModels(hotel.app.shell.workspace);
      expect((await other.as(hotel.db.read, 1)).own).not.toBeNull();
      await chat.answerTo('mia', 'triage', /version 1, learnt on .* from \d+ of your own cases/);
    });

    it('is not learnt again before enough has come, and never from private cases', async () => {
      expect(await learnTriage(hotel.app.shell)).toEqual({ kind: 'nothing_new' });
      const { read } = hotel.db;
      const { taught } = await taughtBy(read, hotel.app.shell.workspace, null);
      await logged(70, 'The Cerberus hit my daughter, she is bleeding and went to hospital', 'process.access');
      expect((await taughtBy(read, hotel.app.shell.workspace, null)).taught).toHaveLength(taught.length);
    });

    it('is taken back by one command, and the next complaint is read as before', async () => {
      const { db, shell } = { db: hotel.db, shell: hotel.app.shell };
      expect(await serialisable(db, (tx) => rollTriageBack(tx, shell.workspace))).toEqual({ from: 1, to: 0 });
      expect(await triageVersions(db.read, shell.workspace, 5)).toMatchObject({
        inUse: 0,
        versions: [{ version: 1, standing: 'rolled_back' }],
      });
      const { failure } = (await stored(await journeyIn(hotel, chat, 1063).opened('ana', `${OWN}, once more`))).triage;
      expect(failure.value).not.toBe('process.access');
    });
  });
}
