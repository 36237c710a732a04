/** Every reader of what strangers send, by its file and name: what it is given, and which no is its own. */
import { readHours } from '../../src/core/setup/hours.ts';
import { readValue } from '../../src/core/setup/read-value.ts';
import type { SettingKey } from '../../src/core/setup/settings.ts';
import { z } from 'zod';
import { hear } from '../../src/app/door/hear.ts';
import { readNamed } from '../../src/app/door/hear-deciding.ts';
import type { Hearing } from '../../src/app/door/hearing.ts';
import { readItem, readOffer, readUnits } from '../../src/app/door/read-item.ts';
import { readHintSubject } from '../../src/app/hints/subjects.ts';
import { readDest, readPlace } from '../../src/app/messages/dest.ts';
import { readInbound } from '../../src/chat/slack/in/inbound.ts';
import { readMessage } from '../../src/chat/slack/in/read-message.ts';
import { readStep } from '../../src/chat/slack/in/read-step.ts';
import { readContent } from '../../src/chat/slack/in/request-check.ts';
import { readContext, readValues } from '../../src/chat/slack/out/render-form.ts';
import { readPressValue } from '../../src/chat/slack/press-value.ts';
import { readEnvelope } from '../../src/chat/teams/in/envelope.ts';
import { readPayload } from '../../src/chat/teams/in/read-message.ts';
import { readAsked, readFilled } from '../../src/chat/teams/out/render-form.ts';
import { readAmountCell } from '../../src/cli/history/read-amount-cell.ts';
import { readMapping as readHistoryMapping } from '../../src/cli/history/read-mapping.ts';
import { readHistory } from '../../src/cli/policy/history-file.ts';
import { Refused } from '../../src/cli/verb.ts';
import { readDecimal } from '../../src/core/base/decimals.ts';
import { gestureToken, readGestureToken } from '../../src/core/base/gesture-link.ts';
import { readEntities } from '../../src/core/base/html-words.ts';
import { caseId, readCaseAt, readCaseId, thingId } from '../../src/core/base/ids.ts';
import { parseSubject } from '../../src/core/base/message-subject.ts';
import { readPictureToken } from '../../src/core/base/picture-link.ts';
import { readAmount } from '../../src/core/base/read-amount.ts';
import { readCsv } from '../../src/core/base/read-csv.ts';
import { readJson } from '../../src/core/base/read-json.ts';
import { readMoment } from '../../src/core/base/read-moment.ts';
import { readNumber } from '../../src/core/base/read-number.ts';
import { readWritten } from '../../src/core/base/show-money.ts';
import { readSurveyToken, surveyToken } from '../../src/core/base/survey-link.ts';
import { readTimeOfDay, readWhen } from '../../src/core/base/when.ts';
import { press } from '../../src/core/case/press.ts';
import { parseExpression } from '../../src/core/policy/reader/parse-expression.ts';
import { readPolicy } from '../../src/core/policy/reader/read-policy.ts';
import { readPack } from '../../src/core/triage/packs.ts';
import { readComplaint } from '../../src/core/triage/rules.ts';
import { readJsonOrForm } from '../../src/intake/form-body.ts';
import { readMail } from '../../src/intake/mail/read-mail.ts';
import { readMapping } from '../../src/intake/mapped/read-mapping.ts';
import { readOrganisation } from '../../src/organisation.ts';
import { peopleInCsv } from '../../src/people/csv.ts';
import { ScimError } from '../../src/people/scim/errors.ts';
import { readFilter } from '../../src/people/scim/filter.ts';
import { patchedGroup, readGroup } from '../../src/people/scim/group.ts';
import { GROUP_FILTERS, listAsked, only, USER_FILTERS, wantsMembers } from '../../src/people/scim/list-asked.ts';
import { readPatch } from '../../src/people/scim/patch.ts';
import { patchedUser, readUser } from '../../src/people/scim/user.ts';
import { readPlainYaml } from '../../src/plain-yaml.ts';
import { readAnswer } from '../../src/survey/read-answer.ts';

export interface OfText {
  readonly of: 'text';
  readonly read: (text: string) => unknown;
  /** Words and whole texts that it understands. */
  readonly own: readonly string[];
  readonly no?: new (...given: never[]) => Error;
}
export interface OfBody {
  readonly of: 'body';
  readonly read: (body: unknown) => unknown;
  /** Bodies that it understands. */
  readonly own: readonly unknown[];
  readonly no?: new (...given: never[]) => Error;
}

const text = (read: OfText['read'], own: readonly string[], no?: OfText['no']): OfText => ({
  of: 'text',
  read,
  own,
  ...(no !== undefined && { no }),
});
const body = (read: OfBody['read'], own: readonly unknown[], no?: OfBody['no']): OfBody => ({
  of: 'body',
  read,
  own,
  ...(no !== undefined && { no }),
});

const HEARING: Hearing = {
  locale: 'en-GB',
  currency: 'EUR',
  actions: new Map([
    ['refund', 'money'],
    ['points', 'points'],
    ['apology', 'free'],
  ]),
  facts: new Map(),
  evidence: ['receipt'],
};
const NOW = { at: new Date('2026-11-20T09:00:00Z'), zone: 'Europe/Paris' };
const KEY = new Uint8Array(32).fill(7);
const EXPIRES = new Date('2027-01-01T00:00:00Z');
const bytes = (said: string): Buffer => Buffer.from(said, 'utf8');

const WORDS = [
  'refund 40 EUR',
  'points 500',
  'give R-1001 ',
  'approve R-1001 ',
  ' because ',
  ' + ',
  'until 18:00',
  '@ana',
];
const ID = 'req_0123456789abcdef01234567';
const EVENT = (happened: object) => ({
  type: 'event_callback',
  api_app_id: 'A1',
  team_id: 'T1',
  event_id: 'Ev1',
  event: happened,
  authorizations: [{ team_id: 'T1', enterprise_id: null, user_id: 'U0', is_bot: true, is_enterprise_install: false }],
});
const PERSON = { id: 'U1', team_id: 'T1', username: 'ana' };
const SLACK: readonly unknown[] = [
  {
    command: '/amends',
    text: 'log cold',
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: '1.1',
    api_app_id: 'A1',
  },
  {
    type: 'block_actions',
    team: { id: 'T1', domain: 'x' },
    user: PERSON,
    trigger_id: '1.1',
    container: { channel_id: 'C1', message_ts: '1.1', thread_ts: '1.0' },
    actions: [{ action_id: 'press', value: '{"kind":"claim","case":"R-1"}' }],
  },
  {
    type: 'view_submission',
    team: { id: 'T1' },
    user: PERSON,
    view: {
      id: 'V1',
      callback_id: 'log',
      private_metadata: '{"about":{"case":"R-1"},"channel":"C1"}',
      state: { values: { 'field:text': { value: { type: 'plain_text_input', value: 'cold' } } } },
    },
  },
  {
    type: 'message_action',
    callback_id: 'log',
    trigger_id: '1.1',
    team: { id: 'T1', domain: 'x' },
    user: PERSON,
    channel: { id: 'C1' },
    message: {
      ts: '1.1',
      text: 'cold',
      user: 'U2',
      blocks: [{ type: 'rich_text', elements: [] }],
      files: [{ preview: 'x' }],
    },
  },
  EVENT({ type: 'app_mention', user: 'U1', text: '<@U0> log cold', ts: '1.1', channel: 'C1' }),
  EVENT({ type: 'message', channel_type: 'im', user: 'U1', text: 'log cold', ts: '1.1', channel: 'D1' }),
  EVENT({ type: 'message', channel_type: 'channel', user: 'U1', text: 'cold', ts: '1.1', channel: 'C1' }),
  EVENT({
    type: 'message',
    subtype: 'message_changed',
    channel: 'C1',
    channel_type: 'channel',
    message: { text: 'x', ts: '1.1' },
  }),
  EVENT({ type: 'app_home_opened', user: 'U1', tab: 'home' }),
  EVENT({ type: 'reaction_added', user: 'U1', reaction: 'tada', item: { type: 'message', channel: 'C1', ts: '1.1' } }),
  EVENT({
    type: 'function_executed',
    function: { callback_id: 'log' },
    inputs: { text: 'x' },
    function_execution_id: 'F1',
  }),
  EVENT({ type: 'user_change', user: { id: 'U1', deleted: true, profile: { email: 'a@b.example' } } }),
  EVENT({ type: 'tokens_revoked', tokens: { bot: ['U0'] } }),
  EVENT({ type: 'team_access_granted', team_ids: ['T1'] }),
  { type: 'url_verification', challenge: 'x' },
];
const ACTIVITY = {
  type: 'message',
  id: '1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:a', name: 'Ana', aadObjectId: '0-0' },
  conversation: { id: '19:c@thread.tacv2', tenantId: 't', conversationType: 'channel' },
  channelData: { tenant: { id: 't' }, team: { id: '19:t' }, channel: { id: '19:c' } },
  text: '<at>Amends</at> log cold',
  entities: [{ type: 'mention', text: '<at>Amends</at>', mentioned: { id: '28:b', name: 'Amends' } }],
  value: { press: { kind: 'claim', case: 'R-1' } },
};
const USER = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'ana@b.example',
  externalId: 'ana',
  active: 'False',
  displayName: 'Ana',
  name: { formatted: 'Ana X', familyName: 'X', givenName: 'Ana' },
  emails: [{ primary: true, type: 'work', value: 'ana@b.example' }],
};
const PATCHES: readonly unknown[] = [
  { Operations: [{ op: 'Replace', path: 'emails[type eq "work"].value', value: 'x@b.example' }] },
  {
    Operations: [
      { op: 'add', path: 'emails', value: [{ value: 'b@b.example', type: 'work' }] },
      { op: 'replace', path: 'emails[type eq "work"]', value: { value: 'c@b.example' } },
      { op: 'remove', path: 'emails[primary eq true]' },
    ],
  },
  { operations: [{ op: 'add', value: { active: false, 'name.givenName': 'B', 'urn:x:y': { z: 1 } } }] },
];
const MEMBERS: readonly unknown[] = [
  {
    Operations: [
      { op: 'add', path: 'members', value: [{ value: 'u1' }] },
      { op: 'replace', path: 'displayName', value: 'D' },
    ],
  },
  {
    Operations: [
      { op: 'Remove', path: 'members[value eq "u1"]' },
      { op: 'replace', path: 'members', value: ['u2'] },
    ],
  },
];
const AMENDS = `workspace: { id: hotel, name: Hotel }
slack: { team: T1 }
teams:
  - { id: desk, name: Desk, zone: Europe/Paris, cases: { slack: C1 } }
people:
  - { id: ana, name: Ana, role: agent, team: desk, slack: U1 }
`;

const SETTINGS: readonly SettingKey[] = [
  'name',
  'zone',
  'locale',
  'cases.slack',
  'digest.teams',
  'digest_at',
  'hours',
  'lineup',
  'holidays',
];

export const READERS: Readonly<Record<string, OfText | OfBody>> = {
  'app/door/hear.ts#hear': text((said) => hear(said, HEARING), WORDS),
  'app/door/hear-deciding.ts#readNamed': text((said) => readNamed(said, HEARING), WORDS),
  'app/door/read-item.ts#readOffer': text((said) => readOffer(said, HEARING), WORDS),
  'app/door/read-item.ts#readItem': text((said) => readItem('refund', said, HEARING), WORDS),
  'app/door/read-item.ts#readUnits': text(readUnits, ['500', 'points']),
  'app/hints/subjects.ts#readHintSubject': text(readHintSubject, ['case:R-1', 'digest:desk:2026-W47']),
  'app/messages/dest.ts#readDest': body(
    (stored) => readDest(stored as never),
    [
      { kind: 'home', member: 'ana' },
      { to: 'channel', channel: { platform: 'slack', place: 'T1', channel: 'C1' } },
    ],
    z.ZodError,
  ),
  'app/messages/dest.ts#readPlace': body((stored) => readPlace(stored as never), [{ ts: '1.1' }], z.ZodError),
  'chat/slack/in/inbound.ts#readInbound': body(readInbound, SLACK),
  'core/setup/hours.ts#readHours': text(readHours, ['mon-fri 08:00-18:00; sat 9-13', 'always', 'mo-fr 8.30-17']),
  'core/setup/read-value.ts#readValue': text(
    (said) => SETTINGS.map((key) => readValue(key, said)),
    ['mon 09:00', 'off', '<#C0DESK|desk>', 'https://teams.microsoft.com/l/channel/19%3Aa%40thread.tacv2/x', '95%'],
  ),
  'chat/slack/in/read-message.ts#readMessage': body(readMessage, [
    {
      text: 'x',
      blocks: [
        { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }] },
      ],
    },
    {
      attachments: [{ fallback: 'x', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'x' } }] }],
      files: [{ preview: 'x' }],
    },
  ]),
  'chat/slack/in/read-step.ts#readStep': body(readStep, [
    {
      type: 'function_executed',
      function: { callback_id: 'log' },
      inputs: { text: 'x', reporter: 'U1' },
      function_execution_id: 'F1',
    },
  ]),
  'chat/slack/in/request-check.ts#readContent': text(
    (said) => [readContent(bytes(said), 'form'), readContent(bytes(said), 'json')],
    ['payload=%7B%7D', 'command=/amends&text=x', '{"type":"x"}', '&', '%'],
  ),
  'chat/slack/out/render-form.ts#readValues': body(readValues, [
    { 'field:text': { value: { value: 'x' } }, 'field:team': { value: { selected_option: { value: 'desk' } } } },
  ]),
  'chat/slack/out/render-form.ts#readContext': text(readContext, ['{"about":{"case":"R-1"},"channel":"C1"}']),
  'chat/slack/press-value.ts#readPressValue': text(
    (said) => press.safeParse(readPressValue(said)).data,
    ['{"kind":"claim","case":"R-1"}', `{"k":"approve","c":"R-1","r":"${ID}","d":"${'0'.repeat(64)}"}`],
  ),
  'chat/teams/in/envelope.ts#readEnvelope': body(readEnvelope, [ACTIVITY]),
  'chat/teams/in/read-message.ts#readPayload': body(readPayload, [
    {
      id: '1',
      body: { contentType: 'html', content: '<p>cold</p>' },
      from: { user: { id: 'x', displayName: 'X' } },
      attachments: [{ contentType: 'reference', name: 'x', content: '{}' }],
    },
  ]),
  'chat/teams/out/render-form.ts#readAsked': body(readAsked, [
    { asked: { by: 'x', name: 'Ana', opening: { kind: 'log', text: 'cold', permalink: null, source: 'chat' } } },
  ]),
  'chat/teams/out/render-form.ts#readFilled': body(readFilled, [
    { ticket: { form: 'log', about: {}, opened: { kind: 'log' }, once: 'x' }, in_text: 'x', ticks_evidence: 'a,b' },
  ]),
  'cli/history/read-amount-cell.ts#readAmountCell': text(
    (said) => [readAmountCell(said, '.', 'EUR'), readAmountCell('1', ',', said)],
    ['1,000.50', 'EUR'],
  ),
  'cli/history/read-mapping.ts#readMapping': text(
    (said) => readHistoryMapping(said, undefined),
    ['{ name: x, columns: { text: a } }'],
  ),
  'cli/policy/history-file.ts#readHistory': text(
    (said) => [said.length, readHistory(said, 'x.csv')],
    ['action,amount\n', 'refund,40 EUR\n'],
    Refused,
  ),
  'core/base/decimals.ts#readDecimal': text(readDecimal, ['1.5']),
  'core/base/gesture-link.ts#readGestureToken': text(
    (said) => readGestureToken(said, KEY),
    [
      gestureToken(
        { case: caseId.parse('R-1'), action: thingId.parse('act_0123456789abcdef01234567'), expires: EXPIRES },
        KEY,
      ),
    ],
  ),
  'core/base/html-words.ts#readEntities': text(readEntities, ['&amp;', '&#x41;', '&#99999999999;', '&']),
  'core/base/ids.ts#readCaseAt': text(readCaseAt, ['R-1']),
  'core/base/ids.ts#readCaseId': text(readCaseId, ['R-1', '#1']),
  'core/base/message-subject.ts#parseSubject': text(parseSubject, [
    `request:R-1:${ID}:ana`,
    'undelivered:@ana:case:R-1',
    'event:R-1:2',
  ]),
  'core/base/picture-link.ts#readPictureToken': text((said) => readPictureToken(said, KEY), ['.', 'abc.def.ghi']),
  'core/base/read-amount.ts#readAmount': text(
    (said) => readAmount(said, { locale: 'de-DE', defaultCurrency: 'EUR' }),
    ['40 EUR', '1.000,00'],
  ),
  'core/base/read-csv.ts#readCsv': text(readCsv, ['a,b\n', '"a""b"\n']),
  'core/base/read-json.ts#readJson': text((said) => readJson(bytes(said)), ['{"a":["\\u0000\\ud800"]}', '[', '"']),
  'core/base/read-moment.ts#readMoment': text(
    (said) => readMoment(said, { now: NOW.at, zone: NOW.zone, locale: 'de-DE' }),
    ['morgen 18:00', 'in 2 hours', '24.12.'],
  ),
  'core/base/read-number.ts#readNumber': text(readNumber, ['1.000', 'zwölf', '1k']),
  'core/base/show-money.ts#readWritten': text(readWritten, ['40.50 EUR']),
  'core/base/survey-link.ts#readSurveyToken': text(
    (said) => readSurveyToken(said, KEY),
    [surveyToken({ id: thingId.parse('srv_0123456789abcdef01234567'), expires: EXPIRES }, KEY)],
  ),
  'core/base/when.ts#readWhen': text(readWhen, ['18:00', 'in 1d 2h']),
  'core/base/when.ts#readTimeOfDay': text(readTimeOfDay, ['6pm', '18:00']),
  'core/policy/reader/parse-expression.ts#parseExpression': text(
    (said) =>
      parseExpression(
        said,
        new Map([
          ['value', 'money'],
          ['vip', 'bool'],
        ]),
      ),
    ['value > 40 EUR and not vip', '(', ')', ' or ', 'vip'],
  ),
  'core/policy/reader/read-policy.ts#readPolicy': text(
    (said) => readPolicy(said, 'policy.yaml'),
    ['version: 1\n', 'roles:\n', '  agent: { may: [] }\n', 'actions: { refund: { class: money } }\n'],
  ),
  'core/triage/packs.ts#readPack': text(
    (said) => readPack(said, 'x.yaml'),
    ['name: x\n', 'failures:\n  - { id: x }\n'],
  ),
  'core/triage/rules.ts#readComplaint': text(
    (said) => readComplaint(said, NOW),
    ['Room 412 no hot water', 'refund me', 'by 18:00'],
  ),
  'intake/form-body.ts#readJsonOrForm': text(
    (said) => readJsonOrForm({ body: bytes(said), contentType: 'application/x-www-form-urlencoded' }, 'list'),
    ['payload={}', 'a=1&a=2', '__proto__=1&'],
  ),
  'intake/mail/read-mail.ts#readMail': text(
    (said) => readMail(bytes(said)),
    [
      'From: a@b.example\r\nSubject: =?utf-8?q?x?=\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\ncold\r\n--x--',
      'Content-Type: message/rfc822\r\n\r\n',
    ],
  ),
  'intake/mapped/read-mapping.ts#readMapping': text(
    (said) => readMapping(said, 'm.yaml'),
    ['{ signature: { token: X-T }, text: "$..text" }', '$..'],
  ),
  'organisation.ts#readOrganisation': text(
    (said) => readOrganisation(said, 'amends.yaml', new Set(['agent']), null),
    [AMENDS],
  ),
  'people/csv.ts#peopleInCsv': text(
    (said) =>
      peopleInCsv(said, {
        file: 'p.csv',
        teams: new Set(['desk']),
        roles: new Set(['agent']),
        places: { slack: 'T1', teams: null },
      }),
    ['id,name,email,slack,groups,lead\n', 'ana,Ana,a@b.example,U1,"a;b",yes\n', 'name;email\n'],
  ),
  'people/scim/filter.ts#readFilter': text(readFilter, ['userName eq "ana"', ' and ', 'emails[type eq "work"]']),
  'people/scim/list-asked.ts#listAsked': text(
    (said) => {
      const query = new URLSearchParams(said);
      return [wantsMembers(query), only(USER, query), listAsked(query, USER_FILTERS), listAsked(query, GROUP_FILTERS)];
    },
    ['filter=userName eq "ana"&startIndex=1&count=10&attributes=emails', 'count=', 'filter=id eq "\\u0000"'],
    ScimError,
  ),
  'people/scim/group.ts#readGroup': body(
    readGroup,
    [{ displayName: 'Desk', externalId: 'x', members: [{ value: 'u1', type: 'User' }] }],
    ScimError,
  ),
  'people/scim/patch.ts#readPatch': body(
    (sent) => {
      const changes = readPatch(sent);
      const ways = [
        () => patchedUser(readUser(USER, true), changes),
        () => patchedGroup({ displayName: 'Desk', externalId: null }, changes),
      ];
      return ways.map((way) => told(way));
    },
    [...PATCHES, ...MEMBERS],
    ScimError,
  ),
  'people/scim/user.ts#readUser': body((sent) => readUser(sent, true), [USER], ScimError),
  'plain-yaml.ts#readPlainYaml': text((said) => told(() => readPlainYaml(said), Error), [AMENDS]),
  'survey/read-answer.ts#readAnswer': text(readAnswer, ['overall=5&effort=3&words=thanks&quote=yes']),
};

/** What it gives, or its no. */
function told(way: () => unknown, no: new (...given: never[]) => Error = ScimError): unknown {
  try {
    return way();
  } catch (error) {
    if (error instanceof no) return error.message;
    throw error;
  }
}

/** Readers of what the operator or we ourselves wrote and nobody else can reach, or that others here call with what they are given. */
export const NOT_OF_STRANGERS: Readonly<Record<string, string>> = {
  'chat/slack/install/installation.ts#readKept': 'sealed by us, opened by us',
  'entra/credential.ts#readCertificate': 'a file of the operator, read at the start, whose faults end it',
  'cli/history/moment-cell.ts#readMomentCell': 'tests/cli/history',
  'core/base/signed-link.ts#readSigned': 'by the tokens of surveys, gestures and pictures',
  'core/digest/owed.ts#readWeekly': 'a setting that was checked as it was read',
  'db/engine/migrate.ts#readMigrations': 'our own folder',
  'intake/helpdesks/hubspot-events.ts#readHubspot': 'tests/intake/vendors/any-body.test.ts',
  'intake/mail/services/mail-read.ts#readParsed': 'tests/intake/vendors/any-body.test.ts',
  'intake/mapped/read-mapped.ts#readMapped': 'tests/intake/vendors/any-body.test.ts',
  'intake/reviews/google-review.ts#readGoogleReview': 'tests/intake/vendors/any-body.test.ts',
  'pictures/font-metrics.ts#readFont': 'our own fonts',
};
