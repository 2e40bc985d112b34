import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** What each kind of address that is no public one is called in a message. */
const KINDS: Readonly<Record<string, string>> = {
  unspecified: 'the unspecified address',
  broadcast: 'a broadcast address',
  multicast: 'a multicast address',
  linkLocal: 'a link-local address',
  loopback: 'an address of this machine',
  carrierGradeNat: 'an address behind a provider’s own network (100.64.0.0/10)',
  private: 'a private address',
  uniqueLocal: 'a private address',
  deprecatedSiteLocal: 'a private address',
  ipv4Mapped: 'an IPv4 address in the dress of an IPv6 one',
  rfc6145: 'an IPv4 address in the dress of an IPv6 one',
  rfc6052: 'an address that a NAT64 translates to an IPv4 one',
  '6to4': 'a 6to4 address, which leads to an IPv4 one',
  teredo: 'a Teredo address, which leads to an IPv4 one',
  benchmarking: 'an address for measuring networks',
}

/**
 * Addresses that hand out a machine's credentials to whoever asks from within a cloud: refused even where a name that was allowed leads there, since its
 * owner's word is not the user's. Those of AWS, Azure and Google, Azure's host (a public address), Alibaba, Oracle; AWS and Google over IPv6.
 */
const METADATA = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '168.63.129.16',
  '100.100.100.200',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
])

/** An address as text, in one spelling; undefined for what is no address (a zone such as `%eth0` is none here). */
export function plainIp(text: string): string | undefined {
  if (text.includes('%') || !isIP(text)) return undefined
  return ipaddr.parse(text).toString()
}

/** Whether nobody may be led to it by a name: metadata, multicast, broadcast and unspecified addresses. */
export function neverByName(text: string): boolean {
  const ip = plainIp(text)
  if (!ip || METADATA.has(ip)) return true
  return ['multicast', 'broadcast', 'unspecified', 'linkLocal'].includes(ipaddr.parse(ip).range())
}

/**
 * What kind of inner address it is, in words, or null for a public one. Of IPv6 only 2000::/3 is public, less what is set aside in it; an IPv4 address inside
 * another (mapped, NAT64, 6to4, Teredo, ISATAP) is never looked into but refused as such, since nobody publishes news there.
 */
export function innerKind(text: string): string | null {
  const plain = plainIp(text)
  if (!plain) return 'no address that can be checked'
  if (METADATA.has(plain)) return 'an address that gives out a cloud machine’s credentials'
  const ip = ipaddr.parse(plain)
  const range = ip.range()
  if (range !== 'unicast') return KINDS[range] ?? 'a reserved address'
  if (ip.kind() === 'ipv4') return null
  const { parts } = ip as ipaddr.IPv6
  if (parts[0] >> 13 !== 1) return 'a reserved address'
  if ((parts[4] & 0xfdff) === 0 && parts[5] === 0x5efe) return 'an ISATAP address, which leads to an IPv4 one'
  return null
}
