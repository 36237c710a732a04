/** What another system told of a customer, as the command that logs it. Pure. */
import { customerFrom, type CustomerKeyOf } from '../../core/base/customers.ts';
import type { LogCommand } from '../../core/case/commands.ts';
import type { ComplaintSource } from '../../core/case/told.ts';
import type { Heard, ReceivedComplaint } from '../door/intake-door.ts';

const SOURCE_OF: Readonly<Record<Heard, ComplaintSource>> = {
  direct: 'webhook',
  survey: 'survey',
  review: 'review',
  post: 'post',
};

/** `way`: the source it came by. */
export function logCommandOf(told: ReceivedComplaint, way: string, keyOf: CustomerKeyOf): LogCommand {
  const { customer, customerKeys, customerName, matters, inReplyTo, attachments, receivedAt, link, heard } = told;
  return {
    kind: 'log',
    text: wordsOf(told),
    customer: customer ?? customerKeys[0] ?? null,
    ...(customerName !== null && { customerName }),
    remedySought: null,
    failure: null,
    severity: null,
    orderValue: null,
    lossValue: null,
    source: SOURCE_OF[heard],
    permalink: link,
    receivedAt,
    from: null,
    told: {
      way,
      matters,
      ...(inReplyTo !== undefined && { inReplyTo }),
      keys: [...new Set(customerKeys.flatMap((typed) => customerFrom(typed, keyOf)?.key ?? []))],
      files: attachments.map(({ name }) => name),
    },
  };
}

/** Its subject above it, unless it begins with that. */
export const wordsOf = ({ subject, text }: Pick<ReceivedComplaint, 'subject' | 'text'>): string =>
  subject === null || text.startsWith(subject) ? text : `${subject}\n\n${text}`.trim();
