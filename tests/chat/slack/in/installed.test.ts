/** A request finds the installation it is for, also from another company's workspace and for a whole organisation. */
import { describe, expect, it } from 'vitest';
import { installedIn } from '../../../../src/chat/slack/in/installed.ts';

const FOREIGN = { team: { id: 'T9' }, user: { id: 'U9', team_id: 'T9' } };

describe('where a request looks for its installation', () => {
  it.each([
    ['a form in a shared channel', { ...FOREIGN, view: { app_installed_team_id: 'T1' } }, ['T1', 'T9']],
    ['an event of a shared channel', { team_id: 'T9', context_team_id: 'T1' }, ['T1', 'T9']],
    [
      'an event that names who it is for',
      { team_id: 'T9', authorizations: [{ team_id: 'T1', enterprise_id: null }] },
      ['T1', 'T9'],
    ],
    ['an organisation’s form', { team: null, enterprise: { id: 'E1' }, user: { id: 'U1', team_id: 'T2' } }, ['E1']],
    ['an organisation’s command', { enterprise_id: 'E1', user_id: 'U1' }, ['E1']],
    [
      'an event for an organisation',
      { team_id: 'T2', authorizations: [{ team_id: null, enterprise_id: 'E1' }] },
      ['T2', 'E1'],
    ],
    ['one that names only the person', { team: null, user: { id: 'U1', team_id: 'T2' } }, ['T2']],
    ['an ordinary button', { team: { id: 'T1' }, user: { id: 'U1', team_id: 'T1' } }, ['T1']],
    ['nothing at all', { user: { id: 'U1' } }, []],
    ['nonsense', { team: 7, view: [], authorizations: 'x', user: 'U1' }, []],
  ])('%s', (_, body, ids) => {
    expect(installedIn(body)).toEqual(ids);
  });
});
