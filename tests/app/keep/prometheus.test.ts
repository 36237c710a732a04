import { expect, it } from 'vitest';
import { METRICS, prometheusText } from '../../../src/app/keep/prometheus.ts';

const COUNTS = {
  behind: 3,
  undeliverable: 2,
  uncertain: 1,
  withoutDecider: 2,
  withoutOwner: 1,
  faults: 0,
  heldBack: 0,
  nobodyCanApprove: 7,
  wishes: 5,
  wishesParked: 1,
  deliveries: 3,
  deliveriesDead: 1,
  jobs: new Map([
    ['digest', 0],
    ['parked', 4],
  ]),
  slackConnections: 2,
  ai: { outcomes: new Map([['answered', 3]]), waiting: 1, tokens: 900, cost: 0.02, leftAlone: false },
};

it('tells every metric of the table with its meaning and its number', () => {
  expect(prometheusText(COUNTS)).toBe(`# HELP amends_messages_behind Messages that do not yet show what they should.
# TYPE amends_messages_behind gauge
amends_messages_behind 3
# HELP amends_messages_uncertain Messages of which it is not known whether they were posted.
# TYPE amends_messages_uncertain gauge
amends_messages_uncertain 1
# HELP amends_messages_undeliverable Messages that could not be posted where they should be; they are tried again.
# TYPE amends_messages_undeliverable gauge
amends_messages_undeliverable 2
# HELP amends_requests_without_decider Requests that nobody can decide now.
# TYPE amends_requests_without_decider gauge
amends_requests_without_decider 2
# HELP amends_nobody_can_approve_total Times that nobody could approve what was asked, since the start.
# TYPE amends_nobody_can_approve_total counter
amends_nobody_can_approve_total 7
# HELP amends_cases_without_owner Open cases whose owner has left and that nobody could take over.
# TYPE amends_cases_without_owner gauge
amends_cases_without_owner 1
# HELP amends_people_file_faults Faults in the file of people as it was read last; where there are any, everybody stays as they were.
# TYPE amends_people_file_faults gauge
amends_people_file_faults 0
# HELP amends_people_file_held_back People whom the changed file of people drops, where they are too many for it to be taken by itself; everybody stays as they were.
# TYPE amends_people_file_held_back gauge
amends_people_file_held_back 0
# HELP amends_wishes What people asked for and what waits to be carried out.
# TYPE amends_wishes gauge
amends_wishes 5
# HELP amends_wishes_parked What people asked for and what could not be carried out, however often it was tried.
# TYPE amends_wishes_parked gauge
amends_wishes_parked 1
# HELP amends_deliveries What other systems are to be told and were not told yet.
# TYPE amends_deliveries gauge
amends_deliveries 3
# HELP amends_deliveries_dead What other systems could not be told, however often it was tried.
# TYPE amends_deliveries_dead gauge
amends_deliveries_dead 1
# HELP amends_slack_connections Open connections to Slack in Socket Mode; without one nothing of Slack arrives.
# TYPE amends_slack_connections gauge
amends_slack_connections 2
# HELP amends_ai_calls_total What came of asking the model, by outcome, since the start.
# TYPE amends_ai_calls_total counter
amends_ai_calls_total{outcome="answered"} 3
# HELP amends_ai_waiting What the model is still to be asked.
# TYPE amends_ai_waiting gauge
amends_ai_waiting 1
# HELP amends_ai_tokens_today Tokens that all processes used since midnight UTC.
# TYPE amends_ai_tokens_today gauge
amends_ai_tokens_today 900
# HELP amends_ai_cost_today What they cost, in the currency of the prices in amends.yaml.
# TYPE amends_ai_cost_today gauge
amends_ai_cost_today 0.02
# HELP amends_ai_left_alone Whether this process leaves the model alone for a while, because it did not answer.
# TYPE amends_ai_left_alone gauge
amends_ai_left_alone 0
# HELP amends_jobs Jobs waiting, by queue.
# TYPE amends_jobs gauge
amends_jobs{queue="digest"} 0
amends_jobs{queue="parked"} 4
`);
});

it('leaves out what there is not to count', () => {
  expect(prometheusText({ ...COUNTS, slackConnections: null, ai: null })).not.toMatch(/slack|amends_ai/);
});

it.each(METRICS)('names $name as Prometheus wants it', ({ name, help, type }) => {
  expect(name).toMatch(/^amends_[a-z_]+$/);
  expect(name.endsWith('_total')).toBe(type === 'counter');
  expect(help).toMatch(/^[^\n]+\.$/);
});
