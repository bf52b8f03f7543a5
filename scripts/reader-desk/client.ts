import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { clientPayload } from '@standfirst/shared-types';

/**
 * The address that a request comes from: what the connection says or, behind proxies, what the
 * outermost of them saw. Each proxy adds one address to `X-Forwarded-For`, so that many are counted
 * from the end; what a reader wrote there themselves stands before them and counts for nothing.
 */
export function clientAddress(request: IncomingMessage, proxyCount: number): string {
  const socket = plainAddress(request.socket.remoteAddress ?? '');
  if (proxyCount === 0) return socket;
  const header = request.headers['x-forwarded-for'];
  const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((address) => plainAddress(address.trim()));
  const named = forwarded.at(-proxyCount) ?? '';
  return isIP(named) === 0 ? socket : named;
}

/** An IPv4 address that came by IPv6 is that IPv4 address (RFC 4291, section 2.5.5.2). */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** The value of `clientHeader`: the address and its signature. */
export function signedClient(address: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(clientPayload(address)).digest('hex');
  return `${address} ${signature}`;
}
