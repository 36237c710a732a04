import { describe, expect, it } from 'vitest';
import { faultsOf, hotelAnd, hotelText, hotelWith } from '../policy-files.ts';

/** What operators get wrong, and what they are told: place, code, path and what to write instead. */
const MISTAKES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'indents with a tab',
    hotelWith('  agent:\n', '\tagent:\n'),
    [
      '24:1 P001 Tabs are not allowed as indentation',
      '36:1 P001 All mapping items must start at the same column',
      '46:1 P001 All mapping items must start at the same column',
      '56:1 P001 All mapping items must start at the same column',
    ],
  ],
  ['is empty', '', ['1:1 P001 f is empty']],
  ['is a list', '- a\n- b\n', ['1:1 P004 expected "key: value" pairs, found a list']],
  [
    'goes on in a second document',
    hotelAnd('---\nid: b'),
    ['76:1 P001 a second document begins here; a policy is one (take the --- out)'],
  ],
  [
    'declares YAML 1.1',
    `%YAML 1.1\n---\n${hotelText}`,
    ['1:1 P001 this is YAML 1.1; leave the %YAML line out (YAML 1.2)'],
  ],
  [
    'merges keys with <<',
    hotelWith('  agent:\n', '  agent: &a\n').replace('  probationer:\n', '  probationer:\n    <<: *a\n'),
    ['37:5 P002 roles.probationer.<<: unknown key "<<" (merge keys are not supported: write the keys out)'],
  ],
  ['uses a custom tag', hotelWith('id: hotel-emea', 'id: !name hotel-emea'), ['2:5 P001 Unresolved tag: !name']],
  [
    'uses a tag of YAML that is not text, number or truth',
    hotelWith('id: hotel-emea', 'id: !!binary hotel-emea'),
    [
      '2:14 P001 id: the tag "tag:yaml.org,2002:binary" is not supported; leave it out',
      '2:14 P004 id: "hotel-emea" is not a name: a-z first, then a-z, 0-9, ".", "_", "-"; at most 64',
    ],
  ],
  [
    'writes a key twice in a section',
    hotelWith('escalate_after: PT30M', 'remind_after: PT30M'),
    [
      '61:3 P003 approval.escalate_after: missing; write "escalate_after: …" here',
      '64:3 P001 approval.remind_after: the key "remind_after" is written twice (first on line 63); keep one',
    ],
  ],
  [
    'writes a key in camel case',
    hotelWith('remind_after', 'remindAfter'),
    [
      '61:3 P003 approval.remind_after: missing; write "remind_after: …" here',
      '63:3 P002 approval.remindAfter: unknown key "remindAfter" (did you mean "remind_after"?)',
    ],
  ],
  ['leaves a value out', hotelWith('id: hotel-emea', 'id:'), ['2:1 P003 id: has no value']],
  [
    'writes a name with capitals and a space',
    hotelWith('id: hotel-emea', 'id: Hotel EMEA'),
    ['2:5 P004 id: "Hotel EMEA" is not a name: a-z first, then a-z, 0-9, ".", "_", "-"; at most 64'],
  ],
  [
    'capitalises a role that others extend',
    hotelWith('  agent:\n', '  Agent:\n'),
    [
      '24:3 P004 roles.Agent: "Agent" is not a name: a-z first, then a-z, 0-9, ".", "_", "-"; at most 64',
      '37:14 P011 roles.probationer.extends: unknown role "agent" (did you mean "Agent"?)',
      '47:14 P011 roles.duty_manager.extends: unknown role "agent" (did you mean "Agent"?)',
    ],
  ],
  [
    'writes the sign of a currency',
    hotelWith('"250 EUR"', '"€250"'),
    [
      '31:37 P005 roles.agent.grants[0].limits[2].max: "€250" is no amount; write it in quotes like "150 EUR" or "9.50 GBP" (did you mean "250 EUR"?)',
    ],
  ],
  [
    'writes a thousands separator',
    hotelWith('"250 EUR"', '"1,250 EUR"'),
    [
      '31:37 P005 roles.agent.grants[0].limits[2].max: "1,250 EUR" is no amount; write it in quotes like "150 EUR" or "9.50 GBP" (did you mean "1250 EUR"?)',
    ],
  ],
  [
    'writes a currency in small letters',
    hotelWith('"250 EUR"', '"250 eur"'),
    [
      '31:37 P005 roles.agent.grants[0].limits[2].max: "250 eur" is no amount; write it in quotes like "150 EUR" or "9.50 GBP" (did you mean "250 EUR"?)',
    ],
  ],
  [
    'writes an amount without currency',
    hotelWith('"250 EUR"', '250'),
    [
      '31:37 P005 roles.agent.grants[0].limits[2].max: "250" is no amount; write it in quotes like "150 EUR" or "9.50 GBP"',
    ],
  ],
  [
    'writes a negative amount',
    hotelWith('"250 EUR"', '"-250 EUR"'),
    [
      '31:37 P005 roles.agent.grants[0].limits[2].max: "-250 EUR" is no amount; write it in quotes like "150 EUR" or "9.50 GBP"',
    ],
  ],
  [
    'gives decimals to a currency without any',
    hotelWith('"250 EUR"', '"250.50 JPY"'),
    ['31:37 P005 roles.agent.grants[0].limits[2].max: "250.50 JPY" has too many decimals: JPY has no decimals'],
  ],
  [
    'misspells a currency',
    hotelWith('"250 EUR"', '"250 ERU"'),
    [
      '31:37 P009 roles.agent.grants[0].limits[2].max: "ERU" is no currency; write an ISO 4217 code like EUR (did you mean "EUR"?)',
    ],
  ],
  [
    'writes a decimal comma',
    hotelWith('GBP: "1.19"', 'GBP: "1,19"'),
    ['12:19 P006 money.rates.table.GBP: "1,19" is no decimal; write it in quotes like "1.19" (did you mean "1.19"?)'],
  ],
  [
    'writes a rate of zero',
    hotelWith('GBP: "1.19"', 'GBP: "0"'),
    ['12:19 P006 money.rates.table.GBP: a rate is more than zero'],
  ],
  [
    'writes a rate for the base',
    hotelWith('GBP: "1.19"', 'EUR: "1"'),
    ['12:14 P014 money.rates.table.EUR: EUR is the base currency; it needs no rate'],
  ],
  [
    'writes a rate for a currency in small letters',
    hotelWith('GBP: "1.19"', 'gbp: "1.19"'),
    ['12:14 P009 money.rates.table.gbp: "gbp" is no currency; write an ISO 4217 code like GBP (did you mean "GBP"?)'],
  ],
  [
    'lets rates live for more than a year',
    hotelWith('max_age_days: 31', 'max_age_days: 400'),
    ['11:19 P015 money.rates.max_age_days: 400 is out of range: a whole number from 1 to 366'],
  ],
  [
    'writes a date with slashes',
    hotelWith('valid_until: 2027-03-01', 'valid_until: 01/03/2027'),
    [
      '45:22 P007 roles.probationer.grants[0].valid_until: "01/03/2027" is no date; write 2026-12-01, 2026-12-01T06:00 or one with its offset',
    ],
  ],
  [
    'writes a day that does not exist',
    hotelWith('valid_until: 2027-03-01', 'valid_until: 2027-02-30'),
    [
      '45:22 P007 roles.probationer.grants[0].valid_until: "2027-02-30" is no date; write 2026-12-01, 2026-12-01T06:00 or one with its offset',
    ],
  ],
  [
    'writes a duration in words',
    hotelWith('PT30M', '30 minutes'),
    [
      '64:19 P008 approval.escalate_after: "30 minutes" is no duration; write days, hours and minutes, like P90D, PT15M or P1DT12H (did you mean "PT30M"?)',
    ],
  ],
  [
    'writes a duration in months',
    hotelWith('P90D', 'P3M'),
    [
      '32:56 P008 roles.agent.grants[0].limits[3].window: "P3M" is no duration; write days, hours and minutes, like P90D, PT15M or P1DT12H (months differ in length: did you mean "P90D", or "PT3M" for minutes?)',
    ],
  ],
  [
    'writes a duration in weeks',
    hotelWith('P90D', 'P2W'),
    [
      '32:56 P008 roles.agent.grants[0].limits[3].window: "P2W" is no duration; write days, hours and minutes, like P90D, PT15M or P1DT12H (did you mean "P14D"?)',
    ],
  ],
  [
    'writes a duration of nothing',
    hotelWith('P90D', 'P0D'),
    ['32:56 P008 roles.agent.grants[0].limits[3].window: a duration is more than nothing'],
  ],
  [
    'writes no for false',
    hotelWith('person_complained_about_may_approve: false', 'person_complained_about_may_approve: no'),
    [
      '71:40 P004 separation.person_complained_about_may_approve: expected true or false, found "no" (did you mean false?)',
    ],
  ],
  [
    'gives an action a key of another class',
    hotelWith(
      'class: in_kind, default_cost: "15 EUR"',
      'class: in_kind, default_cost: "15 EUR", creates_promise: true',
    ),
    [
      '17:61 P002 actions.reperformance.creates_promise: unknown key "creates_promise" for class in_kind; it belongs to class free',
    ],
  ],
  [
    'leaves out the cost of something in kind',
    hotelWith('class: in_kind, default_cost: "15 EUR"', 'class: in_kind'),
    ['17:19 P003 actions.reperformance.default_cost: missing; write "default_cost: …" here'],
  ],
  [
    'writes a class with a hyphen',
    hotelWith('class: in_kind', 'class: in-kind'),
    [
      '17:28 P004 actions.reperformance.class: expected "free", "in_kind", "points" or "money", found "in-kind" (did you mean "in_kind"?)',
    ],
  ],
  [
    'writes a percentage as text',
    hotelWith('cap_percent: 100', 'cap_percent: "100%"'),
    [
      '20:48 P004 actions.refund.cap_percent: expected a whole number, found "100%" (did you mean 100, without quotes and signs?)',
    ],
  ],
  [
    'cuts a word short',
    hotelWith('cap_of: order_value', 'cap_of: order'),
    [
      '20:61 P004 actions.refund.cap_of: expected "order_value" or "loss_value", found "order" (did you mean "order_value"?)',
    ],
  ],
  [
    'calls an incident a case',
    hotelWith('scope: incident', 'scope: case'),
    [
      '31:22 P004 roles.agent.grants[0].limits[2].scope: expected "action", "passenger", "incident", "order", "customer", "actor_day", "actor_week", "actor_month", "actor_quarter", "actor_year", "team_week", "team_month", "team_quarter" or "team_year", found "case" (did you mean "incident"?)',
    ],
  ],
  [
    'chooses who counts where the scope fixes it',
    hotelWith('scope: actor_day, max: "600 EUR"', 'scope: actor_day, max: "600 EUR", counts: everyone'),
    [
      '33:49 P014 roles.agent.grants[0].limits[4].counts: scope actor_day fixes whose entries count; leave "counts" out',
    ],
  ],
  [
    'limits an action the grant does not have',
    hotelWith('{ scope: action, max: "50 EUR" }', '{ scope: action, max: "50 EUR", only: [upgrade] }'),
    [
      '42:52 P011 roles.probationer.grants[0].limits[0].only[0]: "upgrade" is not among the actions of this grant, so the limit would never hold',
    ],
  ],
  [
    'grants nothing',
    hotelWith('actions: [apology, callback, reperformance, points, refund]', 'actions: []'),
    ['40:18 P003 roles.probationer.grants[0].actions: the list is empty; name at least one action'],
  ],
  [
    'lists an action twice',
    hotelWith('actions: [apology, callback, reperformance, points, refund]', 'actions: [refund, refund]'),
    ['40:27 P013 roles.probationer.grants[0].actions[1]: "refund" is listed twice; keep one'],
  ],
  [
    'writes one action without a list',
    hotelWith('actions: [apology, callback, reperformance, points, refund]', 'actions: refund'),
    ['40:18 P004 roles.probationer.grants[0].actions: expected a list like [a, b], found "refund"'],
  ],
  [
    'leaves the limits out where something costs',
    hotelWith(/limits:\n( {10}-.*\n){6}/, 'valid_from: 2026-01-01\n'),
    ['26:9 P003 roles.agent.grants[0].limits: missing; write "limits: …" here'],
  ],
  [
    'writes one limit without a list',
    hotelWith(/limits:\n( {10}-.*\n){6}/, 'limits: { scope: action, max: "1 EUR" }\n'),
    ['28:17 P004 roles.agent.grants[0].limits: expected a list like [a, b], found key: value pairs'],
  ],
  [
    'misspells a sensitivity',
    hotelWith('injury, ', 'injurys, '),
    [
      '35:35 P004 roles.agent.grants[0].when.not_sensitivity[0]: expected "injury", "discrimination", "safeguarding", "staff_misconduct", "legal" or "press", found "injurys" (did you mean "injury"?)',
    ],
  ],
  [
    'lets a grant end before it begins',
    hotelWith('valid_until: 2027-03-01', 'valid_from: 2027-04-01\n        valid_until: 2027-03-01'),
    ['46:22 P015 roles.probationer.grants[0].valid_until: "valid_until" must be after "valid_from"'],
  ],
  [
    'names a team where own or all is asked',
    hotelWith('teams: own', 'teams: front-desk'),
    ['55:42 P004 roles.duty_manager.approve.teams: expected "own" or "all", found "front-desk"'],
  ],
  [
    'asks a role that cannot approve',
    hotelWith('ladder: [duty_manager', 'ladder: [agent, duty_manager'),
    ['61:12 P014 approval.ladder[0]: role "agent" has no "approve", so it cannot be asked; give it one or take it out'],
  ],
  [
    'lets a role extend itself',
    hotelWith(
      '    extends: agent\n    grants:\n      - id: agent.base',
      '    extends: probationer\n    grants:\n      - id: agent.base',
    ),
    [
      '37:5 P012 roles.probationer.extends: roles extend each other in a circle: probationer → probationer; take one "extends" out',
    ],
  ],
  [
    'lets a request end before it climbs',
    hotelWith('expire_after: PT24H', 'expire_after: PT20M'),
    ['64:19 P015 approval.escalate_after: "escalate_after" must be shorter than "expire_after"'],
  ],
  [
    'looks at a pack again before it was made',
    hotelWith('review_by: 2027-05-21', 'review_by: 2026-05-21'),
    ['5:54 P015 pack.review_by: "review_by" must be after "as_of"'],
  ],
  [
    'misspells an action for unidentified customers',
    hotelAnd('unidentified: { max: "30 EUR", actions: [refnd] }'),
    ['76:42 P011 unidentified.actions[0]: unknown action "refnd" (did you mean "refund"?)'],
  ],
  [
    'lets hours overlap',
    hotelAnd('working_hours: { default: { mon: ["08:00-12:00", "11:00-18:00"] } }'),
    ['76:34 P015 working_hours.default.mon: two ranges overlap; join them into one'],
  ],
  [
    'lets hours run past midnight',
    hotelAnd('working_hours: { default: { mon: ["22:00-06:00"] } }'),
    [
      '76:35 P015 working_hours.default.mon[0]: 22:00-06:00 runs backwards; past midnight write two: "…-24:00" and "00:00-…" on the next day',
    ],
  ],
  [
    'writes a day out',
    hotelAnd('working_hours: { default: { monday: ["08:00-12:00"] } }'),
    [
      '76:29 P002 working_hours.default.monday: unknown day "monday"; write one of mon, tue, wed, thu, fri, sat, sun or a span like mon-fri (did you mean "mon"?)',
    ],
  ],
  [
    'gives a day hours twice',
    hotelAnd('working_hours: { default: { mon-fri: ["08:00-12:00"], fri: ["08:00-11:00"] } }'),
    ['76:55 P013 working_hours.default.fri: fri has hours twice; keep one'],
  ],
  [
    'lets a span of days run backwards',
    hotelAnd('working_hours: { default: { fri-mon: ["08:00-12:00"] } }'),
    ['76:29 P015 working_hours.default.fri-mon: fri-mon runs backwards; weeks begin on mon'],
  ],
  [
    'lets a storm raise what it must not',
    hotelAnd(
      'storm: { switched_by: [duty_manager], roles: [agent], actions: [refund], scopes: [action, customer], multiply_percent: 100, max_duration: PT24H, budget: "5000 EUR" }',
    ),
    [
      '76:91 P014 storm.scopes[1]: a storm never raises limits of a customer, an order or a team; take it out',
      '76:120 P015 storm.multiply_percent: 100 is out of range: a whole number from 101 to 500',
    ],
  ],
  [
    'asks for a reason without or with two thresholds',
    hotelAnd('reason_over: [{ actions: [refund] }, { actions: [refund], amount: "5 EUR", percent_of_loss: 10 }]'),
    [
      '76:15 P003 reason_over[0]: missing; write "amount: …" or "percent_of_loss: …" here',
      '76:76 P014 reason_over[1].percent_of_loss: stands beside "amount"; write two entries instead',
    ],
  ],
  [
    'gives a team two budgets of one period',
    hotelAnd(
      'budgets:\n  - { id: a, teams: [x], period: month, max: "1 EUR" }\n  - { id: a, teams: [x], period: month, max: "1 EUR" }',
    ),
    [
      '78:11 P013 budgets[1].id: the budget "a" stands twice; give one of them another id',
      '78:22 P014 budgets[1].teams[0]: team "x" has another budget per month already; keep one',
    ],
  ],
  [
    'takes proved loss out of the limits without evidence',
    hotelAnd('budget_bases: [goodwill]'),
    [
      '76:15 P014 budget_bases: [goodwill] alone needs evidence_over with amount 0 for refund, goodwill; or add actual_loss',
    ],
  ],
  [
    'lets an unknown role open events',
    hotelAnd('events: { opened_by: [manager], max_per_case: "80 EUR", budget: "5000 EUR" }'),
    [
      '76:23 P011 events.opened_by[0]: unknown role "manager"; known: agent, probationer, duty_manager, general_manager',
    ],
  ],
  [
    'misspells an effort and a budget',
    hotelAnd(
      'budgets: [{ id: a, teams: [x], period: month, max: "1 EUR" }]\nwinback: { effort: standart, quiet_period: P60D, budgets_from: b }',
    ),
    [
      '77:20 P004 winback.effort: expected "none", "light", "standard" or "all", found "standart" (did you mean "standard"?)',
      '77:64 P011 winback.budgets_from: unknown budget "b" (did you mean "a"?)',
    ],
  ],
  [
    'declares facts wrongly',
    hotelAnd('facts: { Tier: bool, order_value: money, and: bool, n: integer, e: { enum: [] }, d: { values: [a] } }'),
    [
      '76:10 P004 facts.Tier: "Tier" is no name for a fact: a-z first, then a-z, 0-9, "_"',
      '76:22 P014 facts.order_value: every case has order_value already; declare another name',
      '76:42 P004 facts.and: "and" is a word of conditions; use another',
      '76:56 P004 facts.n: expected int, decimal, bool, money, date, order or { enum: [a, b] }, found "integer" (did you mean "int"?)',
      '76:76 P003 facts.e.enum: the list is empty; write at least one word',
      '76:85 P003 facts.d.enum: missing; write "enum: …" here',
      '76:87 P002 facts.d.values: unknown key "values"; allowed here: enum',
    ],
  ],
  [
    'compares a fact with a word it does not have',
    hotelAnd('facts: { tier: { enum: [gold, silver] }, days: int, fare: money }').replace(
      'injury, discrimination, staff_misconduct] }',
      'injury], if: \'tier == "gol" or days > 3\' }',
    ),
    [
      '35:57 P016 roles.agent.grants[0].when.if: "gol" is none of "gold" or "silver" (did you mean "gold"?) (character 9 of the condition)',
    ],
  ],
  [
    'writes && in a condition',
    hotelAnd('facts: { tier: { enum: [gold, silver] }, days: int, fare: money }').replace(
      'injury, discrimination, staff_misconduct] }',
      'injury], if: "tier == \\"gold\\" && days > 3" }',
    ),
    ['35:66 P016 roles.agent.grants[0].when.if: write "and" for "&&" (character 16 of the condition)'],
  ],
  [
    'misspells a fact and a consequence',
    hotelAnd('facts: { tier: { enum: [gold, silver] }, days: int, fare: money }').replace(
      'injury, discrimination, staff_misconduct] }',
      'injury], if: dayz > 3, otherwise: deny }',
    ),
    [
      '35:48 P011 roles.agent.grants[0].when.if: unknown fact "dayz" (did you mean "days"?) (character 1 of the condition)',
      '35:69 P004 roles.agent.grants[0].when.otherwise: expected "ask" or "refuse", found "deny"',
    ],
  ],
  [
    'writes a condition without quotes',
    hotelWith('injury, discrimination, staff_misconduct] }', 'injury], if: true }'),
    ['35:48 P016 roles.agent.grants[0].when.if: put it in quotes: "true"'],
  ],
  [
    'says otherwise without if',
    hotelWith('injury, discrimination, staff_misconduct] }', 'injury], otherwise: ask }'),
    ['35:44 P014 roles.agent.grants[0].when.otherwise: "otherwise" needs "if"'],
  ],
  [
    'measures several cases with a share of one',
    hotelWith('{ scope: actor_day, max: "600 EUR" }', '{ scope: actor_day, max: { percent: 10, of: order_value } }'),
    [
      '33:38 P014 roles.agent.grants[0].limits[4].max: scope actor_day looks at more than one case; percent and each are for scopes action, passenger, incident, order',
    ],
  ],
  [
    'counts how often one remedy is given',
    hotelWith('{ scope: actor_day, max: "600 EUR" }', '{ scope: action, max: { times: 1 } }'),
    [
      '33:35 P014 roles.agent.grants[0].limits[4].max: one remedy is always once; use scope incident, customer or a period',
    ],
  ],
  [
    'multiplies by an undeclared fact',
    hotelWith('{ scope: actor_day, max: "600 EUR" }', '{ scope: action, max: { each: pax, amount: "1 EUR" } }'),
    ['33:43 P011 roles.agent.grants[0].limits[4].max.each: unknown fact "pax"'],
  ],
  [
    'misspells the shape of a limit',
    hotelWith('{ scope: actor_day, max: "600 EUR" }', '{ scope: actor_day, max: { time: 3 } }'),
    ['33:40 P002 roles.agent.grants[0].limits[4].max.time: unknown key "time" (did you mean "times"?)'],
  ],
  [
    'uses an alias of nothing',
    hotelWith('id: hotel-emea', 'id: *name'),
    ['2:5 P001 *name stands for nothing: there is no &name before it'],
  ],
  [
    'gets every part of an entitlement wrong',
    hotelAnd(
      'entitlements:\n  - id: a\n    basis: legal\n    source: { title: "x", as_of: 2026-01-01, review_by: 2026-05-01 }\n    facts: { d: int, f: money, b: bool }\n    settled_by: [upgrade]\n    table:\n      - { if: "d < 3 and f", owed: "1 EUR" }\n      - { if: "d", owed: { percent: 0, of: d } }\n      - { if: "b", owed: { each: f, amount: "1 GBP", max: "3 EUR" } }',
    ),
    [
      '78:12 P004 entitlements[0].basis: expected "statutory" or "contractual", found "legal"',
      '81:18 P014 entitlements[0].settled_by[0]: "upgrade" is in_kind; what is owed is settled by money actions',
      '83:26 P016 entitlements[0].table[0].if: an amount alone is no condition; compare it with something (character 11 of the condition)',
      '84:16 P016 entitlements[0].table[1].if: a number alone is no condition; compare it with something (character 1 of the condition)',
      '84:37 P015 entitlements[0].table[1].owed.percent: 0 is out of range: a whole number from 1 to 1000',
      '84:44 P014 entitlements[0].table[1].owed.of: fact "d" is not of type money',
      '85:15 P014 entitlements[0].table[2].if: the last row must be "true": what is owed in every other case, even if it is nothing',
      '85:34 P014 entitlements[0].table[2].owed.each: fact "f" is not of type int',
      '85:59 P014 entitlements[0].table[2].owed.max: "max" must be in GBP, as "amount" is',
    ],
  ],
  [
    'owes in two currencies',
    hotelAnd(
      'entitlements:\n  - id: a\n    basis: statutory\n    source: { title: "x", as_of: 2026-01-01, review_by: 2026-05-01 }\n    facts: { d: int }\n    table:\n      - { if: "d < 3", owed: "1 EUR" }\n      - { if: "true", owed: "1 GBP" }',
    ),
    ['82:7 P014 entitlements[0].table: the table mixes currencies (EUR, GBP); a rule owes in one'],
  ],
];

describe('an operator who', () => {
  it.each(MISTAKES)('%s', (_mistake, text, told) => {
    expect(faultsOf(text)).toEqual(told);
  });
});
