/** A real mail server in a folder of its own, as nobody in particular, on a port of this machine. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { freePort } from '../../ways/free-port.ts';

const DOVECOT = '/usr/sbin/dovecot';
export const USER = 'complaints@hotel.example';
export const PASSWORD = 'a-password-for-tests';

/** Undefined where none is installed: `.ci/run` installs one. */
export function dovecotVersion(): string | undefined {
  try {
    return execFileSync(DOVECOT, ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

export interface MailServer {
  readonly port: number;
  /** A connection of somebody else to the same mailbox. */
  client(): Promise<ImapFlow>;
  stop(): Promise<void>;
  /** For good. */
  end(): Promise<void>;
  /** Again, with the same mails. */
  start(): Promise<void>;
}

export async function openDovecot(): Promise<MailServer> {
  // not in the folder of the run, which is closed to the users that read mail
  const dir = mkdtempSync('/tmp/dovecot-');
  const port = Number(await freePort());
  // whoever lets people in may be another user
  chmodSync(dir, 0o755);
  mkdirSync(path.join(dir, 'run'));
  const { uid, gid } = usersHere();
  mkdirSync(path.join(dir, 'mails'));
  chownSync(path.join(dir, 'mails'), uid, gid);
  const file = path.join(dir, 'dovecot.conf');
  writeFileSync(file, confOf(dir, port));
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    server = spawn(DOVECOT, ['-F', '-c', file], { stdio: 'ignore' });
    for (let n = 0; n < 100; n += 1) {
      if (
        await client(port).then(
          (c) => c.logout().then(() => true),
          () => false,
        )
      )
        return;
      await pause(50);
    }
    throw new Error('Dovecot does not answer');
  };
  const stop = async (): Promise<void> => {
    const ended = server;
    if (ended === undefined || ended.exitCode !== null) return;
    await new Promise((resolve) => {
      ended.once('exit', resolve);
      ended.kill('SIGTERM');
    });
  };
  await start();
  const end = async (): Promise<void> => {
    await stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return { port, client: () => client(port), start, stop, end };
}

async function client(port: number): Promise<ImapFlow> {
  const made = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: USER, pass: PASSWORD },
    logger: false,
    disableAutoIdle: true,
  });
  made.on('error', () => undefined);
  await made.connect();
  return made;
}

/** Nobody's mail belongs to root, and who lets people in is not root: the package makes users for that. A person is all of them. */
function usersHere() {
  const { username, uid, gid } = userInfo();
  const id = (...words: readonly string[]): string => execFileSync('id', words, { encoding: 'utf8' }).trim();
  if (uid !== 0) return { login: username, internal: username, group: id('-gn'), uid, gid };
  return {
    login: 'dovenull',
    internal: 'dovecot',
    group: 'dovecot',
    uid: Number(id('-u', 'dovecot')),
    gid: Number(id('-g', 'dovecot')),
  };
}

function confOf(dir: string, port: number): string {
  const users = usersHere();
  return `
base_dir = ${dir}/run
state_dir = ${dir}/run
log_path = ${dir}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:${dir}/mails/mail
first_valid_uid = 0
first_valid_gid = 0
default_internal_user = ${users.internal}
default_login_user = ${users.login}
default_internal_group = ${users.group}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${users.uid} gid=${users.gid} home=${dir}/mails
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Done {
    auto = create
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
`;
}
