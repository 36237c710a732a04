/** Which addresses are ours: of the mailbox itself, and of the house. Pure. */
import { domainOf } from './address.ts';

export interface OwnMail {
  /** Of the mailbox: what they send is our own. In small letters. */
  readonly addresses: readonly string[];
  /** Of the house: who writes from there is a colleague. */
  readonly domains: readonly string[];
  /** Behind the @ of the Message-IDs of what we send ourselves. */
  readonly idDomains: readonly string[];
}

export const NOTHING_OWN: OwnMail = { addresses: [], domains: [], idDomains: [] };

/** `complaints@hotel.example` is an address, `@hotel.example` or `hotel.example` a house. */
export function ownOf(written: readonly string[]): OwnMail {
  const small = written.map((each) => each.trim().toLowerCase()).filter((each) => each !== '');
  const addresses = small.filter((each) => each.includes('@') && !each.startsWith('@'));
  const domains = small.filter((each) => !addresses.includes(each)).map((each) => each.replace(/^@/, ''));
  return {
    addresses,
    domains: [...new Set([...domains, ...addresses.map(domainOf)])].filter((each) => !isShared(each)),
    idDomains: [],
  };
}

/** With its tag, if it has one: `complaints+web@…`. */
export const isOwn = ({ addresses }: OwnMail, address: string): boolean => {
  const bare = address.trim().toLowerCase().replace(/^<|>$/g, '');
  return addresses.includes(bare) || addresses.includes(bare.replace(/\+[^@]*@/, '@'));
};

export const isOwnDomain = ({ domains }: OwnMail, domain: string): boolean =>
  domains.some((each) => domain === each || domain.endsWith(`.${each}`));

/** Everybody has an address there. */
const SHARED =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|aol|icloud|me|mac|gmx|web|t-online|freenet|mail|proton|protonmail|pm|tutanota|orange|wanadoo|free|laposte|sfr|libero|virgilio|tiscali|alice|wp|o2|onet|interia|seznam|yandex|qq|163|126|naver|daum|docomo|ezweb|softbank|comcast|verizon|att|sbcglobal|btinternet|sky|ziggo|kpnmail|telenet|skynet|bluewin|uol|bol|terra|telia|fastmail|zoho|hey)\.[a-z.]{2,10}$/;
export const isShared = (domain: string): boolean => SHARED.test(domain);

/** Whether somebody of our own house sent it: by what is set, or because it was sent within one house. */
export function isColleague(own: OwnMail, from: string, to: readonly string[]): boolean {
  if (isOwn(own, from)) return true;
  const domain = domainOf(from);
  if (isOwnDomain(own, domain)) return true;
  return own.domains.length === 0 && !isShared(domain) && to.some((each) => domainOf(each) === domain);
}
