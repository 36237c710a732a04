/** The approval card of one request, in the case's thread: redrawn, never reposted; no live button after the decision. Pure. */
import { showWait } from '../core/base/time.ts';
import type { Block, Card, Text } from './card.ts';
import { itemWords } from './case-card.ts';
import { sayReason } from './reasons.ts';
import { amount, bold, listed, moment, person } from './say.ts';
import type { RequestSeen } from './seen.ts';
import { remedy, REQUEST_STATUS } from './words/en.ts';

export function requestCard(seen: RequestSeen): Card {
  const { case: c, request: r, eyes } = seen;
  const actions = c.actions.filter((a) => r.actions.includes(a.id));
  const what = listed(actions.map((a) => itemWords(a, eyes)));
  const ask: Text = [
    person(r.by, eyes),
    ' asks for ',
    bold(what),
    ` on ${c.id}`,
    ...(r.because === null ? ['.'] : [', because ', r.because]),
  ];
  const blocks: Block[] = [{ kind: 'text', text: ask }];
  if (r.status === 'pending') blocks.push(...pendingBlocks(seen));
  else blocks.push({ kind: 'context', text: decided(seen) });
  return {
    subject: `request:${c.id}:${r.id}`,
    version: c.version,
    title: `${c.id} · approval ${REQUEST_STATUS[r.status]}`,
    blocks,
    summary: `${c.id}: ${eyes.name(r.by)} asks for ${what}; ${r.status === 'pending' ? `${listed(r.asked.map(eyes.name), 'or') || 'somebody with the authority'} can decide` : REQUEST_STATUS[r.status]}.`,
  };
}

function pendingBlocks(seen: RequestSeen): Block[] {
  const { case: c, request: r, eyes, meanwhile } = seen;
  const sought = c.triage.remedySought?.value ?? 'not asked yet';
  const before = c.actions.filter((a) => a.status === 'done' || a.status === 'authorised');
  const can = [
    ...meanwhile.free.map(remedy),
    ...(meanwhile.upTo === null || meanwhile.upTo.minor <= 0n
      ? []
      : [`up to ${amount(meanwhile.upTo, eyes)} on account`]),
  ];
  const at = { case: c.id, v: c.version, request: r.id };
  return [
    {
      kind: 'facts',
      facts: [
        {
          label: 'Who can decide',
          value: r.asked.flatMap((id, i): Text => [...(i === 0 ? [] : [', ']), person(id, eyes)]),
        },
        {
          label: 'Customer waiting',
          value: [
            showWait(Math.max(0, eyes.now.getTime() - c.receivedAt.getTime())),
            ', since ',
            moment(c.receivedAt, eyes),
          ],
        },
        {
          label: 'Why it needs you',
          value: [
            seen.reasons.map((reason) => sayReason(reason, null, eyes, eyes.name(r.by), seen.together)).join(' '),
          ],
        },
        { label: 'The customer asks for', value: [sought] },
        {
          label: 'Given before',
          value: [before.length === 0 ? 'nothing' : listed(before.map((a) => itemWords(a, eyes)))],
        },
      ],
    },
    {
      kind: 'context',
      text: [bold('Meanwhile you can: '), person(r.by, eyes), ` may give ${listed(can, 'or') || 'an apology'} now.`],
    },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Approve', press: { do: 'approve', ...at, digest: r.digest }, tone: 'primary' },
        { label: 'Decline…', press: { do: 'open_decline', ...at, digest: r.digest } },
        { label: 'Withdraw', press: { do: 'withdraw', ...at } },
      ],
    },
  ];
}

function decided(seen: RequestSeen): Text {
  const { request: r, eyes } = seen;
  const when: Text = r.decidedAt === null ? [] : [', ', moment(r.decidedAt, eyes)];
  const who: Text =
    r.decidedBy === null
      ? []
      : [' by ', person(r.decidedBy, eyes), ...(r.onBehalfOf === null ? [] : [' for ', person(r.onBehalfOf, eyes)])];
  const why: Text = r.reason === null ? [] : ['. Reason: ', r.reason];
  const instead: Text = r.alternative === null ? [] : ['. This would be fine: ', r.alternative];
  return [
    bold(`${REQUEST_STATUS[r.status].charAt(0).toUpperCase()}${REQUEST_STATUS[r.status].slice(1)}`),
    ...who,
    ...when,
    ...why,
    ...instead,
  ];
}
