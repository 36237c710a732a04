import { describe, expect, it } from 'vitest';
import { isWithinOutage, mayOpenOutage } from '../../../src/core/authority/outage-opening.ts';
import type { ActionAsked } from '../../../src/core/authority/asked.ts';
import { ANA, ask, AT, HOTEL, HOTEL_YAML, m, MIA, policyOf, refund } from './hotel.ts';

const EVENTFUL = policyOf(`${HOTEL_YAML}
events: { opened_by: [duty_manager], max_per_case: "80 EUR", budget: "100 EUR" }
`);

describe('an event', () => {
  it.each([
    ['duty_manager', true],
    ['agent', false],
    ['general_manager', false],
  ])('is opened by the roles the policy names: %s', (role, may) => {
    expect(EVENTFUL.outages && mayOpenOutage(EVENTFUL.outages, role)).toBe(may);
  });

  it.each<[string, ActionAsked | null, boolean]>([
    ['nothing agreed', null, true],
    ['what is free', ask('apology'), true],
    ['the most per case', refund('80'), true],
    ['a cent more', refund('80.01'), false],
    ['another currency, converted', refund('67.22 GBP'), true],
    ['another currency, a penny more', refund('67.23 GBP'), false],
    ['a currency without a rate', refund('1 CHF'), false],
    ['a remedy in kind', ask('upgrade'), true],
    ['a remedy in kind that costs more', ask('upgrade', { cost: m('81') }), false],
    ['an amount left out', ask('refund'), false],
    ['an action the policy does not know', ask('balloon_ride'), false],
  ])('gives everybody %s: %#', (_what, remedy, is) => {
    expect(isWithinOutage(remedy, EVENTFUL, { by: MIA, at: AT })).toBe(is);
  });

  it('may give what its opener could not give alone, and anything where the policy has no events', () => {
    const large = policyOf(
      `${HOTEL_YAML}\nevents: { opened_by: [agent], max_per_case: "500 EUR", budget: "1000 EUR" }\n`,
    );
    expect(isWithinOutage(refund('500'), large, { by: ANA, at: AT })).toBe(true);
    expect(isWithinOutage(refund('500'), HOTEL, { by: ANA, at: AT })).toBe(true);
  });
});
