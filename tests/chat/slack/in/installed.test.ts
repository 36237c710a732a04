/** A request finds the installation it is for and the person's own place, also from another company's workspace and for a whole organisation. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOrganisation, whereIn } from '../../../../src/chat/slack/in/installed.ts';
import { runs } from '../../../runs.ts';

const FOREIGN = { team: { id: 'T9' }, user: { id: 'U9', team_id: 'T9' } };
const WHOLE = { is_enterprise_install: true };

describe('where a request looks for its installation, and whose person asks', () => {
  it.each([
    ['an ordinary button', { team: { id: 'T1' }, user: { id: 'U1', team_id: 'T1' } }, ['T1'], 'T1'],
    ['a command', { team_id: 'T1', is_enterprise_install: 'false', user_id: 'U1' }, ['T1'], 'T1'],
    ['a form in a shared channel', { ...FOREIGN, view: { app_installed_team_id: 'T1' } }, ['T1'], 'T9'],
    [
      'a form that somebody of another organisation fills in',
      {
        team: { id: 'T9', enterprise_id: 'E9' },
        enterprise: { id: 'E9' },
        user: { id: 'U9', team_id: 'T9' },
        view: { app_installed_team_id: 'T1' },
      },
      ['T1'],
      'T9',
    ],
    ['a form without a word of whose it is', FOREIGN, ['T9'], 'T9'],
    ['a button in a shared channel', { team: { id: 'T1' }, user: { id: 'U9', team_id: 'T9' } }, ['T1'], 'T9'],
    ['an event of a shared channel', { team_id: 'T9', context_team_id: 'T1' }, ['T1', 'T9'], 'T9'],
    [
      'an event that names who it is for',
      { team_id: 'T9', authorizations: [{ team_id: 'T1', enterprise_id: null }] },
      ['T1', 'T9'],
      'T9',
    ],
    [
      'an organisation’s form',
      { team: null, enterprise: { id: 'E1' }, user: { id: 'U1', team_id: 'T2' } },
      ['E1'],
      'T2',
    ],
    [
      'an organisation’s form that was opened in one of its workspaces',
      { ...WHOLE, team: null, enterprise: { id: 'E1' }, user: { id: 'U1' }, view: { app_installed_team_id: 'T2' } },
      ['E1', 'T2'],
      'E1',
    ],
    [
      'an organisation’s button',
      { ...WHOLE, team: { id: 'T2', enterprise_id: 'E1' }, enterprise: { id: 'E1' }, user: { id: 'U1' } },
      ['E1', 'T2'],
      'T2',
    ],
    ['an organisation’s command', { enterprise_id: 'E1', user_id: 'U1' }, ['E1'], 'E1'],
    [
      'a command where both are installed, for the whole',
      { is_enterprise_install: 'true', team_id: 'T2', enterprise_id: 'E1' },
      ['E1', 'T2'],
      'T2',
    ],
    [
      'a command where both are installed, for the workspace',
      { is_enterprise_install: 'false', team_id: 'T2', enterprise_id: 'E1' },
      ['T2', 'E1'],
      'T2',
    ],
    [
      'an event for an organisation',
      { team_id: 'T2', authorizations: [{ team_id: null, enterprise_id: 'E1', is_enterprise_install: true }] },
      ['E1', 'T2'],
      'T2',
    ],
    ['an event that calls an organisation a team', { team_id: 'E1' }, ['E1'], 'E1'],
    ['one that names only the person', { team: null, user: { id: 'U1', team_id: 'T2' } }, ['T2'], 'T2'],
    ['nothing at all', { user: { id: 'U1' } }, [], null],
    ['nonsense', { team: 7, view: [], authorizations: 'x', user: 'U1', is_enterprise_install: 'yes' }, [], null],
  ])('%s', (_, body, installed, home) => {
    expect(whereIn(body)).toMatchObject({ installed, home });
  });

  it('takes a workspace for part of an organisation only where both stand together', () => {
    expect(
      whereIn({
        team_id: 'T9',
        enterprise_id: 'E9',
        authorizations: [{ team_id: 'T1', enterprise_id: 'E1' }],
        team: { id: 'T3' },
        enterprise: { id: 'E4' },
      }).parts,
    ).toEqual([
      { workspace: 'T1', organisation: 'E1' },
      { workspace: 'T9', organisation: 'E9' },
    ]);
  });

  it.each([
    ['the workspace', { team_id: 'T1' }, 'T1'],
    ['the workspace, whatever is named beside it', { team_id: 'T1', context_team_id: 'T2', enterprise_id: 'E1' }, 'T1'],
    [
      'the workspace, whoever is told',
      { team_id: 'T1', authorizations: [{ team_id: 'T2', enterprise_id: 'E2' }] },
      'T1',
    ],
    ['the organisation', { team_id: null, enterprise_id: 'E1' }, 'E1'],
    [
      'the organisation, told by way of a workspace',
      { team_id: 'T1', enterprise_id: 'E1', authorizations: [{ enterprise_id: 'E1', is_enterprise_install: true }] },
      'E1',
    ],
    ['nothing', { context_team_id: 'T1' }, null],
  ])('is about %s', (_, body, subject) => {
    expect(whereIn(body).subject).toBe(subject);
  });

  it('names nothing that the body does not, and each place once', () => {
    const place = fc.constantFrom('T1', 'T2', 'E1', 'E2', null, undefined, 7);
    const object = fc.record({ id: place, enterprise_id: place, team_id: place, app_installed_team_id: place });
    const body = fc.record({
      team: fc.option(object),
      team_id: place,
      enterprise: fc.option(object),
      enterprise_id: place,
      context_team_id: place,
      view: fc.option(object),
      user: fc.option(object),
      authorizations: fc.option(fc.array(object, { maxLength: 2 })),
      is_enterprise_install: fc.constantFrom(true, false, 'true', 'false', null),
    });
    fc.assert(
      fc.property(body, (each) => {
        const { installed, parts, home } = whereIn(each);
        const said = JSON.stringify(each);
        expect(new Set(installed).size).toBe(installed.length);
        for (const one of installed) expect(said).toContain(`"${one}"`);
        expect(said).toContain(home === null ? '' : `"${home}"`);
        for (const { workspace, organisation } of parts)
          expect([isOrganisation(workspace), isOrganisation(organisation)]).toEqual([false, true]);
      }),
      { numRuns: runs(200) },
    );
  });
});
