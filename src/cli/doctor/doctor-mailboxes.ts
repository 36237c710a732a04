/** The doctor's look at the mailboxes: whether the mail server lets us in, and has the folders. Reads nothing, marks nothing. */
import type { MailboxSettings } from '../../intake/mailbox/settings.ts';
import { causeOf } from '../../log.ts';
import { fail, ok, type Finding } from './finding.ts';

export async function checkMailboxes(mailboxes: readonly MailboxSettings[]): Promise<readonly Finding[]> {
  return await Promise.all(mailboxes.map(checkMailbox));
}

async function checkMailbox(settings: MailboxSettings): Promise<Finding> {
  const { name, host, user, folder, moveTo } = settings;
  const check = `mailbox ${name}`;
  // loaded only where there is one
  const { openSession } = await import('../../intake/mailbox/session.ts');
  try {
    const session = await openSession(settings);
    const hasTarget = await session.hasTarget();
    await session.close();
    if (hasTarget)
      return ok(
        check,
        `${host} lets ${user} in, and has ${[folder, moveTo].filter((each) => each !== null).join(' and ')}`,
      );
    return fail(
      check,
      `${host} has no folder ${moveTo ?? ''}`,
      `make it, or name another one as \`move_to\` of ${name} in amends.yaml; until then mails stay where they are`,
    );
  } catch (error) {
    const { cause, message } = error as Error;
    return fail(
      check,
      message === '' ? causeOf(cause) : message,
      'check host, port, tls, user and folder in amends.yaml, and the password in the environment',
    );
  }
}
