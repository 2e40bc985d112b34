import type { CaseReader, DocumentChoice } from '../model/case.ts'

/**
 * How many statements each document of a choice has, asked for in ascending order of the documents: sources come in that order too, so that both are read side by
 * side and neither is held. A statement of two sources counts for each; what nobody is named for counts for none.
 */
export function statementsByDocument(reader: CaseReader, choice: DocumentChoice): (document: number) => Promise<number> {
  const rows = reader.sources(choice)[Symbol.asyncIterator]()
  let next = rows.next()
  return async (document) => {
    let sum = 0
    for (let { done, value } = await next; !done && value.document <= document; { done, value } = await next) {
      if (value.document === document) sum += value.communications
      next = rows.next()
    }
    return sum
  }
}
