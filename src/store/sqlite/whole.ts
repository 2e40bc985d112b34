import { HearsayError } from '../../model/error.ts'

/** What is packed, undone; damage is told by what it befell. */
export function whole<Result>(what: string, work: () => Result): Result {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof HearsayError) throw cause
    throw new HearsayError('store/corrupt', `${what} is damaged`, { hint: 'hearsay verify names all that is; a backup has it whole', cause })
  }
}
