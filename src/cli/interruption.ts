/** The exit status of a call that a person stopped. */
export const INTERRUPTED = 130

const controller = new AbortController()
let patient = false

/** The first Ctrl-C asks a call that can end by itself to do so; any other, and a second one, ends the program at once. */
function interrupted(): void {
  if (!patient || controller.signal.aborted) process.exit(INTERRUPTED)
  controller.abort()
}

export function listenForInterrupts(): void {
  process.on('SIGINT', interrupted)
}

/** The signal that a call listens to; where it is `stoppable`, Ctrl-C and a request to end give it the time to finish the piece in hand. */
export function interruption(stoppable: boolean): AbortSignal {
  if (stoppable && !patient) {
    patient = true
    process.on('SIGTERM', interrupted)
  }
  return controller.signal
}
