import { HearsayError } from '../model/error.ts'

/** A failure as it is told: which it is, what happened and why, and what to do. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly hint?: string
}

/** Any error in the form in which it is told; `within` is the file that holds what failed. What is no HearsayError is a fault of the program, and says so. */
export function failure(error: unknown, within?: string): Failure {
  if (error instanceof HearsayError)
    return { code: error.code, message: within === undefined ? error.message : `${within}: ${error.message}`, ...(error.hint ? { hint: error.hint } : {}) }
  const said = error instanceof Error ? error.message : String(error)
  return { code: 'program/fault', message: `the program failed: ${said}`, hint: 'report it with the input that brought it about' }
}
