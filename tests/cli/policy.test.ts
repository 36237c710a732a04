import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { amends, amendsProcess, begin, fileOf, HOTEL, PEOPLE } from './amends.ts';

const BROKEN = HOTEL.replace('voucher, refund, goodwill]', 'voucher, refund, gooodwill]');
/** A second grant with a limit for one of two words. */
const GAP = HOTEL.replace('actions:', 'facts: { tier: { enum: [gold, silver] } }\nactions:').replace(
  '  probationer:',
  "      - { id: gap, actions: [voucher], limits: [{ scope: action, max: '9 EUR', if: 'tier == \"gold\"' }] }\n  probationer:",
);
const RAISED = HOTEL.replace("scope: action, max: '150 EUR'", "scope: action, max: '200 EUR'");

describe('amends', () => {
  it('shows its verbs when nothing is asked of it, and only those that exist', async () => {
    const bare = await amends([]);
    expect(bare).toMatchObject({ status: 2, out: '' });
    const help = await amends(['--help']);
    expect(help.status).toBe(0);
    expect(help.out).toBe(bare.err);
    for (const verb of [
      'start',
      'demo',
      'doctor',
      'policy check',
      'policy simulate',
      'audit verify',
      'replay outbox',
      'import',
      'export metrics',
      'erase customer',
    ]) {
      expect(help.out).toContain(`  ${verb} `);
    }
    expect(help.out).not.toMatch(/^ {2}forget /m);
  });

  it('says what there is when a verb is unknown, half written or mistyped', async () => {
    const [unknown, half, typo] = [
      await amends(['frobnicate']),
      await amends(['policy']),
      await amends(['policy', 'chek', 'x']),
    ];
    expect(unknown).toMatchObject({ status: 2, out: '' });
    expect(unknown.err).toMatch(/does not know "frobnicate".*doctor · manifest · policy check/s);
    expect(half).toMatchObject({ status: 2 });
    expect(half.err).toContain('After "policy" there is: policy check · policy diff');
    expect(typo.err).toContain('did you mean "policy check"?');
  });

  it('tells wrong options and words with the usage, and no stack trace', async () => {
    for (const line of [
      ['policy', 'check'],
      ['policy', 'check', 'a', 'b'],
      ['policy', 'check', 'a', '--frob'],
      ['doctor', 'now'],
    ]) {
      const { status, out, err } = await amends(line);
      expect({ line, status }).toEqual({ line, status: 2 });
      expect(out).toBe('');
      expect(err).toContain('Usage: amends ');
      expect(err).not.toMatch(/\n\s+at |node:internal|ERR_/);
    }
  });
});

describe('the process of amends', () => {
  it('ends well with the answer on standard output', async () => {
    const ended = await amendsProcess(['--help']);
    expect(ended).toEqual({ status: 0, out: (await amends(['--help'])).out, err: '' });
  });

  it('fails with the faults on standard error', async () => {
    const line = ['policy', 'check', fileOf(BROKEN)];
    const ended = await amendsProcess(line);
    expect(ended).toMatchObject({ status: 1, out: '' });
    expect(ended).toEqual(await amends(line));
  });

  it('tells wrong usage by a status of its own', async () => {
    const ended = await amendsProcess(['policy', 'check', 'a', '--frob']);
    expect(ended).toMatchObject({ status: 2, out: '' });
    expect(ended.err).not.toMatch(/\n\s+at |node:internal|ERR_/);
  });

  it('does not mind when nobody reads to the end', async () => {
    const begun = begin(['--help']);
    begun.deaf();
    expect(await begun.ended).toMatchObject({ status: 0, err: '' });
  });
});

describe('amends policy check', () => {
  it('says every fault with its place and what was meant, and fails', async () => {
    const file = fileOf(BROKEN);
    const { status, out, err } = await amends(['policy', 'check', file]);
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(new RegExp(`^${file}:\\d+:\\d+ P011 roles\\.agent\\..*did you mean "goodwill"`, 'm'));
    expect(err).toContain('fault');
  });

  it('gives faults as JSON too', async () => {
    const { status, out } = await amends(['policy', 'check', fileOf(BROKEN), '--json']);
    expect(status).toBe(1);
    const said = JSON.parse(out);
    expect(said.ok).toBe(false);
    expect(said.faults[0]).toMatchObject({ code: 'P011', line: expect.any(Number), column: expect.any(Number) });
  });

  it('says a good policy in plain words', async () => {
    const { status, out, err } = await amends(['policy', 'check', fileOf(HOTEL)]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('at most 250.00 EUR per case');
    expect(out).toContain('fine.');
  });

  it('warns of facts for which nothing limits a remedy, with an example', async () => {
    const { status, out } = await amends(['policy', 'check', fileOf(GAP), '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out).warnings).toContainEqual(
      expect.objectContaining({
        code: 'W12',
        path: 'roles.agent.grants[1]',
        message: 'tier: silver → voucher has no limit',
        example: { tier: 'silver' },
        said: expect.stringMatching(/yaml:\d+:\d+ W12 /),
      }),
    );
  });

  it('lets warnings pass, and not with --strict', async () => {
    const file = fileOf(
      HOTEL.replace('review_by: 2027-05-21', 'review_by: 2020-05-21').replace('as_of: 2026-11-21', 'as_of: 2019-11-21'),
    );
    const lenient = await amends(['policy', 'check', file]);
    expect(lenient.status).toBe(0);
    expect(lenient.err).toContain('W01 pack.review_by');
    const strict = await amends(['policy', 'check', file, '--strict']);
    expect(strict).toMatchObject({ status: 1, out: '' });
    expect(strict.err).toContain('W01 pack.review_by');
  });

  it('looks at the people of AMENDS_CONFIG: who has no approver, whose role is unknown', async () => {
    const alone = readFileSync(PEOPLE, 'utf8')
      .replace(/ {2}- id: bob[\s\S]*$/, '')
      .replace(/^admins: .*$/m, 'admins: [ana]')
      .replace('role: agent', 'role: duty_manager');
    const lonely = await amends(['policy', 'check', fileOf(HOTEL), '--json'], {
      AMENDS_CONFIG: fileOf(alone, 'amends.yaml'),
    });
    expect(lonely.status).toBe(0);
    expect(JSON.parse(lonely.out).warnings).toMatchObject([{ code: 'W08', path: 'people.ana' }]);
    const unknown = alone.replace('role: duty_manager', 'role: duty_manger');
    const wrong = await amends(['policy', 'check', fileOf(HOTEL)], { AMENDS_CONFIG: fileOf(unknown, 'amends.yaml') });
    expect(wrong.status).toBe(1);
    expect(wrong.err).toMatch(/amends\.yaml: P011 people\.ana\.role.*did you mean "duty_manager"/);
  });

  it('says that a file cannot be read', async () => {
    const { status, err } = await amends(['policy', 'check', '/nowhere/authority.yaml']);
    expect(status).toBe(1);
    expect(err).toContain('/nowhere/authority.yaml cannot be read');
  });
});

describe('amends policy diff', () => {
  const diff = async (older: string, newer: string): Promise<string> => {
    const { status, out, err } = await amends(['policy', 'diff', fileOf(older), fileOf(newer)]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    return out;
  };

  it('says in words what a role may do now, and who inherits it', async () => {
    expect(await diff(HOTEL, RAISED)).toContain(
      'agent may now give 200 EUR instead of 150 EUR per remedy (grant agent.base; duty_manager, general_manager have it too)',
    );
  });

  it('says that nothing changed: for the same file, and for comments and layout', async () => {
    expect(await diff(HOTEL, HOTEL)).toContain('Nothing changed: the two files are the same.');
    expect(await diff(HOTEL, `# a thought\n${HOTEL}`)).toContain('Nothing changed: the files differ only in comments');
  });

  it('names new and removed actions, limits, approvers, caps, facts and everything shared', async () => {
    const changed = HOTEL.replace(
      '  voucher: { class: money }',
      '  voucher: { class: money, cap_percent: 50, cap_of: order_value }',
    )
      .replace(
        "  upgrade: { class: in_kind, default_cost: '40 EUR' }",
        "  upgrade: { class: in_kind, default_cost: '45 EUR' }\n  flowers: { class: in_kind, default_cost: '20 EUR' }",
      )
      .replace("          - { scope: actor_month, max: '4000 EUR' }\n", '')
      .replace(
        "approve: { up_to: '1000 EUR', teams: own }",
        "approve: { up_to: '2000 EUR', teams: all, per_day: '3000 EUR' }",
      )
      .replace('expire_after: PT24H', 'expire_after: P2D')
      .replace("max: '60 EUR'", "max: '80 EUR'")
      .replace('roles:\n', 'facts: { nights: int }\nroles:\n');
    const said = await diff(HOTEL, changed);
    for (const words of [
      'agent no longer has the limit: at most 4000.00 EUR per person and month',
      'duty_manager may now approve up to 2000 EUR instead of 1000 EUR per case',
      'duty_manager may now approve for every team instead of the own team',
      'duty_manager may now approve 3000 EUR instead of any sum a day',
      'new action flowers: in kind, counted as 20 EUR or more',
      'upgrade is now in kind, counted as 45 EUR or more instead of in kind, counted as 40 EUR or more',
      'voucher is now money up to 50 % of the order value instead of money without a value cap',
      'a case may now carry the fact nights (int)',
      'approval, expire after: now 2 days instead of 1 day',
      'unidentified, max: now 80 EUR instead of 60 EUR',
    ]) {
      expect(said).toContain(words);
    }
  });

  it('gives JSON, and refuses a broken file', async () => {
    const { out } = await amends(['policy', 'diff', fileOf(HOTEL), fileOf(RAISED), '--json']);
    expect(JSON.parse(out).changes).toMatchObject([
      { roles: ['agent', 'duty_manager', 'general_manager'], section: 'roles' },
    ]);
    expect(await amends(['policy', 'diff', fileOf(HOTEL), fileOf(BROKEN)])).toMatchObject({ status: 1, out: '' });
  });
});

describe('amends policy explain', () => {
  const AT = ['--at', '2026-12-10T10:00:00Z'];
  const explain = async (text: string, ...line: readonly string[]): Promise<ReturnType<typeof JSON.parse>> => {
    const { status, out, err } = await amends(['policy', 'explain', fileOf(text), ...AT, ...line, '--json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    return JSON.parse(out);
  };

  it('knows on how many other cases what was authorised was not given', async () => {
    const asked = ['--who', 'agent', '--give', 'refund 20 EUR', '--not-given'];
    expect(await explain(HOTEL, ...asked, '2')).toMatchObject({ outcome: 'allow' });
    expect(await explain(HOTEL, ...asked, '3')).toMatchObject({ reasons: [{ code: 'not_given_lately' }] });
    expect(await amends(['policy', 'explain', fileOf(HOTEL), ...asked, 'few'])).toMatchObject({ status: 2 });
  });

  it('shows every limit with used, asked and left, who could decide, and the smallest change', async () => {
    const said = await explain(HOTEL, '--who', 'agent', '--give', 'refund 200 EUR', '--used', '100 EUR');
    expect(said).toMatchObject({ outcome: 'needs_approval', cost: '200.00 EUR', largestAllowed: '150.00 EUR' });
    expect(said.limits).toContainEqual({
      grant: 'agent.base',
      limit: 'at most 250.00 EUR per case',
      used: '100.00 EUR',
      asked: '200.00 EUR',
      left: '150.00 EUR',
      stands: 'over',
    });
    expect(said.whoCouldDecide.map(({ role }: { role: string }) => role)).toEqual(['duty_manager', 'general_manager']);
    const { edits } = said.smallestChange;
    expect(edits.map(({ path, from, to }: Record<string, string>) => [path, from, to])).toEqual([
      ['roles.agent.grants[0].limits[0].max', '150 EUR', '200 EUR'],
      ['roles.agent.grants[0].limits[2].max', '250 EUR', '300 EUR'],
    ]);
  });

  it('proposes a change that does: made in the file, it allows', async () => {
    const asked = [
      '--who',
      'agent',
      '--give',
      'goodwill 130 GBP',
      '--loss',
      '40 EUR',
      '--customer',
      'none',
      '--sensitivity',
      'injury',
    ];
    const { smallestChange } = await explain(HOTEL, ...asked);
    expect(smallestChange.kind).toBe('change');
    const changed = edited(HOTEL, smallestChange.edits);
    expect(await explain(changed, ...asked)).toMatchObject({
      outcome: 'allow',
      smallestChange: { kind: 'none_needed' },
    });
  });

  it('says in words what another file would not mend', async () => {
    const { out } = await amends([
      'policy',
      'explain',
      fileOf(HOTEL),
      ...AT,
      '--who',
      'agent',
      '--give',
      'goodwill 20 EUR',
    ]);
    expect(out).toContain('agent: goodwill 20 EUR needs approval.');
    expect(out).toContain('say it (--order, --loss)');
    expect(await explain(HOTEL, '--who', 'agent', '--give', 'refund')).toMatchObject({
      outcome: 'refuse',
      smallestChange: { kind: 'no_change_does' },
    });
  });

  it('judges what is within the limits, free or listed nowhere', async () => {
    expect(await explain(HOTEL, '--who', 'agent', '--give', 'refund 150 EUR')).toMatchObject({ outcome: 'allow' });
    expect(await explain(HOTEL, '--who', 'agent', '--give', 'apology')).toMatchObject({ outcome: 'allow', limits: [] });
    expect(await explain(HOTEL, '--who', 'agent', '--give', 'cash')).toMatchObject({ outcome: 'refuse' });
    expect(await explain(HOTEL, '--who', 'probationer', '--give', 'upgrade')).toMatchObject({
      outcome: 'refuse',
      smallestChange: { edits: [{ path: 'roles.probationer.grants[0].actions' }] },
    });
  });

  it('says what makes up for a proved loss, compares limits with the rest, and proposes a change for the rest', async () => {
    const text = `${HOTEL}
evidence_over: [{ actions: [refund, goodwill, voucher], amount: "0 EUR", kinds: [receipt] }]
budget_bases: [goodwill]
`;
    const asked = ['--who', 'agent', '--give', 'refund 260 EUR', '--order', '900 EUR', '--loss', '100 EUR'];
    const said = await explain(text, ...asked, '--evidence', 'receipt');
    expect(said).toMatchObject({ outcome: 'needs_approval', loss: '100.00 EUR', largestAllowed: '250.00 EUR' });
    const compared: readonly { asked: string }[] = said.limits;
    expect(new Set(compared.map((limit) => limit.asked))).toEqual(new Set(['160.00 EUR']));
    expect(said.smallestChange.edits).toMatchObject([{ path: 'roles.agent.grants[0].limits[0].max', to: '160 EUR' }]);
    expect(await explain(text, ...asked)).not.toHaveProperty('loss');
    const { out } = await amends(['policy', 'explain', fileOf(text), ...AT, ...asked, '--evidence', 'receipt']);
    expect(out).toContain('100.00 EUR of it makes up for the proved loss and counts against no limit.');
    const wrong = await amends(['policy', 'explain', fileOf(text), ...AT, ...asked, '--evidence', 'recipt']);
    expect(wrong.err).toContain('the policy has no evidence "recipt" (did you mean "receipt"?); it names receipt');
  });

  it('says whose eyes are needed where the asker’s are not enough', async () => {
    const text = `${HOTEL.replace('max_delegation_depth', 'evidence_seen_by: other\n  max_delegation_depth')}
evidence_over:
  - { actions: [refund], amount: "60 EUR", kinds: [photo] }
  - { actions: [refund], amount: "70 EUR", kinds: [invoice] }
`;
    const asked = ['--who', 'agent', '--give', 'refund 70 EUR', '--order', '900 EUR', '--evidence', 'photo'];
    const { out } = await amends(['policy', 'explain', fileOf(text), ...AT, ...asked]);
    expect(out).toContain('Asks for: evidence.\n  somebody else than the asker must have seen the photo');
    expect(out, 'what it is not over').not.toContain('invoice');
    const seen = await explain(text, ...asked, '--evidence-by-other', 'photo');
    expect(seen.requires).toEqual([]);
    const checked = await amends(['policy', 'check', fileOf(text)]);
    expect(checked.out).toContain('evidence (photo), seen by somebody else than the one who gives or asks');
  });

  it('takes facts by their declared type', async () => {
    const text = HOTEL.replace('roles:\n', 'facts: { nights: int, tier: { enum: [gold, plain] } }\nroles:\n').replace(
      'when: { not_sensitivity: [injury, discrimination, staff_misconduct] }',
      'when: { if: \'nights >= 2 and tier == "gold"\' }',
    );
    const asked = ['--who', 'agent', '--give', 'refund 20 EUR'];
    expect(await explain(text, ...asked)).toMatchObject({
      outcome: 'needs_approval',
      reasons: [{ code: 'fact_unknown', subject: 'nights' }],
    });
    expect(await explain(text, ...asked, '--fact', 'nights=2', '--fact', 'tier=gold')).toMatchObject({
      outcome: 'allow',
    });
    expect(await explain(text, ...asked, '--fact', 'nights=1')).toMatchObject({
      reasons: [{ code: 'condition_not_met', unmet: [['nights is at least 2']] }],
      smallestChange: { edits: [{ path: 'roles.agent.grants[0].when', to: null }] },
    });
  });

  it.each([
    [`never: 'nights < 2'`, ['never']],
    [`if: 'nights > 2', otherwise: ask`, ['if', 'otherwise']],
    [`never: 'nights < 2', if: 'nights > 2'`, ['never', 'if']],
    [`never: 'nights < 2', if: 'nights < 9'`, ['never']],
    [`never: 'nights > 9', if: 'nights > 2'`, ['if']],
  ])('proposes to take out only what closes a grant: %s', async (conditions, keys) => {
    const text = HOTEL.replace('roles:\n', 'facts: { nights: int }\nroles:\n').replace(
      'when: { not_sensitivity: [',
      `when: { ${conditions}, not_sensitivity: [`,
    );
    const { smallestChange } = await explain(text, '--who', 'agent', '--give', 'refund 20 EUR', '--fact', 'nights=1');
    const paths: readonly { path: string; to: unknown }[] = smallestChange.edits;
    expect(paths.map(({ path }) => path)).toEqual(keys.map((key) => `roles.agent.grants[0].when.${key}`));
  });

  it('says what stands in the place of a grant that always asks', async () => {
    const text = HOTEL.replace('voucher, refund, goodwill]', 'refund, goodwill]').replace(
      'grants:\n',
      'grants:\n      - { id: agent.asks, actions: [voucher], ask: always }\n',
    );
    expect(await explain(text, '--who', 'agent', '--give', 'voucher 20 EUR')).toMatchObject({
      outcome: 'needs_approval',
      reasons: [{ code: 'always_asked', subject: 'agent.asks' }],
      smallestChange: { kind: 'no_change_does', why: expect.stringContaining('limits in place of "ask"') },
    });
  });

  it.each([
    [['--who', 'agnt', '--give', 'apology'], 'did you mean "agent"?'],
    [['--who', 'agent'], '--give is missing'],
    [['--who', 'agent', '--give', 'refund 1,234'], '--give: “1,234” can mean'],
    [['--who', 'agent', '--give', 'points lots'], 'write how many'],
    [['--who', 'agent', '--give', 'apology 5 EUR'], 'costs nothing'],
    [['--who', 'agent', '--give', 'refund 5 EUR', '--order=-3'], '--order:'],
    [['--who', 'agent', '--give', 'refund 5 EUR', '--sensitivity', 'injry'], 'did you mean "injury"?'],
    [['--who', 'agent', '--give', 'refund 5 EUR', '--fact', 'nights=2'], 'it declares none'],
    [['--who', 'agent', '--give', 'refund 5 EUR', '--at', 'soon'], 'is no date'],
  ])('refuses %j as wrong usage', async (line, words) => {
    const { status, out, err } = await amends(['policy', 'explain', fileOf(HOTEL), ...line]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(words);
  });
});

/** The file with the proposed edits made: `[0]` and `.key` are the steps of a path, a list is written `[a, b]`. */
function edited(text: string, edits: readonly { readonly path: string; readonly to: string }[]): string {
  const document = parseDocument(text);
  for (const { path, to } of edits) {
    const steps = path.match(/[^.[\]]+/g) ?? [];
    const value: unknown = /^(\[.*\]|\d+)$/.test(to) ? parse(to) : to;
    document.setIn(
      steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
      value,
    );
  }
  return String(document);
}
