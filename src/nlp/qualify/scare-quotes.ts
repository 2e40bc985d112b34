import { stage } from '../stage.ts'

export const scareQuotes = stage({ adds: 'scareQuotes', needs: ['quotation', 'parts'], version: 1, run: () => ([]) })
