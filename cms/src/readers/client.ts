import { clientHeader, clientPayload } from '@standfirst/shared-types';
import ipaddr from 'ipaddr.js';
import { isSigned } from '../signed';
import type { Context } from './answers';

/** Where a request comes from. */
export interface Client {
  /** The reader's address, as far as it is known. */
  readonly address: string;
  /** What rate limits count by: an IPv4 address, or the /64 of an IPv6 address. */
  readonly network: string;
  /** The browser's own words; `''` where there are none. */
  readonly userAgent: string;
}

/**
 * Who asks. The address is what the site's server signed, else what the connection says (through
 * as many proxies as `TRUST_PROXY` names). A signature that is not right counts as none.
 */
export function clientOf(ctx: Context, wakeSecret: string): Client {
  const address = signedAddress(ctx.get(clientHeader), wakeSecret) ?? ctx.ip;
  return { address, network: networkOf(address), userAgent: ctx.get('user-agent') };
}

/** What is counted for an address. Most readers of IPv6 own a whole /64 and may change within it. */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!ipaddr.isValid(plain)) return 'unknown';
  const parsed = ipaddr.process(plain);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()}/64`;
}

function signedAddress(header: string, secret: string): string | null {
  const [address, signature, ...more] = header.split(' ');
  if (address === undefined || signature === undefined || more.length > 0) return null;
  const isRight = isSigned(clientPayload(address), { signature, secret, encoding: 'hex' });
  return isRight && ipaddr.isValid(address) ? address : null;
}
