/** The kinds of failure by which a command's exit status (and later an HTTP status) is chosen. */
export type ErrorCode = `${string}/${string}`

/**
 * The one error family: `code` says which failure it is (`ingest/unsupported-type`), `message` what happened and why, `hint` what to do.
 * Codes are declared beside whoever throws them. Text never makes analysis throw: only a wrong call or an unreadable input does.
 */
export class HearsayError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, message: string, options: { hint?: string; details?: Record<string, unknown>; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'HearsayError'
    this.code = code
    this.hint = options.hint
    this.details = options.details ?? {}
  }
}
