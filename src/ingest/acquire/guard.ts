import { isIP, isIPv6 } from 'node:net'
import { HearsayError } from '../../model/error.ts'
import type { Address } from './address.ts'
import { innerKind, neverByName } from './inner-address.ts'

/** What may be reached. Every address passes `checkHost` before anything is done with it, and every answer of the name service passes `checkAnswers` before it is connected to. */
export interface Guard {
  /** Throws `ingest/forbidden-address` where the host is an inner address, or a name that only an inner network knows. */
  checkHost(address: Address): void
  /** The answers that may be connected to, which is all of them: one that is forbidden forbids the host, for it shows whose name it is. */
  checkAnswers(address: Address, answers: readonly string[]): readonly string[]
}

/** Names of this machine, of local networks and of cloud machines' metadata; a name without a dot is of a local network too. */
const INNER_NAMES = /^(?:localhost|.*\.(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa))$/

/** Services whose names spell an address (127.0.0.1.nip.io), inner ones included. Without a proxy the answers show it; behind one only the name does. */
const SPELLING_NAMES = /(?:^|\.)(?:nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me|lacolhost\.com|vcap\.me|yoogle\.com|rbndr\.us)$/

const forbidden = (address: Address, why: string) =>
  new HearsayError('ingest/forbidden-address', `${address.href} is not fetched: ${why}`, {
    hint: `If you know that machine and mean it, allow it by name: --allow-host ${nameOf(address)}`,
    details: { host: address.host, port: address.port },
  })

const nameOf = ({ host, port, secure }: Address) => {
  const name = isIPv6(host) ? `[${host}]` : host
  return port === (secure ? 443 : 80) ? name : `${name}:${port}`
}

/** A host as `--allow-host` names it. */
function readAllowed(text: string): { readonly host: string; readonly port: number | null } {
  const written = isIPv6(text) ? `[${text}]` : text
  const [, name = '', port] = /^(\[[^\]]*\]|[^:/?#@\\*\s]+)(?::(\d{1,5}))?$/.exec(written) ?? []
  try {
    const host = new URL(`http://${name}/`).hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '')
    if (host) return { host, port: port === undefined ? null : Number(port) }
  } catch {
    // Told below, together with what has no host at all.
  }
  throw new HearsayError('ingest/bad-address', `--allow-host ${JSON.stringify(text)} names no host`, {
    hint: 'write it as host or host:port, one host at a time; there are no patterns',
  })
}

/** A guard that lets through public addresses, and exactly the hosts named: without a port, those at 80 and 443. */
export function openGuard(allowHosts: readonly string[], behindProxy: boolean): Guard {
  const allowed = allowHosts.map(readAllowed)
  const isNamed = ({ host, port }: Address) => allowed.some((one) => one.host === host && (one.port === null ? port === 80 || port === 443 : one.port === port))
  return {
    checkHost(address) {
      const { host } = address
      if (isNamed(address)) return
      if (isIP(host)) {
        const kind = innerKind(host)
        if (kind) throw forbidden(address, `${host} is ${kind}`)
        return
      }
      if (!host.includes('.') || INNER_NAMES.test(host)) throw forbidden(address, `${host} is a name of this machine or of a local network`)
      if (behindProxy && SPELLING_NAMES.test(host)) throw forbidden(address, `${host} may stand for any address, and behind a proxy that cannot be seen`)
    },
    checkAnswers(address, answers) {
      const named = isNamed(address)
      for (const answer of answers) {
        const kind = named && (answer === address.host || !neverByName(answer)) ? null : innerKind(answer)
        if (kind) throw forbidden(address, `its name leads to ${answer}, which is ${kind}`)
      }
      return answers
    },
  }
}
