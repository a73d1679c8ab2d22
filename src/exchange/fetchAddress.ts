import { fetchErrors } from './fetchErrors.ts';

/** Which addresses may be fetched at all. Pure; where a name leads is decided when it is connected to. */

/** `news.example`, `*.news.example` for what lies under it, `news.example:8080` for another port than the usual ones. */
export type HostPattern = string;

/** `LANGQIAO_FETCH_HOSTS`: patterns parted by commas or spaces. */
export const hostPatterns = (text: string): HostPattern[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((pattern) => pattern !== '');

const MAX_LENGTH = 2_000;
const USUAL_PORTS = new Set(['', '80', '443']);

const hostOf = (url: URL): string => url.hostname.toLowerCase().replace(/\.$/, '');

function matches(pattern: HostPattern, host: string, port: string): boolean {
  const [, name = '', wanted = ''] = /^(.*?)(?::(\d+))?$/.exec(pattern) ?? [];
  if (wanted === '' ? !USUAL_PORTS.has(port) : wanted !== port) return false;
  return name.startsWith('*.') ? host.endsWith(name.slice(1)) && host.length > name.length - 1 : host === name;
}

export interface AddressRules {
  readonly hosts: readonly HostPattern[];
  /** The installation's own host: it never fetches itself. */
  readonly self: string | null;
}

/** Nothing is fetched. */
export const NO_SITES: AddressRules = { hosts: [], self: null };

/**
 * The address as the platform's parser understands it: `http://2130706433` is 127.0.0.1 from here on.
 * @throws DomainError `fetch.off`, `fetch.address`, `fetch.scheme`, `fetch.credentials`, `fetch.port`, `fetch.host`
 */
export function checkAddress(address: string, rules: AddressRules): URL {
  if (rules.hosts.length === 0) throw fetchErrors.off();
  const text = address.trim();
  if (text.length > MAX_LENGTH || !URL.canParse(text)) throw fetchErrors.address();
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw fetchErrors.scheme();
  if (url.username !== '' || url.password !== '') throw fetchErrors.credentials();
  const host = hostOf(url);
  if (host === '' || host === rules.self) throw fetchErrors.host({ host });
  if (!rules.hosts.some((pattern) => matches(pattern, host, url.port))) {
    const known = rules.hosts.some((pattern) => matches(pattern, host, ''));
    throw known ? fetchErrors.port({ port: url.port }) : fetchErrors.host({ host: host.slice(0, 100) });
  }
  url.hash = '';
  return url;
}
