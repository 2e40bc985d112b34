import { HearsayError } from '../../model/error.ts'

/** Why a host could not be reached, by the code that the system or TLS gave. */
const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is unknown',
  ENODATA: 'its name has no address',
  EAI_AGAIN: 'its name cannot be looked up at the moment',
  ECONNREFUSED: 'it takes no connections there',
  ECONNRESET: 'it broke the connection off',
  EPIPE: 'it broke the connection off',
  EHOSTUNREACH: 'no way leads to it',
  ENETUNREACH: 'no way leads to it',
  ETIMEDOUT: 'it does not answer',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself alone',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate rests on an authority that is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate rests on an authority that is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate rests on an authority that is not trusted here',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is another host’s',
}

/** The failure to reach a host, in words; what is a HearsayError already, or breaks HTTP, stays what it is. */
export function unreachable(what: string, cause: unknown): HearsayError {
  if (cause instanceof HearsayError) return cause
  const { code = '', message } = cause as NodeJS.ErrnoException
  if (code.startsWith('HPE_')) return badAnswer(what, code === 'HPE_HEADER_OVERFLOW' ? 'its headers are longer than any page needs' : 'what it sends is no HTTP', cause)
  return new HearsayError('ingest/unreachable', `${what} cannot be reached: ${REASONS[code] ?? message}`, {
    hint: 'Try again later, or see in a browser whether the address is right.',
    details: { reason: code },
    cause,
  })
}

/** An answer that breaks HTTP, or is packed in a way that cannot be undone. */
export const badAnswer = (what: string, why: string, cause?: unknown): HearsayError =>
  new HearsayError('ingest/bad-answer', `${what} gave an answer that cannot be read: ${why}`, { hint: 'Save the page with a browser, and add the file.', cause })

/** A wait that came to its end before the answer did. */
export const timedOut = (what: string, why: string): HearsayError =>
  new HearsayError('ingest/timed-out', `${what} was given up: ${why}`, { hint: 'Try again later; a server that drips its answer is not waited for.' })

/** A body past the cap, `packed` as it came or unpacked. */
export const tooLarge = (what: string, most: number, packed: boolean): HearsayError =>
  new HearsayError('ingest/too-large', `${what} has more than ${Math.max(1, Math.round(most / 1024 / 1024))} MB${packed ? '' : ' once unpacked'}`, {
    hint: 'No report is that large; save the part that matters, and add the file.',
  })
